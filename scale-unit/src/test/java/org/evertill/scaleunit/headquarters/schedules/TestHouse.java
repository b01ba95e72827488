package org.evertill.scaleunit.headquarters.schedules;

import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.demo.DemoStore;

/** A real headquarters with three stores, each in its own data group, and a clock that is put by hand. */
final class TestHouse {
    static final ZoneId ZONE = ZoneId.of("America/Chicago");
    static final String FIRST = DataGroups.ownGroupOf("0107");
    static final String SECOND = DataGroups.ownGroupOf("0108");
    static final String THIRD = DataGroups.ownGroupOf("0109");

    final SettableClock time = new SettableClock();
    final Clock clock = new HandClock(time, ZONE);
    final Map<String, Collector> collectors = new HashMap<>();
    final Headquarters headquarters;
    final Path folder;
    private long price = 1_000_000;

    TestHouse(Path folder, StorageKind kind) throws Exception {
        this.folder = folder;
        time.set(Instant.parse("2026-11-21T12:00:00Z"));
        headquarters = new Headquarters(folder, kind.databases().headquarters(folder), clock);
        headquarters.start();
        headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
        Row store = headquarters.masters().rows(ChannelTables.STORE).getFirst();
        headquarters.masters().save(List.of(store.with("store_number", "0108"), store.with("store_number", "0109")));
    }

    Schedules schedules() {
        return new Schedules(headquarters, folder, collectors, clock);
    }

    static DistributionSchedule down(String code, String recurrence, SchedulerJob job, String... groups) {
        return new DistributionSchedule(code, "Prices to the stores", Direction.DOWN, Set.of(job), groups.length == 0,
                Set.of(groups), true, Optional.of(Recurrence.parse(recurrence)), 30);
    }

    static DistributionSchedule up(String code, String... groups) {
        return new DistributionSchedule(code, "Sales", Direction.UP, Set.of(SchedulerJob.CHANNEL_TRANSACTIONS),
                groups.length == 0, Set.of(groups), true, Optional.of(Recurrence.parse("every 5m")), 30);
    }

    void changeAPrice() throws SQLException {
        price += 10_000;
        Row row = headquarters.masters().rows(ChannelTables.PRODUCT_PRICE).getFirst();
        headquarters.masters().save(List.of(row.with("unit_price_micros", price)));
    }

    /** A file stands where a data group's packages belong. */
    void ruin(String dataGroup) throws IOException {
        Files.createDirectories(folder.resolve("packages"));
        Files.writeString(folder.resolve("packages").resolve(dataGroup), "in the way");
    }

    void repair(String dataGroup) throws IOException {
        Files.delete(folder.resolve("packages").resolve(dataGroup));
    }

    void stop() throws Exception {
        headquarters.stop();
    }

    private static final class HandClock extends Clock {
        private final SettableClock time;
        private final ZoneId zone;

        HandClock(SettableClock time, ZoneId zone) {
            this.time = time;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new HandClock(time, other);
        }

        @Override
        public Instant instant() {
            return time.now();
        }
    }
}
