package org.evertill.scaleunit.headquarters.schedules;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.evertill.exchange.tables.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Runs the schedules that are due, by db-scheduler, on threads of its own: one for each direction, so that what goes up
 * does not wait for a large package. Another of a direction that is being run is put off, and holds no thread while it
 * waits. Only one program at a time may run the schedules of a headquarters.
 */
final class Timekeeper {
    private static final int DIRECTIONS = 2;
    /** A schedule made beside, by a command, is found within this time. */
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);
    /** When headquarters' own database could not be read or written: every data group's troubles are in its own run. */
    private static final Duration TRIES_AGAIN_AFTER = Duration.ofMinutes(1);

    private final ScheduleTable schedules;
    private final Distribution distribution;
    private final Timetable timetable;
    private final Clock clock;
    private final Set<Direction> running = EnumSet.noneOf(Direction.class);
    private @Nullable Scheduler scheduler;

    Timekeeper(ScheduleTable schedules, Distribution distribution, Timetable timetable, Clock clock) {
        this.schedules = schedules;
        this.distribution = distribution;
        this.timetable = timetable;
        this.clock = clock;
    }

    /** Begins; what became due while the program was down runs now, once. */
    void start() throws SQLException {
        timetable.putBackPicked();
        Scheduler begun = Scheduler.create(timetable.source(), task())
                .jdbcCustomization(Timetable.SPOKEN_TO)
                .serializer(new TextSerializer())
                .threads(DIRECTIONS)
                .pollingInterval(LOOKS_EVERY)
                .clock(clock::instant)
                // Its own way would ask the network for this machine's name.
                .schedulerName(new SchedulerName.Fixed("headquarters"))
                .build();
        scheduler = begun;
        begun.start();
    }

    /** Ends after the data group that is being published; the rest of that run is repeated at the next start. */
    void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** The task, for the scheduler that executes it. */
    CustomTask<String> task() {
        return Tasks.custom(Timetable.TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(TRIES_AGAIN_AFTER))
                .onDeadExecutionRevive()
                .execute(this::execute);
    }

    private CompletionHandler<String> execute(TaskInstance<String> instance, ExecutionContext context) {
        Optional<DistributionSchedule> schedule = wanted(instance.getId());
        if (schedule.isPresent()) {
            Direction direction = schedule.get().direction();
            if (!begins(direction)) {
                return (complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(LOOKS_EVERY));
            }
            try {
                orFail(() -> distribution.run(schedule.get(), RunOrder.recurring(schedule.get()),
                        () -> context.getSchedulerState().isShuttingDown()));
            } finally {
                ends(direction);
            }
        }
        return (complete, operations) -> goOn(instance.getId(), context, complete, operations);
    }

    private boolean begins(Direction direction) {
        synchronized (running) {
            return running.add(direction);
        }
    }

    private void ends(Direction direction) {
        synchronized (running) {
            running.remove(direction);
        }
    }

    /** As the schedule is now, for somebody may have changed it while it ran. */
    private void goOn(String code, ExecutionContext context, ExecutionComplete complete,
            ExecutionOperations<String> operations) {
        Optional<Recurrence> recurrence = wanted(code).flatMap(DistributionSchedule::recurrence);
        if (recurrence.isEmpty()) {
            operations.remove();
            return;
        }
        Instant done = complete.getTimeDone();
        operations.reschedule(complete, context.getSchedulerState().isShuttingDown() ? done
                : recurrence.get().after(done, clock.getZone()), recurrence.get().text());
    }

    private Optional<DistributionSchedule> wanted(String code) {
        return orFail(() -> schedules.find(code)).filter(DistributionSchedule::runsByItself);
    }

    /** Fails as the scheduler lets a task fail. */
    private static <T> T orFail(Callable<T> work) {
        try {
            return work.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
