package org.evertill.verification.replay;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.evertill.verification.proxy.Fault;

/**
 * What goes wrong during a replay, and when: drawn from a seed before anything is rung, so the same seed does the same
 * at the same line of the same invoice. The network is cut about {@value #CUTS} times, every kind of cut as often as
 * the others; of every {@value #RESTART_EVERY} cuts one comes with a restart. A cut ends at the beginning of an
 * invoice.
 */
final class Outages {

    /** So many cuts a long file gets; a short one has fewer, so that the register comes back between them. */
    private static final int CUTS = 350;
    private static final int SHORTEST_SPACING = 7;
    private static final int RESTART_EVERY = 8;
    /** The first cut falls within so many invoices. */
    private static final int FIRST_WITHIN = 5;
    /** A look-up takes a millisecond or two, a commit and an upload some more: most fall into the one, a few later. */
    private static final int SOON_MICROS = 3_000;
    private static final int LATER_MICROS = 25_000;
    private static final int LATER_ONE_IN = 4;

    private final Map<Integer, Planned> planned = new HashMap<>();
    private final Set<Integer> good = new HashSet<>();
    private final Set<Integer> back = new HashSet<>();
    private final Map<Fault.Kind, Integer> cuts = new EnumMap<>(Fault.Kind.class);
    private final Map<Mishap.Restart, Integer> restarts = new EnumMap<>(Mishap.Restart.class);

    /**
     * A mishap and its moment.
     *
     * @param mark  the line of the invoice, drawn beyond any count of lines: {@link #line} says which
     * @param held  whether the register waits before that line until it has happened
     * @param after otherwise how long after that line it happens
     */
    record Planned(Mishap mishap, int mark, boolean held, Duration after) {

        /** The line before which it falls, from 1; one more than there are lines for the payment. */
        int line(int lines) {
            return mishap instanceof Mishap.Cut ? 1 + mark % (lines + 1) : 2 + mark % lines;
        }
    }

    private Outages() {}

    /** Outages for a file of so many invoices; none without a seed. */
    static Outages draw(OptionalLong seed, int invoices) {
        Outages outages = new Outages();
        seed.ifPresent(number -> outages.plan(new Random(number), invoices));
        return outages;
    }

    private void plan(Random random, int invoices) {
        Supplier<Fault.Kind> kinds = deck(random,
                Stream.of(Fault.Kind.values()).filter(kind -> kind != Fault.Kind.PASS).toList());
        Supplier<Mishap.Restart> kindsOfRestart = deck(random, List.of(Mishap.Restart.values()));
        int spacing = Math.max(SHORTEST_SPACING, invoices / CUTS);
        int at = random.nextInt(FIRST_WITHIN);
        for (int cut = 1; at < invoices; cut++) {
            int length = 1 + random.nextInt(spacing / 3);
            int next = at + length + 2 * spacing / 3 + random.nextInt(spacing / 3);
            Fault.Kind kind = kinds.get();
            cuts.merge(kind, 1, Integer::sum);
            plan(at, new Mishap.Cut(Fault.draw(kind, random)), random);
            good.add(at + length);
            int restartAt = at + 1 + random.nextInt(next - at - 1);
            if (cut % RESTART_EVERY == 0 && restartAt < invoices) {
                Mishap.Restart restart = kindsOfRestart.get();
                restarts.merge(restart, 1, Integer::sum);
                plan(restartAt, restart, random);
                if (restart == Mishap.Restart.SCALE_UNIT_KILLED) {
                    back.add(restartAt + 2 + random.nextInt(spacing / 3));
                }
            }
            at = next;
        }
    }

    private void plan(int invoice, Mishap mishap, Random random) {
        boolean held = random.nextBoolean();
        int micros = random.nextInt(random.nextInt(LATER_ONE_IN) == 0 ? LATER_MICROS : SOON_MICROS);
        planned.put(invoice, new Planned(mishap, random.nextInt(1 << 20), held,
                Duration.of(micros, ChronoUnit.MICROS)));
    }

    /** Deals every value once before it deals one again, each time in another order. */
    private static <T> Supplier<T> deck(Random random, List<T> values) {
        List<T> cards = new ArrayList<>();
        return () -> {
            if (cards.isEmpty()) {
                cards.addAll(values);
                Collections.shuffle(cards, random);
            }
            return cards.removeLast();
        };
    }

    /** What goes wrong in the middle of this invoice, counted from 0. */
    Optional<Planned> in(int invoice) {
        return Optional.ofNullable(planned.get(invoice));
    }

    /** Whether the network is good again when this invoice begins. */
    boolean endsBefore(int invoice) {
        return good.contains(invoice);
    }

    /** Whether a scale unit that was killed is waited for before this invoice begins. */
    boolean awaitsScaleUnit(int invoice) {
        return back.contains(invoice);
    }

    /** How often the network is cut, by the kind of cut. */
    Map<Fault.Kind, Integer> cuts() {
        return Map.copyOf(cuts);
    }

    /** How often what is restarted. */
    Map<Mishap.Restart, Integer> restarts() {
        return Map.copyOf(restarts);
    }
}
