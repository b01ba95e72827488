package org.evertill.verification.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.house.LargeCatalogue;
import org.evertill.verification.house.Provisioning;

/**
 * The whole way of ten thousand new prices among a hundred thousand: saved at headquarters, made into a package, taken
 * by the channel, fetched by a register that is told to synchronise, until its offline database has them. Beside it, by
 * turns, the same rows saved in one file, sent over HTTP, and saved in another, and nothing else.
 */
public final class ChangeBench implements Benchmark {
    private static final int PRODUCTS = 100_000;
    private static final int CHANGED = 10_000;
    private static final double FACTOR = 10;
    private static final long SEED = 31;
    private static final long ONE_CENT = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final SyncedTable PRICES = ChannelTables.PRODUCT_PRICE;

    private final LargeCatalogue catalogue;
    private final int changed;
    private final Random random = new Random(SEED);

    /** Of the usual size. */
    public ChangeBench() {
        this(PRODUCTS, CHANGED);
    }

    ChangeBench(int products, int changed) {
        this.catalogue = new LargeCatalogue(products);
        this.changed = changed;
    }

    @Override
    public String name() {
        return "change";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        Files.createDirectories(folder);
        List<Long> own = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        try (ScaleUnit scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder.resolve("scale-unit")),
                        Clock.systemDefaultZone()).start();
                HeadlessRegister register = register(scaleUnit, folder.resolve("register"));
                Copies copies = new Copies(folder)) {
            for (int time = 0; time <= times; time++) {
                List<Row> prices = drawn();
                long bareMicros = time % 2 == 0 ? copies.change(prices) : 0;
                long ownMicros = change(scaleUnit, register, prices);
                bareMicros = time % 2 == 0 ? bareMicros : copies.change(prices);
                if (time > 0) {
                    own.add(ownMicros);
                    bare.add(bareMicros);
                }
            }
        }
        return List.of(new Measurement("%,d new prices, from headquarters to the register".formatted(changed), own,
                Limit.times(FACTOR, "saved, sent and saved bare", bare)));
    }

    private HeadlessRegister register(ScaleUnit scaleUnit, Path data) throws Exception {
        scaleUnit.publish(rows());
        Provisioning.provision(data, scaleUnit.address().toString(), scaleUnit.issueActivationCode("01"));
        HeadlessRegister register = HeadlessRegister.start(data, Clock.systemDefaultZone(), shown -> { });
        register.signOn(DemoPeople.MANAGER.workerNumber(), DemoPeople.MANAGER.pin());
        return register;
    }

    private List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (SyncedTable table : ChannelTables.all()) {
            if (table.direction() == Direction.DOWN) {
                catalogue.read(table, rows::add);
            }
        }
        return rows;
    }

    private long change(ScaleUnit scaleUnit, HeadlessRegister register, List<Row> prices) throws Exception {
        long before = version(register);
        long begun = System.nanoTime();
        scaleUnit.headquarters().masters().save(prices);
        scaleUnit.publish();
        register.syncNow();
        if (!register.awaitSynchronising(_ -> version(register) > before, PATIENCE)) {
            throw new IllegalStateException("the prices did not come to the register");
        }
        return (System.nanoTime() - begun) / 1000;
    }

    private static long version(HeadlessRegister register) {
        return register.installed(DatabaseKind.REFERENCE).map(Generation::version).orElse(0L);
    }

    private List<Row> drawn() {
        TreeMap<String, Row> prices = new TreeMap<>();
        while (prices.size() < changed) {
            long index = random.nextLong(catalogue.generated());
            Row price = LargeCatalogue.price(index);
            prices.put(price.text("product_number"),
                    price.with("unit_price_micros", random.nextLong(1, 1_000_000) * ONE_CENT));
        }
        return List.copyOf(prices.values());
    }

    /** Two files with the same prices: one that is changed, and one behind a server that is told. */
    private final class Copies implements AutoCloseable {
        private final BareTables first;
        private final BareChannel second;

        Copies(Path folder) throws IOException, SQLException {
            first = filled(folder.resolve("first.db"));
            second = new BareChannel(filled(folder.resolve("second.db")));
        }

        private BareTables filled(Path file) throws SQLException {
            BareTables tables = new BareUpserts(new SqliteFile(file).openWriter(Durability.EVERY_COMMIT));
            for (String sql : PRICES.sql(SqlDialect.SQLITE).createAll()) {
                tables.execute(sql);
            }
            List<Row> rows = new ArrayList<>();
            catalogue.read(PRICES, rows::add);
            tables.keep(rows);
            return tables;
        }

        long change(List<Row> prices) throws IOException, InterruptedException, SQLException {
            byte[] told = prices.toString().getBytes(StandardCharsets.UTF_8);
            long begun = System.nanoTime();
            first.keep(prices);
            second.send(told, prices);
            return (System.nanoTime() - begun) / 1000;
        }

        @Override
        public void close() throws SQLException {
            first.close();
            second.close();
        }
    }
}
