package org.evertill.verification.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.exchange.schema.SchemaMigration;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.headquarters.Headquarters;

/**
 * What keeping account of changes costs headquarters: ten thousand new prices among a hundred thousand, saved in one
 * transaction, in a database whose triggers write down what changes. Beside it, by turns, the same in a database
 * without them. Each time other prices, as after a schedule has run and what was taken is forgotten.
 */
public final class CaptureBench implements Benchmark {
    private static final int PRICES = 100_000;
    private static final int CHANGED = 10_000;
    private static final double FACTOR = 2;
    private static final long SEED = 29;

    private final int prices;
    private final int changed;

    /** Of the usual size. */
    public CaptureBench() {
        this(PRICES, CHANGED);
    }

    CaptureBench(int prices, int changed) {
        this.prices = prices;
        this.changed = changed;
    }

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        SchemaMigration tracked = Headquarters.MIGRATION;
        SchemaMigration plain = new SchemaMigration(tracked.kinds(), Set.<DatabaseKind>of(), tracked.own(),
                tracked.folder(), tracked.version());
        List<Long> own = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        Random random = new Random(SEED);
        try (Connection with = filled(new SqliteFile(folder.resolve("tracked.db")), tracked);
                Connection without = filled(new SqliteFile(folder.resolve("plain.db")), plain)) {
            for (int time = 0; time <= times; time++) {
                List<Row> rows = drawn(random);
                long first = time % 2 == 0 ? save(without, rows) : save(with, rows);
                long second = time % 2 == 0 ? save(with, rows) : save(without, rows);
                if (time > 0) {
                    own.add(time % 2 == 0 ? second : first);
                    bare.add(time % 2 == 0 ? first : second);
                }
                forget(with);
            }
        }
        return List.of(new Measurement("%,d prices saved, changes noted".formatted(changed), own,
                Limit.times(FACTOR, "the same without", bare)));
    }

    private Connection filled(SqliteFile file, SchemaMigration migration) throws SQLException {
        migration.bring(file);
        Connection connection = file.openWriter(Durability.EVERY_COMMIT);
        List<Row> rows = new ArrayList<>();
        for (int price = 0; price < prices; price++) {
            rows.add(price(price, 1));
        }
        save(connection, rows);
        return connection;
    }

    private List<Row> drawn(Random random) {
        Set<Integer> products = new TreeSet<>();
        while (products.size() < changed) {
            products.add(random.nextInt(prices));
        }
        return products.stream().map(product -> price(product, random.nextLong(2, 1_000_000))).toList();
    }

    private static long save(Connection connection, List<Row> rows) throws SQLException {
        long begun = System.nanoTime();
        new BareUpserts(connection).keep(rows);
        return (System.nanoTime() - begun) / 1000;
    }

    private static void forget(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DELETE FROM product_price_tracking");
        }
    }

    private static Row price(int product, long micros) {
        return Row.of(ChannelTables.PRODUCT_PRICE, "%08d".formatted(product), "2025-01-01", micros, "USD", null);
    }
}
