package org.evertill.scaleunit.headquarters.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.headquarters.schedules.DistributionSchedule;
import org.evertill.scaleunit.headquarters.schedules.Recurrence;

/** The demo store's distribution schedules: what is changed at headquarters reaches the store by itself. */
public final class DemoSchedules {
    private static final Recurrence EVERY_FEW_MINUTES = Recurrence.parse("every 5m");

    private DemoSchedules() {
    }

    /** One down, with every job, and one up. */
    public static List<DistributionSchedule> all() {
        return List.of(
                schedule("everything", "Everything to every store", Direction.DOWN, SchedulerJob.ALL),
                schedule("transactions", "Sales to headquarters", Direction.UP, SchedulerJob.CHANNEL_TRANSACTIONS));
    }

    private static DistributionSchedule schedule(String code, String name, Direction direction, SchedulerJob job) {
        return new DistributionSchedule(code, name, direction, Set.of(job), true, Set.of(), true,
                Optional.of(EVERY_FEW_MINUTES), DistributionSchedule.USUALLY_KEPT_DAYS);
    }
}
