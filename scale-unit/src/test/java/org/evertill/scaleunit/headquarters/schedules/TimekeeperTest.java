package org.evertill.scaleunit.headquarters.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.StorageKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock starts what is due, once, whatever happened to the program meanwhile. */
class TimekeeperTest {
    private static final String PRICES = "prices";

    @TempDir
    private Path folder;
    private TestHouse house;
    private RunHistory history;
    private Path times;
    private Schedules schedules;
    private ManualScheduler scheduler;

    @BeforeEach
    void open() throws Exception {
        house = new TestHouse(folder.resolve("headquarters"), StorageKind.SQLITE);
        history = new RunHistory(house.headquarters.database());
        times = house.folder.resolve("scheduler.db");
        startAgain();
        schedules.save(TestHouse.down(PRICES, "daily 06:30", SchedulerJob.PRICES, TestHouse.FIRST));
    }

    @AfterEach
    void stop() throws Exception {
        house.stop();
    }

    /** As a program does that starts, but for the threads: here it is the test that looks what is due. */
    private void startAgain() throws Exception {
        schedules = house.schedules().open();
        Timetable timetable = new Timetable(times, history, house.clock);
        timetable.putBackPicked();
        TestHelper.ManualSchedulerBuilder builder =
                TestHelper.createManualScheduler(timetable.source(), timekeeper(timetable).task()).clock(house.time);
        builder.jdbcCustomization(Timetable.SPOKEN_TO).serializer(new TextSerializer());
        scheduler = builder.build();
    }

    private Timekeeper timekeeper(Timetable timetable) {
        ScheduleTable table = new ScheduleTable(house.headquarters.database());
        return new Timekeeper(table, new Distribution(table, history, house.headquarters::publisher, Map.of(),
                house.folder, house.clock), timetable, house.clock);
    }

    @Test
    void runsWhenItIsDueAndIsDueAgainTheNextDay() throws Exception {
        assertThat(schedules.due(PRICES)).contains(at("2026-11-21T06:30"));
        runTo("2026-11-21T06:29");
        assertThat(starts()).isEmpty();
        runTo("2026-11-21T06:30");
        runTo("2026-11-21T12:00");
        assertThat(starts()).containsExactly(at("2026-11-21T06:30"));
        assertThat(schedules.due(PRICES)).contains(at("2026-11-22T06:30"));
        runTo("2026-11-22T06:30");
        assertThat(starts()).containsExactly(at("2026-11-22T06:30"), at("2026-11-21T06:30"));
    }

    @Test
    void followsWhatSomebodyChangesBeside() throws Exception {
        Schedules beside = house.schedules().open();
        beside.save(TestHouse.down(PRICES, "every 2h", SchedulerJob.PRICES, TestHouse.FIRST));
        assertThat(schedules.due(PRICES)).contains(at("2026-11-21T08:00"));
        runTo("2026-11-21T08:00");
        assertThat(starts()).hasSize(1);
        beside.save(schedules.of(PRICES).active(false));
        assertThat(schedules.due(PRICES)).isEmpty();
        runTo("2026-11-21T20:00");
        beside.save(schedules.of(PRICES).active(true));
        runTo("2026-11-21T21:59");
        assertThat(starts()).hasSize(1);
        runTo("2026-11-21T22:00");
        assertThat(starts()).hasSize(2);
        beside.remove(PRICES);
        runTo("2026-11-23T22:00");
        assertThat(starts()).hasSize(2);
    }

    @Test
    void aChangeThatTheTimetableHasMissedHoldsNevertheless() throws Exception {
        new ScheduleTable(house.headquarters.database()).save(schedules.of(PRICES).active(false));
        runTo("2026-11-21T06:30");
        assertThat(starts()).isEmpty();
        assertThat(schedules.due(PRICES)).isEmpty();
    }

    @Test
    void whatWasMissedWhileTheProgramWasDownRunsOnceAtTheStart() throws Exception {
        house.time.set(at("2026-11-25T09:00"));
        startAgain();
        runTo("2026-11-25T09:00");
        runTo("2026-11-25T09:10");
        assertThat(starts()).containsExactly(at("2026-11-25T09:00"));
        assertThat(schedules.due(PRICES)).contains(at("2026-11-26T06:30"));
    }

    @Test
    void aClockThatWasAheadPutsNothingOff() throws Exception {
        runTo("2027-11-21T06:30");
        assertThat(schedules.due(PRICES)).contains(at("2027-11-22T06:30"));
        house.time.set(at("2026-11-21T12:00"));
        startAgain();
        assertThat(schedules.due(PRICES)).contains(at("2026-11-22T06:30"));
        Files.delete(times);
        startAgain();
        assertThat(schedules.due(PRICES)).as("from the history").contains(at("2026-11-22T06:30"));
        runTo("2026-11-22T06:30");
        assertThat(starts()).contains(at("2026-11-22T06:30"));
    }

