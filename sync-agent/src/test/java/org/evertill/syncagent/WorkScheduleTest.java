package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkScheduleTest {

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
