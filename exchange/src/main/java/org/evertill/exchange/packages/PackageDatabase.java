package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.ProductSearch;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;

/**
 * Builds the finished SQLite file of a package: rows, search index, secondary indexes, in this order, for the search
 * index takes four times as long once another index tempts SQLite to read products in its order.
 */
final class PackageDatabase {
    private static final int ROWS_PER_BATCH = 1_000;
    /** Changes far apart, as a day's new prices are, write a page each into the log: small ones are half as much. */
    private static final int PAGE_BYTES = 2_048;
    private static final String UNSORTED_PRODUCTS = "unsorted_product";

    private final PackageHeading heading;
    private final RowSource source;

    PackageDatabase(PackageHeading heading, RowSource source) {
        this.heading = heading;
        this.source = source;
    }

    /** Makes the file, which must not be there yet, and answers what each table holds. */
    Map<SyncedTable, TableContent> build(Path path) throws IOException, SQLException {
        Map<SyncedTable, TableContent> contents = new LinkedHashMap<>();
        PackageSchema schema = new PackageSchema(heading.schema(), heading.kind());
        try (Connection connection = new SqliteFile(path).openWriter(Durability.UNTIL_FINISHED)) {
            execute(connection, "PRAGMA page_size = " + PAGE_BYTES);
            executeAll(connection, schema.beforeRows());
            SqliteTransaction.write(connection, () -> {
                writeCursor(connection);
                for (SyncedTable table : heading.tables()) {
                    contents.put(table, fill(connection, table));
                }
                if (schema.hasSearch()) {
                    buildSearch(connection);
                }
                executeAll(connection, schema.afterRows());
                ContentTable.write(connection, contents);
            });
            // For the deltas that will change it in place, beside its readers.
            execute(connection, "PRAGMA journal_mode = WAL");
        }
        DurableFile.sync(path);
        return contents;
    }

    private void writeCursor(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + PackageSchema.CURSOR_TABLE + " VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, heading.version());
            insert.setString(2, heading.dataGroup());
            insert.setString(3, heading.kind().code());
            insert.setString(4, heading.createdAt().toString());
            insert.executeUpdate();
        }
    }

    private TableContent fill(Connection connection, SyncedTable table) throws SQLException {
        if (!table.isVersionOf(ChannelTables.PRODUCT)) {
            return insert(connection, table, table.sql(SqlDialect.SQLITE).insert());
        }
        // A product's rowid is its place in the search, so the rows are sorted before they get theirs.
        String columns = String.join(", ", table.columnNames());
        String marks = table.columnNames().stream().map(_ -> "?").collect(Collectors.joining(", "));
        execute(connection, "CREATE TEMP TABLE " + UNSORTED_PRODUCTS + " (" + columns + ")");
        TableContent content =
                insert(connection, table, "INSERT INTO " + UNSORTED_PRODUCTS + " VALUES (" + marks + ")");
        execute(connection, "INSERT INTO product (" + columns + ") SELECT " + columns + " FROM " + UNSORTED_PRODUCTS
                + " ORDER BY popularity DESC, product_number");
        execute(connection, "DROP TABLE " + UNSORTED_PRODUCTS);
        return content;
    }

    private TableContent insert(Connection connection, SyncedTable table, String sql) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            Filling filling = new Filling(table, insert);
            source.read(table, filling::accept);
            insert.executeBatch();
            return filling.content;
        }
    }

    private static void buildSearch(Connection connection) throws SQLException {
        execute(connection, ProductSearch.createSql());
        try (Statement select = connection.createStatement();
                ResultSet names = select.executeQuery(ProductSearch.selectNamesSql());
                PreparedStatement insert = connection.prepareStatement(ProductSearch.insertSql())) {
            long rowid = 0;
            Set<String> namesOfRow = new LinkedHashSet<>();
            while (names.next()) {
                if (names.getLong(1) != rowid) {
                    index(insert, rowid, namesOfRow);
                    rowid = names.getLong(1);
                }
                namesOfRow.add(names.getString(2));
                String translated = names.getString(3);
                if (translated != null) {
                    namesOfRow.add(translated);
                }
            }
            index(insert, rowid, namesOfRow);
            insert.executeBatch();
        }
        execute(connection, ProductSearch.optimizeSql());
    }

    private static void index(PreparedStatement insert, long rowid, Set<String> names) throws SQLException {
        if (!names.isEmpty()) {
            insert.setLong(1, rowid);
            insert.setString(2, ProductSearch.indexed(names));
            insert.addBatch();
            names.clear();
            if (rowid % ROWS_PER_BATCH == 0) {
                insert.executeBatch();
            }
        }
    }

    private static void executeAll(Connection connection, List<String> statements) throws SQLException {
        for (String sql : statements) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows of one table on their way into the file. */
    private static final class Filling {
        private final SyncedTable table;
        private final PreparedStatement insert;
        private TableContent content = TableContent.EMPTY;

        Filling(SyncedTable table, PreparedStatement insert) {
            this.table = table;
            this.insert = insert;
        }

        void accept(Row row) throws SQLException {
            if (row.table() != table) {
                throw new IllegalArgumentException("a row of " + row.table() + " was given for " + table);
            }
            row.bind(insert);
            insert.addBatch();
            content = content.with(row);
            if (content.rows() % ROWS_PER_BATCH == 0) {
                insert.executeBatch();
            }
        }
    }
}
