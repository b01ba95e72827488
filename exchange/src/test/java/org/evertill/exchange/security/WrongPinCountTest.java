package org.evertill.exchange.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongPinCountTest {
    private static final Instant NEWEST = Instant.parse("2026-11-20T14:31:00Z");

    @ParameterizedTest
    @CsvSource({"1,0", "4,0", "5,1", "6,2", "7,4", "10,32", "11,60", "12,60", "1000000,60"})
    void theWaitDoublesAfterTheFifthUpToAnHour(int count, long minutes) {
        assertThat(new WrongPinCount(count, NEWEST).waitAt(NEWEST)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void theWaitCountsFromTheNewestAndIsNeverLessThanNothing() {
        WrongPinCount sixth = new WrongPinCount(6, NEWEST);
        assertThat(sixth.waitAt(NEWEST.plusSeconds(90))).isEqualTo(Duration.ofSeconds(30));
        assertThat(sixth.waitAt(NEWEST.plusSeconds(120))).isZero();
        assertThat(sixth.waitAt(NEWEST.plus(Duration.ofDays(400)))).isZero();
    }

    @Test
    void aClockSetBackMakesTheWaitBeginAnewAndNoLonger() {
        WrongPinCount ahead = new WrongPinCount(5, NEWEST);
        Instant yearsBefore = NEWEST.minus(Duration.ofDays(2_000));
        assertThat(ahead.isAheadOf(yearsBefore)).isTrue();
        assertThat(ahead.isAheadOf(NEWEST)).isFalse();
        assertThat(ahead.waitAt(yearsBefore)).isEqualTo(Duration.ofMinutes(1));
    }
}
