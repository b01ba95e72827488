package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.evertill.scaleunit.storage.Finding;
import org.evertill.scaleunit.storage.ServerDatabase;

/** What headquarters has set aside of that which its channels have handed over. Safe on any thread. */
public final class CollectionFindings {
    private static final String NEWEST = """
            SELECT channel_code, record_id, payload, reason, found_at FROM quarantined_record
            ORDER BY found_at DESC, quarantine_number DESC LIMIT ?""";

    private final ServerDatabase database;

    /** One of them, and the channel it came from. */
    public record OfChannel(String channelCode, Finding finding) {
    }

    /** Reads headquarters' database. */
    public CollectionFindings(ServerDatabase database) {
        this.database = database;
    }

    /** The newest findings, newest first. */
    public List<OfChannel> newest(int atMost) throws SQLException {
        return database.read(connection -> newest(connection, atMost));
    }

    private static List<OfChannel> newest(Connection connection, int atMost) throws SQLException {
        List<OfChannel> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setInt(1, atMost);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new OfChannel(row.getString(1), new Finding(Finding.Kind.SET_ASIDE, row.getString(2),
                            Finding.Place.in(row.getBytes(3)), row.getString(4), row.getString(5))));
                }
            }
        }
        return found;
    }
}
