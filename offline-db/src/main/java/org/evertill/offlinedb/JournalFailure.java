package org.evertill.offlinedb;

import java.sql.SQLException;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What an error of the journal's file means for what was to be stored. */
enum JournalFailure {
    /** The disk is full. SQLite writes a transaction's last page last, so nothing of it counts. */
    FULL,
    /** Somebody else holds the file; nothing was begun. */
    BUSY,
    /** The file is damaged; no other attempt will mend it. */
    DAMAGED,
    /** The statement itself was refused: a mistake in this program, not of the disk. */
    REFUSED,
    /** The disk did not do its part, and what is stored is known only when the file is opened anew. */
    UNKNOWN;

    private static final int PRIMARY_CODE = 0xFF;

    static JournalFailure of(SQLException error) {
        if (!(error instanceof SQLiteException sqlite)) {
            return UNKNOWN;
        }
        return switch (primary(sqlite)) {
            case SQLITE_FULL -> FULL;
            case SQLITE_BUSY, SQLITE_LOCKED -> BUSY;
            case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
            case SQLITE_ERROR, SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_MISUSE, SQLITE_RANGE, SQLITE_TOOBIG ->
                    REFUSED;
            default -> UNKNOWN;
        };
    }

    /**
     * Why the file did not give what was asked for, where that is the file's own fault: damage, or a disk that does not
     * read.
     *
     * @throws JournalUnavailableException the same again, where something else stood in the way
     */
    static String reasonNotGiven(JournalUnavailableException failed) {
        if (failed.getCause() instanceof SQLiteException sqlite) {
            switch (primary(sqlite)) {
                case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR -> {
                    return String.valueOf(sqlite.getMessage());
                }
                default -> { }
            }
        }
        throw failed;
    }

    private static SQLiteErrorCode primary(SQLiteException error) {
        return SQLiteErrorCode.getErrorCode(error.getResultCode().code & PRIMARY_CODE);
    }
}
