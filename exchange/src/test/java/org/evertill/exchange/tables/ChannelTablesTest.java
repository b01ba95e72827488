package org.evertill.exchange.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelTablesTest {
    @TempDir
    Path folder;

    @Test
    void makesEveryFileInSqliteAndKeepsItsRows() throws SQLException {
        for (DatabaseKind kind : DatabaseKind.values()) {
            try (Connection connection = database(kind)) {
                for (SyncedTable table : ChannelTables.in(kind)) {
                    List<Row> rows = new RandomRows(11).next(table, 30);
                    for (Row row : rows) {
                        run(connection, table.sql(SqlDialect.SQLITE).insert(), row);
                    }
                    assertThat(readAll(connection, table)).containsExactlyInAnyOrderElementsOf(rows);
                }
            }
        }
    }

    @Test
    void writesTheSchemaOfPostgresql() throws Exception {
        String schema = Arrays.stream(DatabaseKind.values())
                .flatMap(kind -> ChannelTables.schema(kind, SqlDialect.POSTGRESQL).stream())
                .collect(Collectors.joining(";\n", "", ";\n"));
        try (InputStream expected = getClass().getResourceAsStream("postgresql-schema.sql")) {
            assertThat(schema).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void leavesIndexedColumnsAloneUnlessTheyChange() {
        List<String> upsert = ChannelTables.PRODUCT_BARCODE.sql(SqlDialect.SQLITE).upsert();
        String insert = ChannelTables.PRODUCT_BARCODE.sql(SqlDialect.SQLITE).insert();
        assertThat(upsert).containsExactly(
                insert + " ON CONFLICT (barcode) DO UPDATE SET symbology = excluded.symbology"
                        + " WHERE product_barcode.product_number IS excluded.product_number"
                        + " AND (product_barcode.symbology IS NOT excluded.symbology)",
                insert + " ON CONFLICT (barcode) DO UPDATE SET product_number = excluded.product_number,"
                        + " symbology = excluded.symbology"
                        + " WHERE product_barcode.product_number IS NOT excluded.product_number");
        assertThat(ChannelTables.TAX_GROUP.sql(SqlDialect.POSTGRESQL).upsert()).containsExactly(
                "INSERT INTO tax_group (tax_group_code, name) VALUES (?, ?) ON CONFLICT (tax_group_code)"
                        + " DO UPDATE SET name = excluded.name WHERE tax_group.name IS DISTINCT FROM excluded.name");
    }

    @Test
    void upsertAddsChangesAndLeavesEqualRowsUntouched() throws SQLException {
        for (DatabaseKind kind : DatabaseKind.values()) {
            try (Connection connection = database(kind)) {
                for (SyncedTable table : ChannelTables.in(kind)) {
                    RandomRows rows = new RandomRows(table.name().hashCode());
                    for (int i = 0; i < 20; i++) {
                        Row first = rows.next(table);
                        Row second = withKeyOf(first, rows.next(table));
                        assertThat(upsert(connection, first)).as("%s", table).isEqualTo(1);
                        assertThat(upsert(connection, first)).as("%s", table).isZero();
                        assertThat(upsert(connection, second)).as("%s", table)
                                .isEqualTo(second.equals(first) ? 0 : 1);
                        assertThat(readByKey(connection, first)).containsExactly(second);
                    }
                }
            }
        }
    }

    @Test
    void givesEachJobItsTables() {
        assertThat(SchedulerJob.PRODUCTS.tables()).extracting(SyncedTable::name)
                .containsExactly("product", "product_name", "product_barcode");
        assertThat(SchedulerJob.CHANNEL_TRANSACTIONS.tables())
                .containsExactlyElementsOf(ChannelTables.in(DatabaseKind.JOURNAL))
                .allMatch(table -> table.direction() == Direction.UP);
        assertThat(SchedulerJob.ALL.tables()).allMatch(table -> table.database().isPackaged())
                .containsExactlyInAnyOrderElementsOf(
                        SchedulerJob.ALL.jobs().stream().flatMap(job -> job.tables().stream()).toList());
        assertThat(SchedulerJob.ALL.jobs()).allSatisfy(job -> assertThat(job.tables()).as(job.number()).isNotEmpty());
    }

    @Test
    void knowsNoOtherTablesAndColumns() {
        assertThat(ChannelTables.named("staff")).isSameAs(ChannelTables.STAFF);
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelTables.named("sqlite_master"));
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelTables.STAFF.position("pin"));
    }

    @Test
    void refusesRowsThatDoNotFit() {
        SyncedTable table = ChannelTables.TAX_GROUP;
        assertThatIllegalArgumentException().isThrownBy(() -> Row.of(table, "A"));
        assertThatIllegalArgumentException().isThrownBy(() -> Row.of(table, "A", 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Row.of(table, "A", null))
                .withMessage("tax_group.name may not be null");
        assertThatIllegalArgumentException().isThrownBy(() -> table.newRow().with("code", "A"));
    }

    private Connection database(DatabaseKind kind) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(kind.code() + ".db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            for (String sql : ChannelTables.schema(kind, SqlDialect.SQLITE)) {
                statement.execute(sql);
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }


    private static Row withKeyOf(Row key, Row values) {
        Row.Builder mixed = key.table().newRow();
        for (Column column : key.table().columns()) {
            boolean isKey = key.table().keyColumns().contains(column);
            mixed.with(column.name(), (isKey ? key : values).value(column.name()));
        }
        return mixed.row();
    }

    private static int upsert(Connection connection, Row row) throws SQLException {
        int changed = 0;
        for (String sql : row.table().sql(SqlDialect.SQLITE).upsert()) {
            changed += run(connection, sql, row);
        }
        return changed;
    }

    private static int run(Connection connection, String sql, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            row.bind(statement);
            return statement.executeUpdate();
        }
    }

    private static List<Row> readByKey(Connection connection, Row key) throws SQLException {
        return readAll(connection, key.table()).stream()
                .filter(row -> key.table().keyColumns().stream().map(Column::name)
                        .allMatch(name -> row.value(name).equals(key.value(name))))
                .toList();
    }

    private static List<Row> readAll(Connection connection, SyncedTable table) throws SQLException {
        String sql = table.sql(SqlDialect.SQLITE).selectUnordered();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return read(table, statement);
        }
    }

    private static List<Row> read(SyncedTable table, PreparedStatement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(Row.read(table, result));
            }
        }
        return rows;
    }
}
