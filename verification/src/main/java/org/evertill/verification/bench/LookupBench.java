package org.evertill.verification.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.OfflineSource;
import org.evertill.verification.house.LargeCatalogue;

/**
 * A barcode looked up in the offline database of a million products: the register's whole answer to the question, as
 * its loop gets it. Beside it a {@link BareLookup} of the same random codes in the same file, by turns. One lookup
 * takes microseconds, so a time is that of a thousand: the median of one round's thousands.
 */
public final class LookupBench implements Benchmark {

    private static final int CODES = 1_000;
    private static final int THOUSANDS_PER_ROUND = 15;
    private static final double FACTOR = 2;
    private static final long SEED = 17;

    private final LargeStore store;
    private final Random random = new Random(SEED);

    /** @param store shared with the other benchmarks of its size */
    public LookupBench(LargeStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    /** Measures; both must find the same prices. */
    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        List<Long> own = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        try (OfflineDatabase database = OfflineDatabase.open(store.register(folder));
                BareLookup bareLookup = new BareLookup(LargeStore.reference(database))) {
            OfflineSource source = LargeStore.source(database);
            for (int time = 0; time <= times; time++) {
                List<Long> ownRound = new ArrayList<>();
                List<Long> bareRound = new ArrayList<>();
                for (int turn = 0; turn < THOUSANDS_PER_ROUND; turn++) {
                    measure(source, bareLookup, turn % 2 == 0, ownRound, bareRound);
                }
                if (time > 0) {
                    own.add(Measurement.percentile(ownRound, 50));
                    bare.add(Measurement.percentile(bareRound, 50));
                }
            }
        }
        return List.of(new Measurement("1,000 lookups, " + store.size(), own,
                Limit.times(FACTOR, "bare prepared lookups", bare)));
    }

    private void measure(OfflineSource source, BareLookup bareLookup, boolean bareFirst, List<Long> own,
            List<Long> bare) throws SQLException {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            codes.add(LargeCatalogue.barcode(random.nextLong(store.catalogue().generated())));
        }
        LocalDate today = LocalDate.now();
        // Whoever comes second finds the file's pages in memory, so they take turns.
        long bareSum = bareFirst ? bareSum(bareLookup, codes, today, bare) : 0;
        long ownSum = ownSum(source, codes, today, own);
        bareSum = bareFirst ? bareSum : bareSum(bareLookup, codes, today, bare);
        if (ownSum != bareSum || bareLookup.bytesRead() == 0) {
            throw new IllegalStateException("the register found other prices than are in the file");
        }
    }

    private static long ownSum(OfflineSource source, List<String> codes, LocalDate today, List<Long> times) {
        long sum = 0;
        long begun = System.nanoTime();
        for (String code : codes) {
            if (!(source.answer(new Question.ItemByCode(code, today)) instanceof Answer.Item(ItemFacts facts))) {
                throw new IllegalStateException("the register does not find " + code);
            }
            sum += facts.unitPrice().micros();
        }
        times.add((System.nanoTime() - begun) / 1000);
        return sum;
    }

    private static long bareSum(BareLookup bareLookup, List<String> codes, LocalDate today, List<Long> times)
            throws SQLException {
        long sum = 0;
        String day = today.toString();
        long begun = System.nanoTime();
        for (String code : codes) {
            sum += bareLookup.micros(code, day);
        }
        times.add((System.nanoTime() - begun) / 1000);
        return sum;
    }
}
