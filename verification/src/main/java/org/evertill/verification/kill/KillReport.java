package org.evertill.verification.kill;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of killing registers and scale units.
 *
 * @param seed            the moments' seed
 * @param phases          what each kill fell into
 * @param unmet           kills that were to fall into something that did not come about in time, and fell elsewhere
 * @param audited         what the auditor found, over all stores
 * @param lostCarts       running carts that were shown and were not there, or had fewer lines, after the restart
 * @param usableMillis    from start to ready to sell, of each register started after a kill
 * @param processorMillis processor time of the same, which does not depend on what else the machine does
 * @param scaleUnitMillis from start to listening, of each scale unit started after a kill
 * @param trouble         what ended the run early or was otherwise wrong, as sentences; empty when all went well
 */
public record KillReport(
        long seed, Map<Phase, Integer> phases, int unmet, Audited audited, int lostCarts, List<Long> usableMillis,
        List<Long> processorMillis, List<Long> scaleUnitMillis, List<String> trouble) {

    /** After a kill a register must sell again within this time. */
    public static final long USABLE_LIMIT_MILLIS = 5_000;

    public KillReport {
        phases = phases.isEmpty() ? Map.of() : new EnumMap<>(phases);
        usableMillis = List.copyOf(usableMillis);
        processorMillis = List.copyOf(processorMillis);
        scaleUnitMillis = List.copyOf(scaleUnitMillis);
        trouble = List.copyOf(trouble);
    }

    /** Times something was killed. */
    public int kills() {
        return phases.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Sales the cashiers were told of, over all lives. */
    public long acknowledged() {
        return audited.acknowledged();
    }

    /** Nothing acknowledged was lost, nothing is wrong anywhere, and every restart was in time. */
    public boolean holds() {
        return losesNothing() && slowestRestartMillis() <= USABLE_LIMIT_MILLIS;
    }

    /** Nothing acknowledged was lost and nothing is wrong anywhere. */
    public boolean losesNothing() {
        return trouble.isEmpty() && audited.isClean() && lostCarts == 0;
    }

    /** The slowest restart of a register; 0 without one. */
    public long slowestRestartMillis() {
        return slowest(usableMillis);
    }

    /** The most processor time a restart of a register took; 0 without one. */
    public long slowestRestartProcessorMillis() {
        return slowest(processorMillis);
    }

    /** The result for a person. */
    public String account() {
        StringBuilder text = new StringBuilder();
        text.append("Killed ").append(kills()).append(" times (seed ").append(seed).append("): ")
                .append(audited.acknowledged()).append(" sales acknowledged, ").append(audited.records())
                .append(" records, ").append(audited.lost()).append(" lost, ").append(audited.doubled())
                .append(" doubled, ").append(audited.gaps()).append(" gaps, ").append(lostCarts)
                .append(" running carts lost; ").append(audited.houses()).append(" stores audited up to headquarters")
                .append("; usable again after ").append(middle(usableMillis)).append(" ms in the middle, ")
                .append(slowestRestartMillis()).append(" ms at worst (limit ").append(USABLE_LIMIT_MILLIS)
                .append(" ms), with ").append(slowestRestartProcessorMillis()).append(" ms of processor time")
                .append("; scale unit back after ").append(middle(scaleUnitMillis)).append(" ms in the middle, ")
                .append(slowest(scaleUnitMillis)).append(" ms at worst.").append(System.lineSeparator())
                .append("Kills by what they fell into: ").append(words());
        trouble.forEach(sentence -> text.append(System.lineSeparator()).append(sentence));
        audited.sentences().forEach(sentence -> text.append(System.lineSeparator()).append(sentence));
        return text.toString();
    }

    /** The result as the command's JSON. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("kills", kills());
        figures.put("seed", seed);
        figures.put("killsByPhase", words());
        figures.put("killsThatFellElsewhere", unmet);
        figures.putAll(audited.figures());
        figures.put("lostCarts", lostCarts);
        figures.put("journalVerifies", audited.isClean());
        figures.put("slowestRestartMillis", slowestRestartMillis());
        figures.put("medianRestartMillis", middle(usableMillis));
        figures.put("slowestRestartProcessorMillis", slowestRestartProcessorMillis());
        figures.put("restartLimitMillis", USABLE_LIMIT_MILLIS);
        figures.put("slowestScaleUnitRestartMillis", slowest(scaleUnitMillis));
        figures.put("medianScaleUnitRestartMillis", middle(scaleUnitMillis));
        figures.put("trouble", trouble);
        figures.put("holds", holds());
        return figures;
    }

    private Map<String, Integer> words() {
        Map<String, Integer> words = new LinkedHashMap<>();
        phases.forEach((phase, count) -> words.put(phase.words(), count));
        return words;
    }

    private static long slowest(List<Long> millis) {
        return millis.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static long middle(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
