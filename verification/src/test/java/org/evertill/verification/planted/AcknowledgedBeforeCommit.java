package org.evertill.verification.planted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.evertill.verification.weave.HoldPoints;

/** {@link PlantedBug#ACKNOWLEDGED_BEFORE_COMMIT}: in the writer's thread, which is given the answers by its work. */
public final class AcknowledgedBeforeCommit {

    private AcknowledgedBeforeCommit() {}

    @SuppressWarnings("unchecked")
    public static <T, E extends Exception> T call(Connection connection, SqliteTransaction.Question<T, E> work)
            throws SQLException, E {
        HoldPoints.execute(connection, "BEGIN IMMEDIATE");
        T answers = work.run();
        ((List<Runnable>) answers).forEach(Runnable::run);
        HoldPoints.execute(connection, "COMMIT");
        return (T) List.of();
    }
}
