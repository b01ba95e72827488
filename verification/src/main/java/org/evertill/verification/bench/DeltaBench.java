package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.Row;
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

    private final LargeCatalogue catalogue;
    private final String size;
    private final int rows;

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
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws IOException, SQLException {
        List<Measurement> results = new ArrayList<>();
        try (Copies copies = new Copies(folder)) {
            results.addAll(copies.measure(ChangingStore.Change.PRICES, times, true));
            results.addAll(copies.measure(ChangingStore.Change.PRODUCT_ROWS, times, false));
        }
        return results;
    }

    /** The same file twice: one that packages change, one that bare statements do. */
    private final class Copies implements AutoCloseable {
        private final ChangingStore store;
        private final BareTables bare;

        Copies(Path folder) throws IOException, SQLException {
            this.store = new ChangingStore(folder, catalogue, rows);
            Path copy = folder.resolve("bare.db");
            Files.copy(store.file(), copy);
            this.bare = new BareUpserts(new SqliteFile(copy).openWriter(Durability.REPLACEABLE));
        }

        List<Measurement> measure(ChangingStore.Change change, int times, boolean withLog)
                throws IOException, SQLException {
            List<Long> own = new ArrayList<>();
            List<Long> alone = new ArrayList<>();
            List<Long> logged = new ArrayList<>();
            for (int time = 0; time <= times; time++) {
                List<Row> changed = store.draw(change);
                PackageFolder delta = store.delta(change, changed);
                // Whoever comes second finds the disk warm, so they take turns.
                long bareMicros = time % 2 == 0 ? upsertBare(changed) : 0;
                long begun = System.nanoTime();
                store.install(delta);
                long ownMicros = (System.nanoTime() - begun) / 1000;
                bareMicros = time % 2 == 0 ? bareMicros : upsertBare(changed);
                if (time > 0) {
                    own.add(ownMicros);
                    alone.add(bareMicros);
                } else if (withLog) {
                    logged.add(logKilobytes(change));
                }
            }
            List<Measurement> found = new ArrayList<>();
            found.add(new Measurement("delta: " + change.words() + ", " + size, own,
                    Limit.times(FACTOR, "the bare upserts", alone)));
            if (withLog) {
                found.add(new Measurement("delta: log of the " + change.words(), logged,
                        Limit.megabytes(LOG_MEGABYTES)));
            }
            return found;
        }

        /** How long the log is when a reader keeps it from being emptied. */
        private long logKilobytes(ChangingStore.Change change) throws IOException, SQLException {
            List<Row> changed = store.draw(change);
            PackageFolder delta = store.delta(change, changed);
            try (GenerationReader reader = store.reader();
                    Statement statement = reader.connection().createStatement()) {
                statement.execute("BEGIN");
                reader.version();
                store.install(delta);
                upsertBare(changed);
                return Files.size(new SqliteFile(store.file()).sidecars().getFirst()) / 1000;
            }
        }

        private long upsertBare(List<Row> changed) throws SQLException {
            long begun = System.nanoTime();
            bare.keep(changed);
            bare.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return (System.nanoTime() - begun) / 1000;
        }

        @Override
        public void close() throws SQLException {
            bare.close();
        }
    }
}
