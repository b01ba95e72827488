package org.evertill.offlinedb;

import java.sql.SQLException;
import java.util.Set;
import org.evertill.exchange.schema.SchemaMigration;
import org.evertill.exchange.schema.SchemaTooNewException;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.DatabaseKind;

/** The journal's schema: the shared tables that travel up, and the register's own by script. */
final class JournalSchema {
    static final SchemaMigration MIGRATION =
            new SchemaMigration(Set.of(DatabaseKind.JOURNAL), "org/evertill/offlinedb/migration", 5);

    private JournalSchema() {
    }

    /** Makes or migrates the journal. A newer one is refused and left as it is. */
    static void bring(SqliteFile journal) throws DataFolderException {
        try {
            MIGRATION.bring(journal);
        } catch (SQLException e) {
            throw unusable(journal, e);
        }
    }

    /** Makes sure that a journal can be read as it is, and changes nothing. */
    static void require(SqliteFile journal) throws DataFolderException {
        if (!isCurrent(journal)) {
            throw new DataFolderException("The journal " + journal + " was written by an older Evertill and has"
                    + " not been opened since. Start the register once, which brings it up to date.");
        }
    }

    private static boolean isCurrent(SqliteFile journal) throws DataFolderException {
        try {
            return MIGRATION.isCurrent(journal);
        } catch (SQLException e) {
            throw unusable(journal, e);
        }
    }

    private static DataFolderException unusable(SqliteFile journal, SQLException cause) {
        if (cause instanceof SchemaTooNewException newer) {
            return new JournalTooNewException(journal.path(), newer.found(), MIGRATION.version());
        }
        return new DataFolderException("The journal " + journal + " cannot be opened: " + cause.getMessage()
                + ". Do not delete it: it holds the sales of this register.", cause);
    }
}
