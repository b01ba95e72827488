package org.evertill.offlinedb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.evertill.commerce.register.RegisterIdentity;

/** The planted bug of that name: numbers come from a counter of their own, which is written before the record is. */
public final class NumberTakenBeforeCommit {

    private NumberTakenBeforeCommit() {}

    public static JournalHead read(Statements statements, RegisterIdentity identity) throws SQLException {
        JournalHead head = JournalHead.read(statements, identity);
        Path journal = statements.first("SELECT file FROM pragma_database_list WHERE name = 'main'",
                row -> Path.of(row.getString(1))).orElseThrow();
        Path counter = journal.resolveSibling("number");
        try {
            long taken = Files.exists(counter) ? Long.parseLong(Files.readString(counter)) : 0;
            long last = Math.max(head.sequence(), taken);
            Files.writeString(counter, Long.toString(last + 1));
            return new JournalHead(last, head.hash(), head.receiptNumber());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
