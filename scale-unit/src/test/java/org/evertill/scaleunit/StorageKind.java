package org.evertill.scaleunit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.storage.PostgresqlServer;
import org.evertill.scaleunit.storage.Storage;

/** The databases that the scale unit runs on: what is true of one must be true of the other. */
public enum StorageKind {
    SQLITE, POSTGRESQL;

    /** Databases for one test: files, or new ones in the server. */
    public ScaleUnitDatabases databases() throws SQLException {
        return switch (this) {
            case SQLITE -> ScaleUnitDatabases.IN_FILES;
            case POSTGRESQL -> new ScaleUnitDatabases(
                    Optional.of(PostgresqlServer.shared().database(Headquarters.MIGRATION)),
                    Optional.of(PostgresqlServer.shared().database(Channel.MIGRATION)));
        };
    }

    /** Begins a transaction as somebody who knows nothing of the product's locks. */
    public void begin(Statement statement) throws SQLException {
        statement.execute(this == SQLITE ? "BEGIN IMMEDIATE" : "BEGIN");
    }

    /** Keeps every writer out of a table, and does not commit. */
    public void lock(Statement statement, String table) throws SQLException {
        begin(statement);
        if (this == POSTGRESQL) {
            statement.execute("LOCK TABLE " + table);
        }
    }

    /** The values of the only column a question has, as text. */
    public static List<String> ask(Storage storage, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = storage.openReader(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        return found;
    }

    /** Changes a database from outside. */
    public static void execute(Storage storage, String... statements) throws SQLException {
        try (Connection connection = storage.openWriter(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
