package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.transaction.ShiftOpened;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.offlinedb.SqliteJournal;
import org.evertill.verification.house.LargeCatalogue;

/**
 * The commit of a {@link TypicalSale} while a package is being applied in the same data folder: a full package of a
 * million products in place of the one before, a delta of ten thousand prices, and one of as many product rows. One
 * sale every few milliseconds for as long as the package takes; then as many again when nothing else happens.
 */
public final class BesideBench implements Benchmark {
    private static final int ROWS = 10_000;
    private static final double FACTOR = 3;
    private static final long BETWEEN_SALES_NANOS = 2_000_000;
    private static final int SALES_UNTIL_COMPILED = 600;
    private static final RegisterIdentity IDENTITY = new RegisterIdentity("0107", "01", 1);
    private static final RegisterActivation ACTIVATION = new RegisterActivation(
            IDENTITY, "http://127.0.0.1:9", "none", "none", "", Instant.parse("2026-11-21T08:00:00Z"));

    private final LargeCatalogue catalogue;
    private final int rows;

    /** @param products how many the file has that is changed */
    public BesideBench(long products) {
        this(products, ROWS);
    }

    BesideBench(long products, int rows) {
        this.catalogue = new LargeCatalogue(products);
        this.rows = rows;
    }

    @Override
    public String name() {
        return "beside";
    }

    @Override
    public int defaultTimes() {
        return 10;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        try (OfflineDatabase database = OfflineDatabase.open(folder.resolve("register"));
                ExecutorService applying = Executors.newSingleThreadExecutor()) {
            database.activate(ACTIVATION);
            ChangingStore store = new ChangingStore(folder.resolve("changing"), catalogue, rows,
                    database.generations(DatabaseKind.REFERENCE));
            Till till = new Till(database.journal(IDENTITY));
            till.sell(SALES_UNTIL_COMPILED);
            List<Measurement> found = new ArrayList<>();
            found.add(measure("a full package", Math.ceilDiv(times, 3), till, applying, () -> () -> {
                store.installInFull();
                return true;
            }));
            for (ChangingStore.Change change : ChangingStore.Change.values()) {
                found.add(measure("a delta of %,d %s".formatted(rows, change.words()), times, till, applying, () -> {
                    PackageFolder delta = store.delta(change, store.draw(change));
                    return () -> install(store, delta);
                }));
            }
            return found;
        }
    }

    private static boolean install(ChangingStore store, PackageFolder delta) throws IOException {
        store.install(delta);
        return true;
    }

    private static Measurement measure(String what, int times, Till till, ExecutorService applying,
            Callable<Callable<Boolean>> preparation) throws Exception {
        List<Long> beside = new ArrayList<>();
        List<Long> quiet = new ArrayList<>();
        for (int time = 0; time <= times; time++) {
            Callable<Boolean> apply = preparation.call();
            Future<Boolean> applied = applying.submit(apply);
            List<Long> found = till.sellUntil(applied);
            applied.get();
            List<Long> alone = till.sell(found.size());
            if (time > 0) {
                beside.addAll(found);
                quiet.addAll(alone);
            }
        }
        return new Measurement("a sale beside " + what, beside,
                Limit.timesNinetyNineOfAHundred(FACTOR, "a quiet sale", quiet));
    }

    /** A register that sells on and on. */
    private static final class Till {
        private final RegisterEnvironment environment = RegisterEnvironment.ofMachine();
        private final SqliteJournal journal;
        private final Shift shift = new Shift(new UUID(7, 7), 1, Instant.parse("2026-11-21T08:00:00Z"), "000160");

        Till(SqliteJournal journal) {
            this.journal = journal;
            journal.commit(List.of(new ShiftOpened(shift)));
        }

        /** The time of each commit, in microseconds. */
        List<Long> sell(int sales) {
            List<Long> micros = new ArrayList<>();
            for (int sale = 0; sale < sales; sale++) {
                micros.add(sellOne());
            }
            return micros;
        }

        /** Sells at least once. */
        List<Long> sellUntil(Future<?> end) {
            List<Long> micros = new ArrayList<>();
            do {
                micros.add(sellOne());
            } while (!end.isDone());
            return micros;
        }

        private long sellOne() {
            LockSupport.parkNanos(BETWEEN_SALES_NANOS);
            List<Cart> growing = TypicalSale.growing(environment.ids().get());
            journal.writeDraft(growing.getLast());
            journal.syncDraft();
            long begun = System.nanoTime();
            journal.commit(List.of(TypicalSale.paid(growing.getLast(), shift)));
            return (System.nanoTime() - begun) / 1000;
        }
    }
}
