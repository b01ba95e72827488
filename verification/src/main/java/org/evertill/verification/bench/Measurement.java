package org.evertill.verification.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing measured several times beside its limit. Judged is the time that 19 of 20 do not exceed; the worst one is
 * told beside it, but a machine that does something else at that moment is not the register's slowness.
 *
 * @param name        what was measured
 * @param micros      each time, in microseconds, in the order measured; never empty
 * @param limitMillis the limit in milliseconds
 */
public record Measurement(String name, List<Long> micros, long limitMillis) {

    /** 19 of 20 times are within the limit. */
    public boolean holds() {
        return percentile(95) <= limitMillis * 1000;
    }

    /** The result as one entry of the command's JSON. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("name", name);
        figures.put("milliseconds", millis(percentile(95)));
        figures.put("medianMilliseconds", millis(percentile(50)));
        figures.put("worstMilliseconds", millis(percentile(100)));
        figures.put("eachMilliseconds", micros.stream().map(Measurement::millis).toList());
        figures.put("limitMilliseconds", limitMillis);
        figures.put("ratio", millis(percentile(95)).divide(BigDecimal.valueOf(limitMillis), 3, RoundingMode.HALF_UP));
        figures.put("holds", holds());
        return figures;
    }

    /** The result for a person. */
    public String account() {
        return "%-31s %7s ms (19 of 20), %7s ms in the middle, %7s ms at worst of %d; limit %d ms%s".formatted(
                name, millis(percentile(95)), millis(percentile(50)), millis(percentile(100)), micros.size(),
                limitMillis, holds() ? "" : "  NOT HELD");
    }

    /** The time so many percent of the times do not exceed. */
    private long percentile(int percent) {
        int rank = Math.ceilDiv(micros.size() * percent, 100);
        return micros.stream().sorted().toList().get(rank - 1);
    }

    private static BigDecimal millis(long micros) {
        return BigDecimal.valueOf(micros, 3).setScale(1, RoundingMode.HALF_UP);
    }
}
