package org.evertill.exchange.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.evertill.exchange.schema.SchemaMigration;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackingSqlTest {
    private static final SyncedTable PRICE = ChannelTables.PRODUCT_PRICE;
    private static final TrackingSql TRACKING = new TrackingSql(PRICE, SqlDialect.SQLITE);

    @TempDir
    private Path folder;
    private SqliteFile file;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        file = new SqliteFile(folder.resolve("headquarters.db"));
        new SchemaMigration(Set.of(DatabaseKind.REFERENCE), Set.of(DatabaseKind.REFERENCE), List.of(),
                "org/evertill/exchange/schema/first", 1).bring(file);
        connection = file.openWriter(Durability.EVERY_COMMIT);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void tellsWhatWasAddedChangedAndDeletedSinceTheLastTime() throws SQLException {
        execute("INSERT INTO product_price VALUES ('a', '2020-01-01', 1, 'EUR', NULL), ('b', '2020-01-01', 2, 'EUR',"
                + " NULL), ('c', '2020-01-01', 3, 'EUR', NULL)");
        long first = horizon();
        assertThat(changes(0)).containsOnlyKeys("a", "b", "c");
        assertThat(changes(first)).isEmpty();
        execute("UPDATE product_price SET unit_price_micros = 9 WHERE product_number = 'a'",
                "DELETE FROM product_price WHERE product_number = 'b'",
                "INSERT INTO product_price VALUES ('d', '2020-01-01', 4, 'EUR', NULL)",
                "INSERT INTO product_price VALUES ('e', '2020-01-01', 5, 'EUR', NULL)",
                "DELETE FROM product_price WHERE product_number = 'e'");
        Map<String, String> expected = new HashMap<>();
        expected.put("a", "9");
        expected.put("b", "gone");
        expected.put("d", "4");
        expected.put("e", "gone");
        assertThat(changes(first)).isEqualTo(expected);
        assertThat(changes(horizon())).isEmpty();
    }

    @Test
    void aRowWhoseKeyChangesIsGoneUnderTheOldOne() throws SQLException {
        execute("INSERT INTO product_price VALUES ('a', '2020-01-01', 1, 'EUR', NULL)");
        long since = horizon();
        execute("UPDATE product_price SET product_number = 'b'");
        assertThat(changes(since)).isEqualTo(Map.of("a", "gone", "b", "1"));
    }

    @Test
    void anUpsertIsTrackedAsWell() throws SQLException {
        Row row = Row.of(PRICE, "a", "2020-01-01", 1, "EUR", null);
        long since = horizon();
        for (String upsert : PRICE.sql(SqlDialect.SQLITE).upsert()) {
            try (PreparedStatement statement = connection.prepareStatement(upsert)) {
                row.bind(statement);
                statement.executeUpdate();
            }
        }
        assertThat(changes(since)).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void forgetsWhatEverybodyHasTaken() throws SQLException {
        execute("INSERT INTO product_price VALUES ('a', '2020-01-01', 1, 'EUR', NULL)");
        long since = horizon();
        execute("INSERT INTO product_price VALUES ('b', '2020-01-01', 2, 'EUR', NULL)");
        try (PreparedStatement forget = connection.prepareStatement(TRACKING.forget())) {
            forget.setLong(1, since);
            assertThat(forget.executeUpdate()).isEqualTo(1);
        }
        assertThat(changes(0)).containsOnlyKeys("b");
    }

    /** The second writer begins before the reading and commits after it, as far as SQLite lets it. */
    @Test
    void aTransactionThatOverlapsTheReadingIsReadNowOrTheNextTime() throws Exception {
        for (int round = 0; round < 20; round++) {
            String product = "p" + round;
            long since = horizon();
            CompletableFuture<Void> began = new CompletableFuture<>();
            CompletableFuture<Void> overlapping = CompletableFuture.runAsync(() -> insertSlowly(product, began));
            began.join();
            long next = horizon();
            Map<String, String> read = new HashMap<>(changes(since));
            overlapping.join();
            read.putAll(changes(next));
            assertThat(read).containsKey(product);
        }
    }

    private void insertSlowly(String product, CompletableFuture<Void> began) {
        try (Connection other = file.openWriter(Durability.EVERY_COMMIT)) {
            SqliteTransaction.write(other, () -> {
                try (Statement statement = other.createStatement()) {
                    statement.execute("INSERT INTO product_price VALUES ('" + product
                            + "', '2020-01-01', 1, 'EUR', NULL)");
                    began.complete(null);
                    statement.execute("UPDATE product_price SET unit_price_micros = 2 WHERE product_number = '"
                            + product + "'");
                }
            });
        } catch (SQLException e) {
            began.completeExceptionally(e);
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoFollowsTheChangesEndsWithTheSameRows() throws SQLException {
        Random random = new Random(20261121);
        Map<String, String> copy = new HashMap<>();
        long since = 0;
        for (int round = 0; round < 200; round++) {
            List<String> statements = new ArrayList<>();
            for (int change = random.nextInt(6); change >= 0; change--) {
                String product = "p" + random.nextInt(12);
                statements.add(switch (random.nextInt(3)) {
                    case 0 -> "DELETE FROM product_price WHERE product_number = '" + product + "'";
                    case 1 -> "UPDATE product_price SET unit_price_micros = " + random.nextInt(1000)
                            + " WHERE product_number = '" + product + "'";
                    default -> "INSERT INTO product_price VALUES ('" + product + "', '2020-01-01', "
                            + random.nextInt(1000) + ", 'EUR', NULL) ON CONFLICT DO UPDATE SET unit_price_micros ="
                            + " excluded.unit_price_micros";
                });
            }
            execute(statements.toArray(String[]::new));
            long next = horizon();
            changes(since).forEach((product, price) -> {
                if (price.equals("gone")) {
                    copy.remove(product);
                } else {
                    copy.put(product, price);
                }
            });
            since = next;
        }
        Map<String, String> there = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows =
                statement.executeQuery("SELECT product_number, unit_price_micros FROM product_price")) {
            while (rows.next()) {
                there.put(rows.getString(1), rows.getString(2));
            }
        }
        assertThat(copy).isEqualTo(there).isNotEmpty();
    }

    private long horizon() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(TrackingSql.horizon(SqlDialect.SQLITE))) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Product number to price, or to "gone". */
    private Map<String, String> changes(long since) throws SQLException {
        Map<String, String> found = new HashMap<>();
        int first = PRICE.keyColumns().size() + 1;
        try (PreparedStatement select = connection.prepareStatement(TRACKING.changes())) {
            select.setLong(1, since);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    String product = RowKey.read(PRICE, result).text("product_number");
                    String there = result.getString(first);
                    found.put(product, there == null ? "gone"
                            : String.valueOf(Row.read(PRICE, result, first).integer("unit_price_micros")));
                }
            }
        }
        return found;
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
