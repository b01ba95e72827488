package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.sqlite.SqliteFile;

/** Recomputes the hash chain of a journal of one incarnation from its bytes. */
final class RecomputedChain {

    private RecomputedChain() {
    }

    /** Fails unless every record follows the one before it; answers how many there are. */
    static long requireWhole(Path folder, RegisterIdentity identity) throws SQLException {
        byte[] hash = RecordHash.genesis(identity);
        long sequence = 0;
        try (Connection connection = new SqliteFile(folder.resolve(OfflineDatabase.JOURNAL)).openReader();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT sequence, previous_hash, hash, payload FROM journal_record ORDER BY sequence")) {
            while (row.next()) {
                assertThat(row.getLong(1)).isEqualTo(++sequence);
                assertThat(row.getBytes(2)).as("record %d", sequence).isEqualTo(hash);
                hash = RecordHash.next(hash, row.getBytes(4));
                assertThat(row.getBytes(3)).as("record %d", sequence).isEqualTo(hash);
            }
        }
        return sequence;
    }
}
