package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TrackingSql;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * How far the changes of the master tables have gone into the packages of each data group. A cursor is moved after the
 * package is out: a crash between the two repeats the changes, and what is in the packages already is left out there.
 */
final class GroupCursors {
    private static final String MOVE = """
            INSERT INTO group_cursor VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET tracking_version = excluded.tracking_version""";

    private final ServerDatabase database;

    GroupCursors(ServerDatabase database) {
        this.database = database;
    }

    /** The version of the tracking with which the next delta begins; empty before the first package. */
    OptionalLong of(String dataGroup, DatabaseKind kind) throws SQLException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT tracking_version FROM group_cursor WHERE data_group_code = ? AND kind = ?")) {
                select.setString(1, dataGroup);
                select.setString(2, kind.code());
                try (ResultSet result = select.executeQuery()) {
                    return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }

    /** Where the changes after those that are about to be read begin. Taken before reading. */
    long horizon() throws SQLException {
        return database.write(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(TrackingSql.horizon(SqlDialect.SQLITE))) {
                result.next();
                return result.getLong(1);
            }
        });
    }

    /** The changes before the horizon are in a package; those that are in everybody's are forgotten. */
    void move(String dataGroup, DatabaseKind kind, long horizon) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(MOVE)) {
                update.setString(1, dataGroup);
                update.setString(2, kind.code());
                update.setLong(3, horizon);
                update.executeUpdate();
            }
            return forget(connection, kind);
        });
    }

    private static int forget(Connection connection, DatabaseKind kind) throws SQLException {
        int forgotten = 0;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT coalesce(min(tracking_version), 0) FROM group_cursor WHERE kind = ?")) {
            select.setString(1, kind.code());
            try (ResultSet result = select.executeQuery()) {
                long taken = result.next() ? result.getLong(1) : 0;
                for (SyncedTable table : ChannelTables.in(kind)) {
                    try (PreparedStatement delete =
                            connection.prepareStatement(new TrackingSql(table, SqlDialect.SQLITE).forget())) {
                        delete.setLong(1, taken);
                        forgotten += delete.executeUpdate();
                    }
                }
            }
        }
        return forgotten;
    }
}
