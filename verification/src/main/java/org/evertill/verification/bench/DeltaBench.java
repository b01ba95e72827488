package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.RowChange;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.verification.house.LargeCatalogue;

/**
 * A delta package of ten thousand rows on a million products, from its signed frames to its commit with the digests
 * checked: new prices, and whole product rows. Beside it, by turns, the same upserts of the same rows in one
 * transaction of another copy of the same file, and nothing else. What the transaction of the prices writes to the log
 * is measured too.
 */
public final class DeltaBench implements Benchmark {
    private static final int ROWS = 10_000;
    private static final double FACTOR = 1.5;
    private static final long LOG_MEGABYTES = 20;
    private static final String GROUP = "delta";
    private static final long SEED = 23;

    private final LargeCatalogue catalogue;
    private final String size;
    private final int rows;
    private final Random random = new Random(SEED);

    /** @param products how many the file has */
    public DeltaBench(long products) {
        this(products, ROWS);
    }

    DeltaBench(long products, int rows) {
        this.catalogue = new LargeCatalogue(products);
        this.size = "%,d of %,d products".formatted(rows, products);
        this.rows = rows;
    }

    @Override
    public String name() {
        return "delta";
    }

    @Override
    public int defaultTimes() {
        return 15;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws IOException, SQLException {
        List<Measurement> results = new ArrayList<>();
        try (Copies copies = new Copies(folder)) {
            results.addAll(copies.measure("prices", ChannelTables.PRODUCT_PRICE, "unit_price_micros", times, true));
            results.addAll(copies.measure("product rows", ChannelTables.PRODUCT, "popularity", times, false));
        }
        return results;
    }

    /** The same file twice: one that packages change, one that bare statements do. */
    private final class Copies implements AutoCloseable {
        private final Path folder;
        private final SigningKey key;
        private final GenerationStore installed;
        private final Connection bare;
        private long version = 1;

        Copies(Path folder) throws IOException, SQLException {
            this.folder = Files.createDirectories(folder);
            this.key = SigningKey.openOrCreate(folder.resolve("signing.key"));
            PackageFolder full = new PackageWriter(key).write(heading(), catalogue::read, folder.resolve("full"));
            this.installed = GenerationStore.open(folder.resolve("installed"), DatabaseKind.REFERENCE);
            install(full);
            Path copy = folder.resolve("bare.db");
            Files.copy(installed.current().orElseThrow().path(), copy);
            this.bare = new SqliteFile(copy).openWriter(Durability.REPLACEABLE);
        }

        List<Measurement> measure(String what, SyncedTable table, String column, int times, boolean withLog)
                throws IOException, SQLException {
            List<Long> own = new ArrayList<>();
            List<Long> alone = new ArrayList<>();
            List<Long> logged = new ArrayList<>();
            for (int time = 0; time <= times; time++) {
                List<Row> changed = changed(table, column);
                PackageFolder delta = delta(table, changed);
                // Whoever comes second finds the disk warm, so they take turns.
                long bareMicros = time % 2 == 0 ? upsertBare(table, changed) : 0;
                long begun = System.nanoTime();
                install(delta);
                long ownMicros = (System.nanoTime() - begun) / 1000;
                bareMicros = time % 2 == 0 ? bareMicros : upsertBare(table, changed);
                if (time > 0) {
                    own.add(ownMicros);
                    alone.add(bareMicros);
                } else if (withLog) {
                    logged.add(logKilobytes(table, column));
                }
            }
            List<Measurement> found = new ArrayList<>();
            found.add(new Measurement("delta: " + what + ", " + size, own,
                    Limit.times(FACTOR, "the bare upserts", alone)));
            if (withLog) {
                found.add(new Measurement("delta: log of the " + what, logged, Limit.megabytes(LOG_MEGABYTES)));
            }
            return found;
        }

        /** How long the log is when a reader keeps it from being emptied. */
        private long logKilobytes(SyncedTable table, String column) throws IOException, SQLException {
            List<Row> changed = changed(table, column);
            PackageFolder delta = delta(table, changed);
            try (GenerationReader reader = installed.reader().orElseThrow();
                    Statement statement = reader.connection().createStatement()) {
                statement.execute("BEGIN");
                reader.version();
                install(delta);
                upsertBare(table, changed);
                Path log = new SqliteFile(installed.current().orElseThrow().path()).sidecars().getFirst();
                return Files.size(log) / 1000;
            }
        }

        private List<Row> changed(SyncedTable table, String column) throws SQLException {
            TreeMap<String, Row> chosen = new TreeMap<>();
            try (GenerationReader reader = installed.reader().orElseThrow();
                    PreparedStatement select = reader.connection().prepareStatement(
                            table.sql(SqlDialect.SQLITE).selectUnordered() + " WHERE product_number = ? LIMIT 1")) {
                while (chosen.size() < rows) {
                    select.setString(1, LargeCatalogue.number(random.nextLong(catalogue.generated())));
                    try (var result = select.executeQuery()) {
                        Row row = Row.read(table, result);
                        chosen.put(row.text("product_number"), row.with(column, row.integer(column) + 10_000));
                    }
                }
            }
            return List.copyOf(chosen.values());
        }

        private PackageFolder delta(SyncedTable table, List<Row> changed) throws IOException, SQLException {
            version++;
            try (GenerationReader base = installed.reader().orElseThrow()) {
                return new PackageWriter(key).writeDelta(heading(), base, (asked, sink) -> {
                    if (asked == table) {
                        for (Row row : changed) {
                            sink.accept(new RowChange.Put(row));
                        }
                    }
                }, folder.resolve("delta-" + version)).orElseThrow();
            }
        }

        private long upsertBare(SyncedTable table, List<Row> changed) throws SQLException {
            long begun = System.nanoTime();
            try (Statement statement = bare.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                for (String upsert : table.sql(SqlDialect.SQLITE).upsert()) {
                    try (PreparedStatement prepared = bare.prepareStatement(upsert)) {
                        for (Row row : changed) {
                            row.bind(prepared);
                            prepared.addBatch();
                        }
                        prepared.executeBatch();
                    }
                }
                statement.execute("COMMIT");
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            return (System.nanoTime() - begun) / 1000;
        }

        private void install(PackageFolder made) throws IOException {
            InstallOutcome outcome = new PackageInstaller(installed, key.verifyingKey(), Optional.of(GROUP),
                    InstantSource.system()).install(made.signedManifest().orElseThrow(), made);
            if (!(outcome instanceof InstallOutcome.Installed)) {
                throw new IllegalStateException("the package was not installed: " + outcome);
            }
        }

        private PackageHeading heading() {
            Instant now = Instant.now();
            return new PackageHeading(DatabaseKind.REFERENCE, GROUP, version, now, now.plus(Duration.ofDays(1)));
        }

        @Override
        public void close() throws SQLException {
            bare.close();
        }
    }
}
