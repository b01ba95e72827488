package org.evertill.verification.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.evertill.verification.house.CashierWatch;

/**
 * Kills (SIGKILL) a selling register and its scale unit again and again, in the midst of everything they do, and
 * audits: the journal after each kill of the register, the whole house for each store once everything has arrived.
 * What a kill falls into comes from a shuffled deck that has each {@link Phase} once; points, moments and sales come
 * from the seed.
 */
public final class KillRun {

    /** The journal is audited after each kill, so no store is used until that takes long. */
    private static final int KILLS_PER_STORE = 25;

    private final Rounds rounds;
    private final List<Phase> phases;
    private final long seed;
    private final Random random;
    private final Tally tally = new Tally();
    private final Deque<Phase> deck = new ArrayDeque<>();

    /** Makes what is killed in one round. */
    @FunctionalInterface
    private interface Rounds {
        Prey begin(int number, Tally tally) throws IOException, SQLException, InterruptedException;
    }

    /** What is killed. */
    private record Prey(KilledRegister register, Optional<KilledStore> store) implements AutoCloseable {
        @Override
        public void close() {
            register.close();
            store.ifPresent(KilledStore::close);
        }
    }

    private KillRun(Rounds rounds, List<Phase> phases, long seed) {
        this.rounds = rounds;
        this.phases = phases;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /**
     * A run on whole stores, whose folders are made in the one given.
     *
     * @param folder empty
     */
    public static KillRun ofStores(Path folder, long seed) {
        return new KillRun((number, tally) -> {
            Path own = folder.resolve("store-" + number);
            KilledStore store = KilledStore.open(own, tally);
            return new Prey(new KilledRegister(new KilledRegister.Program(WorkingRegisterMain.class.getName(),
                    List.of(KilledStore.weaving(own)), store.live().registerFolder(), seed + number * 1_000L), tally),
                    Optional.of(store));
        }, List.of(Phase.values()), seed);
    }

    /**
     * A run on a register alone, at any moment.
     *
     * @param registerMain the program to kill; takes {@code --data DIR --seed N} and speaks as {@link CashierWatch}
     *                     hears
     * @param data         its data folder, its journal empty or as an earlier run left it
     */
    public static KillRun ofRegister(String registerMain, Path data, long seed) {
        return new KillRun((number, tally) -> new Prey(new KilledRegister(
                new KilledRegister.Program(registerMain, List.of(), data, seed), tally), Optional.empty()),
                List.of(Phase.ANY_MOMENT, Phase.ANY_MOMENT, Phase.ANY_MOMENT, Phase.ANY_MOMENT, Phase.START), seed);
    }

    /**
     * Kills so many times. Ends early at the first thing that is wrong.
     *
     * @param progress gets a sentence after each store
     */
    public KillReport run(int cycles, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        for (int done = 0; done < cycles && !tally.isTroubled(); done += KILLS_PER_STORE) {
            try (Prey prey = rounds.begin(done / KILLS_PER_STORE + 1, tally)) {
                KillRound round = new KillRound(prey.register(), prey.store(), tally, random);
                for (int cycle = done; cycle < Math.min(cycles, done + KILLS_PER_STORE) && !tally.isTroubled();
                        cycle++) {
                    round.kill(draw(prey.register().isUp()));
                }
                round.end();
            }
            progress.accept(tally.kills() + " of " + cycles + " kills");
        }
        if (cycles >= 2 * phases.size()) {
            phases.stream().distinct().filter(phase -> !tally.hasKilled(phase))
                    .forEach(phase -> tally.trouble("no kill fell into: " + phase.words()));
        }
        return tally.report(seed);
    }

    /** The next of the deck; a register that is up cannot be killed in its start, and that waits for its turn. */
    private Phase draw(boolean up) {
        while (true) {
            Optional<Phase> next = deck.stream().filter(phase -> !(up && phase == Phase.START)).findFirst();
            if (next.isPresent()) {
                deck.removeFirstOccurrence(next.get());
                return next.get();
            }
            List<Phase> fresh = new ArrayList<>(phases);
            Collections.shuffle(fresh, random);
            deck.addAll(fresh);
        }
    }
}
