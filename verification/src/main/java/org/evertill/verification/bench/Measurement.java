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
 * @param name   what was measured
 * @param micros each time, in microseconds, in the order measured; never empty
 * @param limit  what it is held against
 */
public record Measurement(String name, List<Long> micros, Limit limit) {

    /** The judged time is within the limit. */
    public boolean holds() {
        return judged() <= limit.micros();
    }

    /** The result as one entry of the command's JSON. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("name", name);
        figures.put("milliseconds", millis(judged()));
        figures.put("judgedPercentile", limit.percent());
        figures.put("medianMilliseconds", millis(percentile(micros, 50)));
        figures.put("worstMilliseconds", millis(percentile(micros, 100)));
        figures.put("times", micros.size());
        figures.put("limitMilliseconds", millis(limit.micros()));
        figures.put("limitMeaning", limit.meaning());
        figures.put("ratio", BigDecimal.valueOf(judged())
                .divide(BigDecimal.valueOf(Math.max(1, limit.micros())), 3, RoundingMode.HALF_UP));
        figures.put("holds", holds());
        return figures;
    }

    /** The result for a person. */
    public String account() {
        return "%-31s %9s ms (%d %%), %9s ms in the middle, %9s ms at worst of %d; %s%s".formatted(
                name, millis(judged()), limit.percent(), millis(percentile(micros, 50)),
                millis(percentile(micros, 100)), micros.size(), limit.meaning(), holds() ? "" : "  NOT HELD");
    }

    private long judged() {
        return percentile(micros, limit.percent());
    }

    /** The time so many percent of the times do not exceed. */
    static long percentile(List<Long> micros, int percent) {
        int rank = Math.ceilDiv(micros.size() * percent, 100);
        return micros.stream().sorted().toList().get(Math.max(1, rank) - 1);
    }

    private static BigDecimal millis(long micros) {
        return BigDecimal.valueOf(micros, 3);
    }
}
