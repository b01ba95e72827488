package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;

/**
 * A headquarters that publishes full packages and deltas of rows a test changes as it likes, with a copy of its own
 * that is changed by the very packages it publishes.
 */
final class DeltaFixture {
    private final Path folder;
    private final PackageFixture headquarters;
    private final GenerationStore copy;
    private final Map<RowKey, Row> rows = new LinkedHashMap<>();
    private final Map<RowKey, RowChange> changes = new LinkedHashMap<>();
    private long version;

    /** Begins with the rows of the small store, published as version 1. */
    DeltaFixture(Path folder) throws IOException, SQLException {
        this.folder = folder;
        this.headquarters = new PackageFixture(folder);
        this.copy = GenerationStore.open(folder.resolve("copy"), DatabaseKind.REFERENCE);
        SmallStore.rows(DatabaseKind.REFERENCE).forEach(row -> rows.put(RowKey.of(row), row));
        headquarters.install(copy, full());
    }

    PackageFixture headquarters() {
        return headquarters;
    }

    Map<RowKey, Row> rows() {
        return rows;
    }

    /** Adds or changes a row. */
    void put(Row row) {
        rows.put(RowKey.of(row), row);
        changes.put(RowKey.of(row), new RowChange.Put(row));
    }

    /** Deletes a row. */
    void remove(RowKey key) {
        rows.remove(key);
        changes.put(key, new RowChange.Removed(key));
    }

    /** Publishes everything as the next version. */
    PackageFolder full() throws IOException, SQLException {
        version++;
        return headquarters.write(DatabaseKind.REFERENCE, version, List.copyOf(rows.values()));
    }

    /** Publishes what was changed since the last time as the next version; empty when nothing differs. */
    Optional<PackageFolder> delta() throws IOException, SQLException {
        Optional<PackageFolder> written;
        try (GenerationReader base = copy.reader().orElseThrow()) {
            PackageHeading heading = new PackageHeading(DatabaseKind.REFERENCE, SmallStore.DATA_GROUP, version + 1,
                    PackageFixture.NOW, PackageFixture.EXPIRY);
            written = new PackageWriter(headquarters.key()).writeDelta(heading, base, this::changes,
                    folder.resolve("delta-" + (version + 1)));
        }
        if (written.isPresent()) {
            changes.clear();
            version++;
            headquarters.install(copy, written.get());
        }
        return written;
    }

    private void changes(SyncedTable table, ChangeSource.ChangeSink sink) throws SQLException {
        for (RowChange change : changes.values()) {
            if (change.table() == table) {
                sink.accept(change);
            }
        }
    }

    /** What each table of an installed file holds, read row by row. */
    static Map<String, TableContent> contents(GenerationStore store) throws SQLException {
        Map<String, TableContent> contents = new TreeMap<>();
        try (Connection connection = new SqliteFile(store.current().orElseThrow().path()).openReader()) {
            for (SyncedTable table : ChannelTables.in(DatabaseKind.REFERENCE)) {
                contents.put(table.name(), TableContent.read(connection, table));
            }
        }
        return contents;
    }

    /** What each table should hold. */
    Map<String, TableContent> contents() {
        Map<String, TableContent> contents = new TreeMap<>();
        for (SyncedTable table : ChannelTables.in(DatabaseKind.REFERENCE)) {
            TableContent content = TableContent.EMPTY;
            for (Row row : rows.values()) {
                content = row.table() == table ? content.with(row) : content;
            }
            contents.put(table.name(), content);
        }
        return contents;
    }

    /** The rows of one table of an installed file. */
    static List<Row> rows(GenerationStore store, SyncedTable table) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (Connection connection = new SqliteFile(store.current().orElseThrow().path()).openReader();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(table.sql(SqlDialect.SQLITE).selectUnordered())) {
            while (result.next()) {
                found.add(Row.read(table, result));
            }
        }
        return found;
    }

    static Row price(String product, long micros) {
        return Row.of(ChannelTables.PRODUCT_PRICE, product, "2020-01-01", micros, "EUR", null);
    }

    static Row product(String number, String name, long popularity) {
        return Row.of(ChannelTables.PRODUCT, number, name, "food", "standard", "ea", true, null, popularity, false);
    }

    /** Changes an installed file behind the back of everybody. */
    static void write(GenerationStore store, String... statements) throws SQLException {
        try (Connection connection = new SqliteFile(store.current().orElseThrow().path())
                .openWriter(Durability.REPLACEABLE); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
