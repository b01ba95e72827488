package org.evertill.verification.replay;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.evertill.verification.proxy.Fault;

/**
 * When the network is cut during a replay, and how: drawn from a seed before anything is rung, so the same seed cuts
 * in the same way before the same line of the same invoice. An outage ends at the beginning of an invoice.
 */
final class Outages {

    private static final int SHORTEST_INVOICES = 2;
    private static final int LONGEST_INVOICES = 40;
    /** On average an outage begins after so many invoices with a good network. */
    private static final int GOOD_INVOICES = 120;
    /** A file too short for the average gets its first outage within these. */
    private static final int FIRST_WITHIN = 5;

    private final Map<Integer, Fault> begins = new TreeMap<>();
    private final Map<Integer, Boolean> ends = new TreeMap<>();
    private final long seed;

    private Outages(long seed) {
        this.seed = seed;
    }

    /** Outages for a file of so many invoices; none without a seed. */
    static Outages draw(OptionalLong seed, int invoices) {
        Outages outages = new Outages(seed.orElse(0));
        if (seed.isEmpty()) {
            return outages;
        }
        Random random = new Random(seed.getAsLong());
        int at = random.nextInt(FIRST_WITHIN);
        while (at < invoices) {
            outages.begins.put(at, Fault.draw(random));
            at += random.nextInt(SHORTEST_INVOICES, LONGEST_INVOICES);
            outages.ends.put(at, true);
            at += 1 + random.nextInt(2 * GOOD_INVOICES);
        }
        return outages;
    }

    /** What cuts the network in the middle of this invoice, counted from 0. */
    Optional<Fault> beginsIn(int invoice) {
        return Optional.ofNullable(begins.get(invoice));
    }

    /** Whether the network is good again when this invoice begins. */
    boolean endsBefore(int invoice) {
        return ends.containsKey(invoice);
    }

    /** The line of an invoice of so many lines before which the cut falls, from 1. */
    int line(int invoice, int lines) {
        return 1 + new Random(seed * 31 + invoice).nextInt(lines);
    }

    /** How many there are. */
    int count() {
        return begins.size();
    }
}