    @Test
    void theTimetableCanBeThrownAwayAndDamaged() throws Exception {
        runTo("2026-11-21T06:30");
        Files.delete(times);
        startAgain();
        assertThat(schedules.due(PRICES)).as("from the history").contains(at("2026-11-22T06:30"));
        house.time.set(at("2026-11-24T09:00"));
        Files.writeString(times, "this is no database ".repeat(500));
        startAgain();
        runTo("2026-11-24T09:00");
        assertThat(starts()).containsExactly(at("2026-11-24T09:00"), at("2026-11-21T06:30"));
    }

    @Test
    void aRunThatAKillCutOffIsRepeatedAtTheNextStart() throws Exception {
        house.time.set(at("2026-11-21T06:30"));
        history.begin(DistributionRun.started(RunOrder.recurring(schedules.of(PRICES)), TestHouse.FIRST,
                house.clock.instant()));
        pickAsTheKilledOneDid();
        runTo("2026-11-21T06:31");
        assertThat(starts()).as("while it is thought to run").hasSize(1);
        startAgain();
        runTo("2026-11-21T06:32");
        assertThat(history.newest(Optional.empty(), true, 10)).extracting(DistributionRun::state)
                .containsExactly(RunState.AVAILABLE, RunState.CREATE_FAILED);
    }

    @Test
    void whoIsToldToEndLeavesTheOtherGroupsForTheNextStart() throws Exception {
        schedules.save(TestHouse.down(PRICES, "daily 06:30", SchedulerJob.PRICES));
        Distribution distribution = new Distribution(new ScheduleTable(house.headquarters.database()), history,
                house.headquarters::publisher, Map.of(), house.folder, house.clock);
        int[] asked = {0};
        assertThat(distribution.run(schedules.of(PRICES), RunOrder.recurring(schedules.of(PRICES)),
                () -> asked[0]++ > 0)).extracting(DistributionRun::dataGroup).containsExactly(TestHouse.FIRST);
    }

    @Test
    void theRealSchedulerRunsWhatIsDueAndStopsCleanly() throws Exception {
        schedules.remove(PRICES);
        CountDownLatch collected = new CountDownLatch(1);
        house.collectors.put("0107", () -> {
            collected.countDown();
            return 1;
        });
        house.time.set(Instant.now().minus(Duration.ofHours(1)));
        house.schedules().open().save(TestHouse.up("sales"));
        Clock now = Clock.system(TestHouse.ZONE);
        Schedules real = new Schedules(house.headquarters, house.folder, house.collectors, now);
        real.open().start();
        try {
            assertThat(collected.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            real.stop();
        }
        assertThat(history.newest(Optional.of(TestHouse.FIRST), true, 1)).extracting(DistributionRun::state)
                .contains(RunState.APPLIED);
        assertThat(real.due("sales").orElseThrow()).isAfter(Instant.now().minus(Duration.ofMinutes(1)));
    }

    @Test
    void whatGoesUpDoesNotWaitForTwoThatGoDown() throws Exception {
        schedules.remove(PRICES);
        house.time.set(Instant.now().minus(Duration.ofHours(2)));
        schedules.save(TestHouse.down("one", "every 30m", SchedulerJob.PRICES, TestHouse.FIRST));
        schedules.save(TestHouse.down("two", "every 30m", SchedulerJob.PRICES, TestHouse.FIRST));
        house.time.set(Instant.now().minus(Duration.ofHours(1)));
        schedules.save(TestHouse.up("sales", TestHouse.FIRST));
        CountDownLatch collected = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Timetable timetable = new Timetable(times, history, Clock.system(TestHouse.ZONE));
        ScheduleTable table = new ScheduleTable(house.headquarters.database());
        Timekeeper real = new Timekeeper(table, new Distribution(table, history, () -> {
            awaitQuietly(release);
            return house.headquarters.publisher();
        }, Map.of("0107", () -> {
            collected.countDown();
            return 1;
        }), house.folder, house.clock), timetable, Clock.system(TestHouse.ZONE));
        real.start();
        try {
            assertThat(collected.await(1, TimeUnit.MINUTES)).as("while both that go down are not done").isTrue();
        } finally {
            release.countDown();
            real.stop();
        }
        startAgain();
        house.time.set(Instant.now().plus(Duration.ofMinutes(10)));
        scheduler.runAnyDueExecutions();
        assertThat(history.newest(Optional.empty(), true, 20)).extracting(run -> run.order().scheduleCode())
                .contains(Optional.of("one"), Optional.of("two"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pickAsTheKilledOneDid() throws SQLException {
        try (Connection connection = new Timetable(times, history, house.clock).source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE scheduled_tasks SET picked = 1, picked_by = 'headquarters',"
                    + " last_heartbeat = execution_time");
        }
    }

    private void runTo(String time) {
        house.time.set(at(time));
        scheduler.runAnyDueExecutions();
    }

    private List<Instant> starts() throws SQLException {
        return history.newest(Optional.empty(), true, 10).stream().map(DistributionRun::startedAt).toList();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(TestHouse.ZONE).toInstant();
    }
}
