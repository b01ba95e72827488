package org.evertill.exchange.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;
import org.evertill.exchange.tables.TableDigest;

/**
 * Writes down what really differs from a base, and what the tables will hold once it has been applied there. For one
 * thread, and one delta.
 */
final class ChangeCollector {
    private final Connection base;
    private final List<SyncedTable> tables;
    private final Map<SyncedTable, TableContent> contents;
    private long count;

    /**
     * @param base   a file of the version that the delta will change
     * @param tables its tables
     */
    ChangeCollector(Connection base, List<SyncedTable> tables) throws SQLException, RefusedException {
        this.base = base;
        this.tables = tables;
        this.contents = new HashMap<>(ContentTable.read(base, tables));
    }

    /** Writes the changes of every table into a file that must not be there yet. */
    void collect(ChangeSource source, Path file) throws IOException, SQLException {
        try (ChangeFile.Writer writer = new ChangeFile.Writer(file)) {
            for (SyncedTable table : tables) {
                try (PreparedStatement select =
                        base.prepareStatement(table.sql(SqlDialect.SQLITE).selectByKey())) {
                    source.read(table, change -> collect(change, select, writer));
                }
            }
            count = writer.count();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** How many rows differ. */
    long count() {
        return count;
    }

    /** What each table holds with the changes. */
    Map<SyncedTable, TableContent> contents() {
        return Map.copyOf(contents);
    }

    private void collect(RowChange change, PreparedStatement select, ChangeFile.Writer writer) throws SQLException {
        Optional<Row> before = find(select, change);
        Optional<Row> after = change instanceof RowChange.Put(Row row) ? Optional.of(row) : Optional.empty();
        if (before.equals(after)) {
            return;
        }
        TableContent content = contents.getOrDefault(change.table(), TableContent.EMPTY);
        if (before.isPresent()) {
            content = content.without(TableDigest.ofRow(before.get()));
        }
        contents.put(change.table(), after.isPresent() ? content.with(after.get()) : content);
        try {
            writer.write(entry(change, before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeltaEntry entry(RowChange change, Optional<Row> before) {
        return switch (change) {
            case RowChange.Removed removed ->
                    new DeltaEntry.Deleted(removed.key(), TableDigest.ofRow(before.orElseThrow()));
            case RowChange.Put put when before.isPresent() -> new DeltaEntry.Updated(put.row(),
                    TableDigest.ofRow(put.row()), put.row().differsIn(before.get()),
                    TableDigest.ofRow(before.get()));
            case RowChange.Put put -> new DeltaEntry.Added(put.row(), TableDigest.ofRow(put.row()));
        };
    }

    private static Optional<Row> find(PreparedStatement select, RowChange change) throws SQLException {
        RowKey key = switch (change) {
            case RowChange.Put put -> RowKey.of(put.row());
            case RowChange.Removed removed -> removed.key();
        };
        key.bind(select);
        try (ResultSet result = select.executeQuery()) {
            return result.next() ? Optional.of(Row.read(change.table(), result)) : Optional.empty();
        }
    }
}
