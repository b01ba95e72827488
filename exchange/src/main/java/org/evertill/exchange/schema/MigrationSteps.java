package org.evertill.exchange.schema;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * What Flyway does beside the scripts: before the first of them it completes the shared tables, and with each of them,
 * in its transaction, it notes how far the database has come.
 */
record MigrationSteps(String database, SharedTables shared) implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            if (event == Event.BEFORE_MIGRATE) {
                shared.complete(context.getConnection());
            } else {
                int version = Integer.parseInt(context.getMigrationInfo().getVersion().getVersion());
                try (Statement statement = context.getConnection().createStatement()) {
                    statement.execute(shared.dialect().noteVersion(database, version));
                }
            }
        } catch (SQLException e) {
            throw new FlywayException(e.getMessage(), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "shared tables";
    }
}
