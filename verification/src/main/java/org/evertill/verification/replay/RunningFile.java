package org.evertill.verification.replay;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A database of the house, looked at while its program runs or after it died; read only, so nothing is mended. */
final class RunningFile {

    private static final String READ_ONLY = "1";
    private static final String BUSY_MILLIS = "10000";

    private final Path file;

    RunningFile(Path file) {
        this.file = file;
    }

    /** How many journal records it holds. */
    long records() throws SQLException {
        return Long.parseLong(first("SELECT count(*) FROM journal_record").getFirst());
    }

    /** Whether it holds a sale with this outside reference. */
    boolean holdsInvoice(String number) throws SQLException {
        return !first("SELECT 1 FROM retail_transaction WHERE external_reference = ?", number).isEmpty();
    }

    /** The columns of the first row as texts; none when there is no row. */
    List<String> first(String sql, String... parameters) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("open_mode", READ_ONLY);
        properties.setProperty("busy_timeout", BUSY_MILLIS);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> columns = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.add(row.getString(i));
                    }
                }
            }
            return columns;
        }
    }
}
