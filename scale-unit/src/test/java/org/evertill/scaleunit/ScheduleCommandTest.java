package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.channel.UploadReceiver;
import org.evertill.scaleunit.headquarters.MasterTables;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distribution schedules from the command line, beside a scale unit that runs and while none does. */
class ScheduleCommandTest {
    @TempDir
    private Path folder;

    @Test
    void schedulesAreAddedChangedListedAndTakenAway() throws Exception {
        start().close();
        assertThat(run("add", "prices", "--jobs", "1020,N-1040", "--groups", "store-0107", "--daily", "6:30,12:00",
                "--name", "Prices to Cedar Hollow").exitCode()).isZero();
        assertThat(run("list").out().lines().toList()).hasSize(4).satisfiesOnlyOnce(line -> assertThat(line)
                .startsWith("prices ").containsSubsequence(
                        "down", "1020,1040", "store-0107", "daily 06:30,12:00", "active", "Prices to Cedar Hollow"));
        assertThat(run("change", "prices", "--jobs", "9999", "--all-groups", "--by-hand").out())
                .containsSubsequence("9999", "all", "by hand", "active", "Prices to Cedar Hollow");
        assertThat(run("deactivate", "everything").out()).containsSubsequence("every 5m", " - ", " - ");
        assertThat(run("activate", "everything").out()).containsSubsequence("every 5m", "active", "20");
        assertThat(run("remove", "prices")).isEqualTo(new CommandRun(0, "", ""));
        assertThat(run("list").out()).doesNotContain("prices");
    }

    @Test
    void aStoreThatMovesIsToldWhichSchedulesItLoses() throws Exception {
        start().close();
        run("add", "prices", "--jobs", "1020", "--groups", "store-0107");
        run("add", "resting", "--jobs", "1020", "--groups", "store-0107");
        run("deactivate", "resting");
        assertThat(command("data-groups", "--store", "0107", "--put-into", "store-0107").out())
                .doesNotContain("Schedule");
        assertThat(command("data-groups", "--store", "0107", "--put-into", "texas").out())
                .contains("Schedule prices is for data group store-0107 and not for texas: it does not run for store"
                        + " 0107 any more.")
                .doesNotContain("resting", "everything");
        run("add", "both", "--jobs", "1020", "--groups", "store-0107,texas");
        assertThat(command("data-groups", "--store", "0107", "--put-into", "store-0107").out())
                .doesNotContain("Schedule");
    }

    @Test
    void whatIsWrongIsSaidInOneSentenceAndNothingIsKept() throws Exception {
        start().close();
        assertRefused("There is no scheduler job 4711.", "add", "x", "--jobs", "4711", "--all-groups");
        assertRefused("Schedule x needs at least one job.", "add", "x", "--all-groups");
        assertRefused("Schedule x needs data groups: some, or all of them.", "add", "x", "--jobs", "1020");
        assertRefused("There is no data group y; there are: store-0107.", "add", "x", "--jobs", "1020", "--groups",
                "y");
        assertRefused("'every 5' is not understood; write a number and s, m, h or d, from 10s to 31d.", "add", "x",
                "--jobs", "1020", "--all-groups", "--every", "5");
        assertRefused("There is a schedule everything already; change it.", "add", "everything", "--jobs", "1020",
                "--all-groups");
        assertRefused("Job 1020 goes down, schedule transactions the other way.", "change", "transactions", "--jobs",
                "1020");
        assertRefused("There is no schedule x; there are: everything, transactions.", "run", "x");
        assertThat(run("list").out().lines()).hasSize(3);
        assertThat(command("full-sync", "--group", "store-9").error())
                .isEqualTo("There is no data group store-9; there are: store-0107.\n");
    }

    @Test
    void aPriceChangedAtHeadquartersArrivesWhenAScheduleIsRunBesideTheScaleUnit() throws Exception {
        try (ScaleUnit scaleUnit = start()) {
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            MasterTables masters = scaleUnit.headquarters().masters();
            Row price = masters.rows(ChannelTables.PRODUCT_PRICE).getFirst();
            masters.save(List.of(price.with("unit_price_micros", 77_770_000L)));
            CommandRun run = run("run", "everything");
            assertThat(run.out()).matches("store-0107: Available: reference 2 \\(rows: 1, bytes: [0-9]+\\)\n");
            assertThat(run("run", "everything").out()).isEqualTo("store-0107: No data\n");
            scaleUnit.publish();
            assertThat(register.json("/products/by-number/" + price.text("product_number") + "?date="
                    + price.text("valid_from")).toString()).contains("77770000");
            assertThat(command("full-sync", "--group", "store-0107").out())
                    .startsWith("store-0107: Available: private 2, reference 3 (rows: ");
            assertThat(run("history", "--last", "5").out().lines().toList()).hasSize(3)
                    .satisfies(lines -> assertThat(lines.get(1)).containsSubsequence("-", "store-0107", "9999",
                            "full data sync", "Available: private 2, reference 3"));
            assertThat(run("history", "--idle").out().lines()).hasSize(4);
        }
    }

    @Test
    void whatTheChannelHasIsTakenToHeadquartersByHandWhileNoScaleUnitRuns() throws Exception {
        start().close();
        RegisterIdentity identity = new RegisterIdentity(ScaleUnit.DEMO_STORE_NUMBER, "01", 1);
        ServerDatabase channel = new ServerDatabase("channel",
                ScaleUnitDatabases.IN_FILES.channel(folder.resolve("channel")), Channel.MIGRATION);
        channel.start();
        SampleJournal journal = new SampleJournal(identity);
        new UploadReceiver(channel, Clock.systemUTC(), () -> { })
                .receive(identity, List.of(journal.sale(1), journal.sale(2)));
        channel.stop();
        assertThat(run("run", "transactions").out()).isEqualTo("store-0107: Applied: records: 2\n");
        assertThat(run("run", "transactions").out()).isEqualTo("store-0107: No data\n");
    }

    @Test
    void aGroupThatFailsIsToldAndIsTheExitCode() throws Exception {
        start().close();
        Path packages = Edition.whole("store-0107")
                .folder(folder.resolve("headquarters/packages"), TableSchema.newest()).resolve("copy");
        try (var files = Files.walk(packages)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        Files.writeString(packages, "in the way");
        CommandRun run = run("run", "everything");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("store-0107: Create failed: ");
    }

    private void assertRefused(String sentence, String... arguments) {
        assertThat(run(arguments)).isEqualTo(new CommandRun(1, "", sentence + "\n"));
    }

    private ScaleUnit start() throws Exception {
        return ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemDefaultZone()).start();
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("schedule"));
        all.addAll(Arrays.asList(arguments));
        return command(all.toArray(String[]::new));
    }

    private CommandRun command(String... arguments) {
        return CommandRun.on(folder, arguments);
    }
}
