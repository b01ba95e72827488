package org.evertill.scaleunit.headquarters;

import java.time.LocalDate;
import org.evertill.exchange.facts.OfflineScope;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.SyncedTable;

/**
 * An edition with what it is cut down to, as headquarters makes it.
 *
 * @param today the day from which sales and visits are counted back
 */
record ScopedEdition(String dataGroup, OfflineScope scope, LocalDate today) {

    /** The edition. */
    Edition edition() {
        return scope.edition(dataGroup);
    }

    /** Its code. */
    String code() {
        return edition().code();
    }

    /** What it has of a table. */
    GroupView view(SyncedTable table) {
        return new GroupView(table, dataGroup, scope.excludes(table),
                RowLimit.of(table, dataGroup, scope, today));
    }
}
