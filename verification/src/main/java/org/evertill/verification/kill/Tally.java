package org.evertill.verification.kill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.evertill.verification.audit.AuditReport;

/** Adds up what comes of a run over all its stores. For one thread. */
final class Tally {

    private final Map<Phase, Integer> kills = new EnumMap<>(Phase.class);
    private final List<Long> registerMillis = new ArrayList<>();
    private final List<Long> processorMillis = new ArrayList<>();
    private final List<Long> scaleUnitMillis = new ArrayList<>();
    private final List<String> trouble = new ArrayList<>();
    private Audited audited = Audited.NOTHING;
    private int unmet;
    private int lostCarts;

    void killed(Phase phase) {
        kills.merge(phase, 1, Integer::sum);
    }

    boolean hasKilled(Phase phase) {
        return kills.containsKey(phase);
    }

    int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A point was waited for and nobody came by. */
    void unmet() {
        unmet++;
    }

    void registerStarted(long millis, OptionalLong processor) {
        registerMillis.add(millis);
        processor.ifPresent(processorMillis::add);
    }

    void scaleUnitStarted(long millis) {
        scaleUnitMillis.add(millis);
    }

    void trouble(String sentence) {
        trouble.add(sentence);
    }

    void lostCart(String sentence) {
        lostCarts++;
        trouble.add(sentence);
    }

    boolean isTroubled() {
        return !trouble.isEmpty();
    }

    /** A store was audited for good. */
    void audited(AuditReport store, int told) {
        audited = audited.and(store, told);
    }

    KillReport report(long seed) {
        return new KillReport(seed, kills, unmet, audited, lostCarts, registerMillis, processorMillis,
                scaleUnitMillis, trouble);
    }
}
