package org.evertill.verification.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.OfflineSource;
import org.evertill.verification.house.LargeCatalogue;

/**
 * Search as one types among a million products: one, two or three words of names that are there, and a question for
 * every character typed, as the till asks it. Each answer, the first page with its facts and the count, is one time.
 */
public final class SearchBench implements Benchmark {

    /** A page of the till's search window. */
    private static final int PAGE = 50;
    private static final int PHRASES_PER_ROUND = 40;
    private static final int WORDS_MAX = 3;
    private static final long SEED = 23;
    private static final Limit LIMIT = Limit.forNinetyNineOfAHundred(50);

    private final LargeStore store;
    private final int phrases;

    /** @param store shared with the other benchmarks of its size */
    public SearchBench(LargeStore store) {
        this(store, PHRASES_PER_ROUND);
    }

    SearchBench(LargeStore store, int phrases) {
        this.store = store;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    /** Measures; whoever types what a product is called must be shown something. */
    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        Random random = new Random(SEED);
        List<Long> micros = new ArrayList<>();
        try (OfflineDatabase database = OfflineDatabase.open(store.register(folder))) {
            OfflineSource source = LargeStore.source(database);
            for (int time = 0; time <= times; time++) {
                for (int phrase = 0; phrase < phrases; phrase++) {
                    List<Long> typed = type(source, phrase(random));
                    micros.addAll(time == 0 ? List.of() : typed);
                }
            }
        }
        return List.of(new Measurement("search as typed, " + store.size(), micros, LIMIT));
    }

    private String phrase(Random random) {
        String name = LargeCatalogue.name(random.nextLong(store.catalogue().generated()));
        String[] words = name.replace(",", "").split(" ");
        return String.join(" ", Arrays.copyOf(words, random.nextInt(1, WORDS_MAX + 1)));
    }

    private static List<Long> type(OfflineSource source, String phrase) {
        List<Long> micros = new ArrayList<>();
        for (int length = 1; length <= phrase.length(); length++) {
            String typed = phrase.substring(0, length);
            if (typed.endsWith(" ")) {
                // The till asks for the same words again only when a letter follows.
                continue;
            }
            long begun = System.nanoTime();
            Answer answer = source.answer(new Question.ProductSearch(typed, "", LocalDate.now(), PAGE, 0));
            micros.add((System.nanoTime() - begun) / 1000);
            if (!(answer instanceof Answer.Products products) || products.items().isEmpty()) {
                throw new IllegalStateException("nothing was found for \"" + typed + "\": " + answer);
            }
        }
        return micros;
    }
}
