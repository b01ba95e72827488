package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
    private final ManualTimers timers = new ManualTimers();
    private final AtomicInteger checks = new AtomicInteger();
    private final HealthCheck check = new HealthCheck(timers, timers::nanos, checks::incrementAndGet);

    @Test
    void aCheckIsDueAtItsMomentAndOnce() {
        planIn(Duration.ofMinutes(1));
        timers.advance(Duration.ofSeconds(59));
        assertThat(checks).hasValue(0);
        timers.advance(Duration.ofSeconds(1));
        assertThat(checks).hasValue(1);
        timers.advance(Duration.ofHours(1));
        assertThat(checks).hasValue(1);
    }

    @Test
    void anotherPlanTakesThePlaceOfTheFirst() {
        planIn(Duration.ofMinutes(1));
        planIn(Duration.ofMinutes(5));
        timers.advance(Duration.ofMinutes(2));
        assertThat(checks).hasValue(0);
        check.plan(OptionalLong.empty());
        timers.advance(Duration.ofHours(1));
        assertThat(checks).hasValue(0);
        assertThat(timers.delays()).isEmpty();
    }

    @Test
    void theSamePlanAgainChangesNothing() {
        OptionalLong plan = OptionalLong.of(timers.nanos() + Duration.ofMinutes(1).toNanos());
        check.plan(plan);
        timers.advance(Duration.ofSeconds(30));
        check.plan(plan);
        assertThat(timers.delays()).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void aMomentThatHasPassedIsDueAtOnce() {
        timers.advance(Duration.ofMinutes(10));
        check.plan(OptionalLong.of(0));
        timers.runDue();
        assertThat(checks).hasValue(1);
    }

    private void planIn(Duration wait) {
        check.plan(OptionalLong.of(timers.nanos() + wait.toNanos()));
    }
}
