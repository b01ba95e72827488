package org.evertill.verification.powerloss;

import java.sql.Connection;
import java.sql.SQLException;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;

/** The virtual machine has no memory left, once, when the journal's connection shall sync its commits again. */
public final class ErrorOnKeeping {

    private static boolean hasStruck;

    private ErrorOnKeeping() {}

    /** For {@link SqliteFile#keep}. */
    public static void keep(Connection writer, Durability durability) throws SQLException {
        if (durability == Durability.EVERY_COMMIT && !hasStruck) {
            hasStruck = true;
            throw new OutOfMemoryError("the test says so");
        }
        SqliteFile.keep(writer, durability);
    }
}
