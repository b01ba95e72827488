package org.evertill.app.screen.sale;

import java.util.Optional;
import org.evertill.app.component.ActionGrid.Badge;
import org.evertill.commerce.operation.OfflineRule;
import org.evertill.commerce.operation.OperationCatalog;
import org.evertill.commerce.register.RegisterSession;

/** What stands between whoever is signed on and an operation. */
public final class Hindrance {

    private Hindrance() {
    }

    /** The badge on a button of this operation. */
    public static Badge of(int operation, RegisterSession session) {
        OperationCatalog.Entry entry = OperationCatalog.entry(operation);
        if (entry.offline() == OfflineRule.ONLINE_ONLY && !session.connection().isOnline()) {
            return Badge.CONNECTION;
        }
        Optional<Boolean> may = entry.permission().flatMap(permission ->
                session.worker().map(worker -> worker.may(permission)));
        return may.orElse(true) ? Badge.NONE : Badge.PERMISSION;
    }
}
