package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final int SAMPLES = 20_000;
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void doublesItsWindowWithEachFailureUpToFiveMinutes() {
        assertThat(longest(1, Duration.ZERO)).isBetween(Duration.ofMillis(980), Duration.ofMillis(1_000));
        assertThat(longest(2, Duration.ZERO)).isBetween(Duration.ofMillis(1_960), Duration.ofMillis(2_000));
        assertThat(longest(7, Duration.ZERO)).isBetween(Duration.ofSeconds(63), Duration.ofSeconds(64));
        assertThat(longest(9, Duration.ZERO)).isBetween(Duration.ofSeconds(251), Duration.ofSeconds(256));
        assertThat(longest(10, Duration.ZERO)).isBetween(Duration.ofSeconds(295), Duration.ofSeconds(300));
        assertThat(longest(1_000_000, Duration.ZERO)).isBetween(Duration.ofSeconds(295), Duration.ofSeconds(300));
    }

    @Test
    void spreadsTheFirstContactOverTheWholeTimeOfTheProfile() {
        List<Duration> waits = waits(1, Duration.ofSeconds(60), Optional.empty());
        for (int tenth = 0; tenth < 10; tenth++) {
            Duration from = Duration.ofSeconds(6L * tenth);
            Duration to = from.plusSeconds(6);
            assertThat(waits.stream().filter(wait -> wait.compareTo(from) >= 0 && wait.compareTo(to) < 0).count())
                    .as("first contacts from %s to %s", from, to)
                    .isBetween(SAMPLES / 10L * 8 / 10, SAMPLES / 10L * 12 / 10);
        }
    }

    @Test
    void leavesAScaleUnitAloneAsLongAsItAsksAndSpreadsWhatFollows() {
        List<Duration> waits = waits(3, Duration.ofSeconds(60), Optional.of(Duration.ofSeconds(30)));
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) >= 0
                && wait.compareTo(Duration.ofSeconds(45)) <= 0);
        assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(31)) < 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(44)) > 0);
    }

    @Test
    void looksRegularlyGiveOrTakeATenth() {
        List<Duration> waits = Stream.generate(() -> BackOff.untilNextLook(Duration.ofSeconds(60), random))
                .limit(SAMPLES).toList();
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(54)) >= 0
                && wait.compareTo(Duration.ofSeconds(66)) <= 0);
    }

    private Duration longest(int failures, Duration spread) {
        return waits(failures, spread, Optional.empty()).stream().max(Duration::compareTo).orElseThrow();
    }

    private List<Duration> waits(int failures, Duration spread, Optional<Duration> retryAfter) {
        return Stream.generate(() -> BackOff.afterFailure(failures, spread, retryAfter, random))
                .limit(SAMPLES).toList();
    }
}
