package org.evertill.verification.house;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.evertill.verification.audit.ReadOnlyDatabase;

/** A database of the house, looked at while its program runs or after it died; read only, so nothing is mended. */
public final class RunningFile {

    private final Path file;

    /** Takes texts out of an answer. */
    @FunctionalInterface
    private interface Reading {
        List<String> of(ResultSet row) throws SQLException;
    }

    /** Opens nothing yet. */
    public RunningFile(Path file) {
        this.file = file;
    }

    /** How many journal records it holds. */
    public long records() throws SQLException {
        return Long.parseLong(first("SELECT count(*) FROM journal_record").getFirst());
    }

    /** The ids of those of one kind. */
    public Set<String> ids(String kind) throws SQLException {
        return Set.copyOf(ask("SELECT record_id FROM journal_record WHERE kind = ?", new String[] {kind}, row -> {
            List<String> ids = new ArrayList<>();
            while (row.next()) {
                ids.add(row.getString(1));
            }
            return ids;
        }));
    }

    /** Whether one of them has this id. */
    public boolean holds(String recordId) throws SQLException {
        return !first("SELECT 1 FROM journal_record WHERE record_id = ?", recordId).isEmpty();
    }

    /** Whether it holds a sale with this outside reference. */
    public boolean holdsInvoice(String number) throws SQLException {
        return !first("SELECT 1 FROM retail_transaction WHERE external_reference = ?", number).isEmpty();
    }

    /** The columns of the first row as texts; none when there is no row. */
    public List<String> first(String sql, String... parameters) throws SQLException {
        return ask(sql, parameters, row -> {
            List<String> columns = new ArrayList<>();
            if (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getString(i));
                }
            }
            return columns;
        });
    }

    private List<String> ask(String sql, String[] parameters, Reading reading) throws SQLException {
        try (ReadOnlyDatabase database = ReadOnlyDatabase.open(file);
                PreparedStatement statement = database.connection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return reading.of(row);
            }
        }
    }
}
