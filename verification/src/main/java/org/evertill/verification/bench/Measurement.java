package org.evertill.verification.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing measured several times beside its limit. The worst time is told but not judged: a machine that does
 * something else at that moment is not the register's slowness.
 *
 * @param name  what was measured
 * @param found each time, in thousandths of the limit's unit, in the order measured; never empty
 * @param limit what it is held against
 */
public record Measurement(String name, List<Long> found, Limit limit) {

    /** The judged time is within the limit. */
    public boolean holds() {
        return judged() <= limit.thousandths();
    }

    /** The result as one entry of the command's JSON. */
    public Map<String, Object> figures() {
        Limit.Unit unit = limit.unit();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("name", name);
        figures.put(unit.property(""), inUnits(judged()));
        figures.put("judgedPercentile", limit.percent());
        figures.put(unit.property("median"), inUnits(percentile(found, 50)));
        figures.put(unit.property("worst"), inUnits(percentile(found, 100)));
        figures.put("times", found.size());
        figures.put("limitMeaning", limit.meaning());
        if (limit.judges()) {
            figures.put(unit.property("limit"), inUnits(limit.thousandths()));
            figures.put("ratio", BigDecimal.valueOf(judged())
                    .divide(BigDecimal.valueOf(Math.max(1, limit.thousandths())), 3, RoundingMode.HALF_UP));
        }
        figures.put("holds", holds());
        return figures;
    }

    /** The result for a person. */
    public String account() {
        return "%-40s %9s %s (%d %%), %9s in the middle, %9s at worst of %d; %s%s".formatted(
                name, inUnits(judged()), limit.unit().symbol(), limit.percent(), inUnits(percentile(found, 50)),
                inUnits(percentile(found, 100)), found.size(), limit.meaning(), holds() ? "" : "  NOT HELD");
    }

    private long judged() {
        return percentile(found, limit.percent());
    }

    /** The time so many percent of the times do not exceed. */
    static long percentile(List<Long> found, int percent) {
        int rank = Math.ceilDiv(found.size() * percent, 100);
        return found.stream().sorted().toList().get(Math.max(1, rank) - 1);
    }

    private static BigDecimal inUnits(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3);
    }
}
