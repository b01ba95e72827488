package org.evertill.verification.kill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.verification.audit.AuditReport;

/**
 * What came of killing a register.
 *
 * @param kills          times it was killed
 * @param seed           the moments' seed
 * @param acknowledged   sales the cashier was told of, over all lives
 * @param lostCarts      running carts that were shown and were not there, or had fewer lines, after the restart
 * @param usableMillis   from start to ready to sell, of each restart after a kill
 * @param processorMillis processor time of the same, which does not depend on what else the machine does
 * @param audit          of the journal after the last restart
 * @param trouble        what ended the run early or was otherwise wrong, as sentences; empty when all went well
 */
public record KillReport(
        int kills, long seed, int acknowledged, int lostCarts, List<Long> usableMillis, List<Long> processorMillis,
        AuditReport audit, List<String> trouble) {

    /** After a kill a register must sell again within this time. */
    public static final long USABLE_LIMIT_MILLIS = 5_000;

    /** Nothing acknowledged was lost, nothing is wrong in the journal, and every restart was in time. */
    public boolean holds() {
        return losesNothing() && slowestRestartMillis() <= USABLE_LIMIT_MILLIS;
    }

    /** Nothing acknowledged was lost and nothing is wrong in the journal. */
    public boolean losesNothing() {
        return trouble.isEmpty() && audit.isClean() && lostCarts == 0;
    }

    /** The slowest restart; 0 without one. */
    public long slowestRestartMillis() {
        return slowest(usableMillis);
    }

    /** The most processor time a restart took; 0 without one. */
    public long slowestRestartProcessorMillis() {
        return slowest(processorMillis);
    }

    private static long slowest(List<Long> millis) {
        return millis.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The result for a person. */
    public String account() {
        StringBuilder text = new StringBuilder();
        text.append("Killed ").append(kills).append(" times (seed ").append(seed).append("): ")
                .append(acknowledged).append(" sales acknowledged, ").append(audit.records()).append(" records, ")
                .append(audit.lost()).append(" lost, ").append(audit.doubled()).append(" doubled, ")
                .append(audit.gaps()).append(" gaps, ").append(lostCarts).append(" running carts lost; ")
                .append(audit.isClean() ? "the journal verifies" : "the journal does NOT verify")
                .append("; usable again after ").append(median()).append(" ms in the middle, ")
                .append(slowestRestartMillis()).append(" ms at worst (limit ").append(USABLE_LIMIT_MILLIS)
                .append(" ms), with ").append(slowestRestartProcessorMillis()).append(" ms of processor time.");
        trouble.forEach(sentence -> text.append(System.lineSeparator()).append(sentence));
        audit.findings().stream().limit(20)
                .forEach(finding -> text.append(System.lineSeparator()).append(finding));
        return text.toString();
    }

    /** The result as the command's JSON. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("kills", kills);
        figures.put("seed", seed);
        figures.put("acknowledged", acknowledged);
        figures.putAll(audit.figures());
        figures.put("lostCarts", lostCarts);
        figures.put("journalVerifies", audit.isClean());
        figures.put("slowestRestartMillis", slowestRestartMillis());
        figures.put("medianRestartMillis", median());
        figures.put("slowestRestartProcessorMillis", slowestRestartProcessorMillis());
        figures.put("restartLimitMillis", USABLE_LIMIT_MILLIS);
        figures.put("trouble", trouble);
        figures.put("holds", holds());
        return figures;
    }

    private long median() {
        List<Long> sorted = usableMillis.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
