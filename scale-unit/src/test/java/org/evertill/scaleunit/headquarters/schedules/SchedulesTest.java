package org.evertill.scaleunit.headquarters.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evertill.scaleunit.headquarters.schedules.RunState.APPLIED;
import static org.evertill.scaleunit.headquarters.schedules.RunState.APPLY_FAILED;
import static org.evertill.scaleunit.headquarters.schedules.RunState.AVAILABLE;
import static org.evertill.scaleunit.headquarters.schedules.RunState.CREATE_FAILED;
import static org.evertill.scaleunit.headquarters.schedules.RunState.NO_DATA;
import static org.evertill.scaleunit.headquarters.schedules.RunState.STARTED;
import static org.evertill.scaleunit.headquarters.schedules.TestHouse.FIRST;
import static org.evertill.scaleunit.headquarters.schedules.TestHouse.SECOND;
import static org.evertill.scaleunit.headquarters.schedules.TestHouse.THIRD;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.evertill.scaleunit.storage.ProcessLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Distribution schedules run for each data group by itself, and their history says what became of it. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class SchedulesTest {
    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private TestHouse house;
    private Schedules schedules;

    @BeforeEach
    void open() throws Exception {
        house = new TestHouse(folder.resolve("headquarters"), kind);
        schedules = house.schedules().open();
    }

    @AfterEach
    void stop() throws Exception {
        house.stop();
    }

    @Test
    void aScheduleIsKeptAsItWasMadeAndChangedAsAWhole() throws Exception {
        DistributionSchedule prices = new DistributionSchedule("prices", "Prices", Direction.DOWN,
                EnumSet.of(SchedulerJob.PRICES, SchedulerJob.PRODUCTS), false, Set.of(FIRST, SECOND), true,
                Optional.of(Recurrence.parse("daily 06:30,12:00")), 7);
        DistributionSchedule byHand = new DistributionSchedule("all", "Everything", Direction.DOWN,
                Set.of(SchedulerJob.ALL), true, Set.of(), true, Optional.empty(), 30);
        schedules.save(prices);
        schedules.save(byHand);
        assertThat(schedules.all()).containsExactly(byHand, prices);
        DistributionSchedule changed = new DistributionSchedule("prices", "Prices only", Direction.DOWN,
                Set.of(SchedulerJob.PRICES), false, Set.of(THIRD), false, Optional.empty(), 8);
        schedules.save(changed);
        assertThat(schedules.of("prices")).isEqualTo(changed);
        schedules.remove("prices");
        assertThat(schedules.all()).containsExactly(byHand);
        assertThatThrownBy(() -> schedules.remove("prices")).isInstanceOf(RowRefusedException.class)
                .hasMessage("There is no schedule prices; there are: all.");
    }

    @Test
    void whatMakesNoSenseIsRefusedInASentence() {
        assertThatThrownBy(() -> schedules.save(TestHouse.down("prices", "every 5m", SchedulerJob.PRICES, "store-9")))
                .hasMessage("There is no data group store-9; there are: store-0107, store-0108, store-0109.");
        assertThatThrownBy(() -> TestHouse.down("sales", "every 5m", SchedulerJob.CHANNEL_TRANSACTIONS))
                .hasMessage("Job P-0001 goes up, schedule sales the other way.");
        assertThatThrownBy(() -> TestHouse.down("not this", "every 5m", SchedulerJob.PRICES))
                .hasMessageStartingWith("A schedule's code is");
        assertThatThrownBy(() -> schedules.synchroniseInFull("store-9", "Ada"))
                .hasMessageStartingWith("There is no data group store-9;");
    }

    @Test
    void oneGroupsFailureNeverTouchesAnother() throws Exception {
        schedules.save(TestHouse.down("all", "every 5m", SchedulerJob.ALL));
        house.ruin(SECOND);
        List<DistributionRun> runs = schedules.runNow("all", "Ada");
        assertThat(runs).extracting(DistributionRun::dataGroup).containsExactly(FIRST, SECOND, THIRD);
        assertThat(states(runs)).containsExactly(AVAILABLE, CREATE_FAILED, AVAILABLE);
        assertThat(runs.get(1).message()).contains(SECOND);
        assertThat(runs.getFirst().packages()).isEqualTo("private 1, reference 1");
        assertThat(runs.getFirst().rows()).isGreaterThan(2_000);
        assertThat(runs.getFirst().bytes()).isGreaterThan(10_000);
        house.repair(SECOND);
        assertThat(states(schedules.runNow("all", "Ada"))).containsExactly(NO_DATA, AVAILABLE, NO_DATA);
        assertThat(schedules.history(Optional.of(SECOND), true, 10)).extracting(DistributionRun::state)
                .containsExactly(AVAILABLE, CREATE_FAILED);
    }

    @Test
    void theHistoryHasEveryRunAsItWasToldAndHidesWhatFoundNothingToDo() throws Exception {
        schedules.save(TestHouse.down("prices", "every 5m", SchedulerJob.PRICES, FIRST));
        List<DistributionRun> first = schedules.runNow("prices", "Ada");
        house.changeAPrice();
        house.time.tick(Duration.ofMinutes(1));
        List<DistributionRun> second = schedules.runNow("prices", "Bo");
        List<DistributionRun> third = schedules.runNow("prices", "Bo");
        assertThat(second.getFirst().rows()).isEqualTo(1);
        assertThat(schedules.history(Optional.empty(), false, 10))
                .containsExactly(second.getFirst(), first.getFirst());
        assertThat(schedules.history(Optional.empty(), true, 2))
                .containsExactly(third.getFirst(), second.getFirst());
        assertThat(second.getFirst().order()).isEqualTo(new RunOrder(Optional.of("prices"), Direction.DOWN,
                Set.of(SchedulerJob.PRICES), false, RunCause.RUN_NOW, "Bo"));
    }

    @Test
    void aFullDataSyncPublishesEverythingAnewForOneGroup() throws Exception {
        DistributionRun first = schedules.synchroniseInFull(FIRST, "Ada");
        DistributionRun again = schedules.synchroniseInFull(FIRST, "Ada");
        assertThat(again.state()).isEqualTo(AVAILABLE);
        assertThat(again.packages()).isEqualTo("private 2, reference 2");
        assertThat(again.rows()).isEqualTo(first.rows());
        assertThat(again.order()).isEqualTo(new RunOrder(Optional.empty(), Direction.DOWN, Set.of(SchedulerJob.ALL),
                true, RunCause.FULL_DATA_SYNC, "Ada"));
        assertThat(schedules.history(Optional.of(SECOND), true, 10)).isEmpty();
    }

    @Test
    void whatGoesUpIsTakenFromTheChannelsWithinReachAndAnotherIsNamed() throws Exception {
        int[] waiting = {12};
        house.collectors.put("0107", () -> {
            int taken = waiting[0];
            waiting[0] = 0;
            return taken;
        });
        house.collectors.put("0109", () -> {
            throw new SQLException("The channel's disk is gone.");
        });
        schedules = house.schedules().open();
        schedules.save(TestHouse.up("sales"));
        schedules.save(TestHouse.up("sales-2", SECOND));
        List<DistributionRun> runs = schedules.runNow("sales", "Ada");
        assertThat(runs).extracting(DistributionRun::dataGroup).containsExactly(FIRST, THIRD);
        assertThat(states(runs)).containsExactly(APPLIED, APPLY_FAILED);
        assertThat(runs.getFirst().rows()).isEqualTo(12);
        assertThat(runs.getLast().message()).isEqualTo("The channel's disk is gone.");
        assertThat(states(schedules.runNow("sales", "Ada"))).containsExactly(NO_DATA, APPLY_FAILED);
        assertThat(schedules.runNow("sales-2", "Ada").getFirst().message())
                .isEqualTo("No channel of data group store-0108 is within reach from here.");
    }

    @Test
    void historyIsKeptAsLongAsTheScheduleSaysAndOfNoScheduleForThirtyDays() throws Exception {
        DistributionSchedule prices = TestHouse.down("prices", "every 5m", SchedulerJob.PRICES, FIRST);
        schedules.save(new DistributionSchedule("week", "For a week", Direction.DOWN, prices.jobs(), false,
                prices.groups(), true, prices.recurrence(), 7));
        schedules.save(prices);
        schedules.runNow("week", "Ada");
        schedules.runNow("prices", "Ada");
        schedules.synchroniseInFull(FIRST, "Ada");
        schedules.remove("prices");
        house.time.tick(Duration.ofDays(7).plusSeconds(1));
        schedules.runNow("week", "Ada");
        assertThat(whose()).containsExactly("week", "full data sync", "prices");
        house.time.tick(Duration.ofDays(23));
        schedules.runNow("week", "Ada");
        assertThat(whose()).containsExactly("week");
    }

    @Test
    void whatAKilledProgramHasBegunEndsAsFailedButNotWhatRunsBeside() throws Exception {
        RunHistory history = new RunHistory(house.headquarters.database());
        history.begin(DistributionRun.started(RunOrder.fullDataSync("Ada"), FIRST, house.clock.instant()));
        try (ProcessLock.Hold _ = new ProcessLock(house.folder.resolve("distribution-down.lock")).take()) {
            assertThat(CompletableFuture.supplyAsync(this::newestState).join()).isEqualTo(STARTED);
        }
        assertThat(schedules.history(Optional.empty(), true, 1).getFirst()).satisfies(run -> {
            assertThat(run.state()).isEqualTo(CREATE_FAILED);
            assertThat(run.message()).isEqualTo("The program was ended in the middle of this run.");
            assertThat(run.stoppedAt()).contains(house.clock.instant());
        });
    }

    private RunState newestState() {
        try {
            return schedules.history(Optional.empty(), true, 1).getFirst().state();
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> whose() throws Exception {
        return schedules.history(Optional.empty(), true, 10).stream()
                .map(run -> run.order().scheduleCode().orElse(run.order().cause().text())).toList();
    }

    private static List<RunState> states(List<DistributionRun> runs) {
        return runs.stream().map(DistributionRun::state).toList();
    }
}
