package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.junit.jupiter.api.Test;

class WorkScheduleTest {

    @Test
    void theFirstContactAfterAnOutageFallsAnywhereInTheProfilesSpread() {
        SplittableRandom random = new SplittableRandom(4);
        OfflineProfile spread = SyncedRegister.PROFILE.with(OfflineProfileField.FIRST_CONTACT_SPREAD, 3_600_000);
        List<Duration> waits = Stream.generate(() -> waitAfterFailure(spread, random)).limit(50).toList();
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofHours(1)) <= 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofMinutes(45)) > 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofMinutes(15)) < 0);
        OfflineProfile none = spread.with(OfflineProfileField.FIRST_CONTACT_SPREAD, 0);
        assertThat(waitAfterFailure(none, random)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    private static Duration waitAfterFailure(OfflineProfile profile, SplittableRandom random) {
        ManualTimers timers = new ManualTimers();
        WorkSchedule schedule = new WorkSchedule(timers, new SyncCalls(new ScaleUnitLine(timers, timers.clock())),
                () -> new WorkSchedule.End.Failed(Optional.empty()), () -> { },
                new KnownProfile(profile, published -> { }), random);
        schedule.start(false);
        timers.runDue();
        return timers.delays().getFirst();
    }

    @Test
    void anErrorOfTheMachineEndsARoundAndNotTheWorker() {
        ManualTimers timers = new ManualTimers();
        AtomicInteger rounds = new AtomicInteger();
        WorkSchedule schedule = new WorkSchedule(timers, new SyncCalls(new ScaleUnitLine(timers, timers.clock())),
                () -> {
                    if (rounds.incrementAndGet() == 1) {
                        throw new NoClassDefFoundError("the test says so");
                    }
                    return new WorkSchedule.End.Well();
                },
                () -> { }, new KnownProfile(SyncedRegister.PROFILE, published -> { }), new SplittableRandom(1));
        schedule.start(false);
        timers.runDue();
        assertThat(schedule.state()).isEqualTo(WorkerState.WAITING);
        timers.advance(Duration.ofMinutes(5));
        assertThat(rounds).hasValueGreaterThan(1);
        assertThat(schedule.state()).isEqualTo(WorkerState.IDLE);
    }
}
