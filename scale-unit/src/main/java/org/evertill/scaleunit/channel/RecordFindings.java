package org.evertill.scaleunit.channel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.scaleunit.storage.Finding;
import org.evertill.scaleunit.storage.ServerDatabase;

/** What the channel has set aside, and where a chain did not continue as it came in. Safe on any thread. */
public final class RecordFindings {
    private static final String NEWEST = """
            SELECT 1 AS aside, store_number, register_number, incarnation, sequence, record_id, reason,
                received_at AS found_at
            FROM quarantined_record
            UNION ALL
            SELECT 0, store_number, register_number, incarnation, sequence, record_id, finding, found_at
            FROM chain_finding JOIN journal_record USING (record_id)
            ORDER BY found_at DESC, store_number, register_number, incarnation DESC, sequence DESC LIMIT ?""";

    private final ServerDatabase database;

    /** Reads the channel database. */
    public RecordFindings(ServerDatabase database) {
        this.database = database;
    }

    /** The newest findings, newest first. */
    public List<Finding> newest(int atMost) throws SQLException {
        return database.read(connection -> newest(connection, atMost));
    }

    private static List<Finding> newest(Connection connection, int atMost) throws SQLException {
        List<Finding> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setInt(1, atMost);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Finding(row.getInt(1) == 1 ? Finding.Kind.SET_ASIDE : Finding.Kind.CHAIN,
                            row.getString(6), Optional.of(new Finding.Place(new RegisterIdentity(row.getString(2),
                                    row.getString(3), row.getLong(4)), row.getLong(5))),
                            row.getString(7), row.getString(8)));
                }
            }
        }
        return found;
    }
}
