package org.evertill.scaleunit.headquarters.schedules;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.evertill.exchange.tables.Direction;
import org.evertill.scaleunit.headquarters.Publisher;
import org.evertill.scaleunit.storage.FileTrouble;
import org.evertill.scaleunit.storage.ProcessLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what distribution schedules say, for each data group by itself: what goes wrong for one is noted in its own row
 * of the history, and the next has its turn. Of each direction one run at a time, other programs over the same folder
 * included; who comes second waits. For platform threads.
 */
final class Distribution {
    private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);

    private final ScheduleTable schedules;
    private final RunHistory history;
    private final Supplier<Publisher> publisher;
    private final Map<String, Collector> collectors;
    private final Path folder;
    private final InstantSource clock;

    /** Keeps its locks in headquarters' folder; collectors by store, of those whose channels are within reach. */
    Distribution(ScheduleTable schedules, RunHistory history, Supplier<Publisher> publisher,
            Map<String, Collector> collectors, Path folder, InstantSource clock) {
        this.schedules = schedules;
        this.history = history;
        this.publisher = publisher;
        this.collectors = Map.copyOf(collectors);
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Runs a schedule for its data groups, one after the other.
     *
     * @param ending asked before each data group; the rest is left when it says yes
     */
    List<DistributionRun> run(DistributionSchedule schedule, RunOrder order, BooleanSupplier ending)
            throws IOException, SQLException {
        return run(order, dataGroups(schedule), ending);
    }

    /** Publishes everything anew for one data group. */
    DistributionRun synchroniseInFull(String dataGroup, String startedBy) throws IOException, SQLException {
        return run(RunOrder.fullDataSync(startedBy), List.of(dataGroup), () -> false).getFirst();
    }

    /** Ends in the history what a program that was killed has begun; leaves alone what may be running beside. */
    void endCutOff() throws IOException, SQLException {
        for (Direction direction : Direction.values()) {
            Optional<ProcessLock.Hold> hold = lock(direction).takeIfFree();
            if (hold.isPresent()) {
                try (ProcessLock.Hold _ = hold.get()) {
                    history.endCutOff(direction, clock.instant());
                }
            }
        }
    }

    private List<String> dataGroups(DistributionSchedule schedule) throws SQLException {
        if (!schedule.allGroups()) {
            return List.copyOf(new TreeSet<>(schedule.groups()));
        }
        // Who has no stores gets nothing. Upwards, all means all within reach: a channel elsewhere brings its own.
        return schedules.stores().entrySet().stream()
                .filter(group -> schedule.direction() == Direction.DOWN
                        || group.getValue().stream().anyMatch(collectors::containsKey))
                .map(Map.Entry::getKey).toList();
    }

    private List<DistributionRun> run(RunOrder order, List<String> dataGroups, BooleanSupplier ending)
            throws IOException, SQLException {
        List<DistributionRun> runs = new ArrayList<>();
        try (ProcessLock.Hold _ = lock(order.direction()).take()) {
            history.endCutOff(order.direction(), clock.instant());
            for (String dataGroup : dataGroups) {
                if (ending.getAsBoolean()) {
                    break;
                }
                runs.add(run(order, dataGroup));
            }
            history.forget(schedules.all(), clock.instant());
        }
        return runs;
    }

    private DistributionRun run(RunOrder order, String dataGroup) throws SQLException {
        DistributionRun run = history.begin(DistributionRun.started(order, dataGroup, clock.instant()));
        try {
            return history.end(moved(run));
        } catch (IOException | SQLException e) {
            String sentence = FileTrouble.sentence(e);
            LOG.warn("jobs {} failed for data group {}: {}", DistributionSchedule.numbers(order.jobs()), dataGroup,
                    sentence);
            LOG.debug("jobs {} failed", DistributionSchedule.numbers(order.jobs()), e);
            return history.end(run.failed(sentence, clock.instant()));
        } catch (RuntimeException e) {
            LOG.warn("jobs {} failed for data group {}", DistributionSchedule.numbers(order.jobs()), dataGroup, e);
            return history.end(run.failed(String.valueOf(e.getMessage()), clock.instant()));
        }
    }

    private DistributionRun moved(DistributionRun run) throws IOException, SQLException {
        if (run.order().direction() == Direction.UP) {
            return run.collected(collect(run.dataGroup()), clock.instant());
        }
        return run.made(run.order().inFull()
                ? publisher.get().publishInFull(run.dataGroup())
                : publisher.get().publish(run.dataGroup(), run.order().singleJobs()), clock.instant());
    }

    private int collect(String dataGroup) throws IOException, SQLException {
        List<Collector> within = schedules.stores().getOrDefault(dataGroup, List.of()).stream()
                .filter(collectors::containsKey).map(collectors::get).toList();
        if (within.isEmpty()) {
            throw new IOException("No channel of data group " + dataGroup + " is within reach from here.");
        }
        int collected = 0;
        for (Collector collector : within) {
            collected += collector.collect();
        }
        return collected;
    }

    private ProcessLock lock(Direction direction) {
        return new ProcessLock(folder.resolve("distribution-" + ScheduleTable.text(direction) + ".lock"));
    }
}
