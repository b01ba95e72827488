package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.SyncLogRequest;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.headquarters.ChannelDatabase;
import org.evertill.scaleunit.headquarters.ChannelDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The databases packages go to, as headquarters knows them. */
class ChannelDatabasesTest {
    @TempDir
    private Path folder;
    private ScaleUnit scaleUnit;

    @BeforeEach
    void start() throws Exception {
        scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start();
    }

    @AfterEach
    void stop() throws Exception {
        scaleUnit.close();
    }

    @Test
    void everyStoreHasOneAndEveryRegisterThatSupportsOffline() throws Exception {
        assertThat(databases().all()).extracting(ChannelDatabase::code)
                .containsExactly("channel-0107", "offline-0107-01", "offline-0107-03");
        assertThat(databases().all()).allSatisfy(database -> {
            assertThat(database.dataGroup()).isEqualTo("store-0107");
            assertThat(database.retiredAt()).isEmpty();
        });
        assertThat(databases().all()).filteredOn(ChannelDatabase::offline)
                .allSatisfy(database -> assertThat(database.report()).isEmpty());
    }

    @Test
    void whatARegisterTellsIsItsCursorAtHeadquarters() throws Exception {
        HttpCaller register = HttpCaller.activated(scaleUnit, "01");
        RegisterReportRequest told = new RegisterReportRequest("store-0107", 1, "store-0107", 1, 7,
                "2026-11-21T08:00:00.000Z", null);
        assertThat(register.post("/register-report", told).statusCode()).isEqualTo(204);
        scaleUnit.collectReports();
        assertThat(database("offline-0107-01").report()).map(RegisterReport::told).contains(told);
        assertThat(database("offline-0107-03").report()).isEmpty();
        assertThat(scaleUnit.collectReports()).as("nothing new").isZero();
    }

    @Test
    void whereItsDownloadsStandIsASessionAndWhatDidNotGoWellIsKept() throws Exception {
        SyncLogEntry refused = new SyncLogEntry(4, "9999", "down", "Apply failed", "2026-11-21T08:00:00.000Z",
                "2026-11-21T08:00:01.000Z", 0, 9, 0, 0, 512, "reference 1: it is not signed", "NOT_SIGNED");
        assertThat(command("sessions", "list").out()).containsPattern("offline-0107-01 +Started");
        HttpCaller register = HttpCaller.activated(scaleUnit, "01");
        tell(register, 0, new Downloads("Apply failed", 2, List.of(refused)));
        assertThat(command("sessions", "list", "--trouble").out().lines()).hasSize(2).last().asString()
                .containsSubsequence("offline-0107-01", "Apply failed", "store-0107", "0", "1", "2",
                        "it is not signed");
        tell(register, 0, new Downloads("Suspended", 3, List.of(refused)));
        assertThat(command("sessions", "list").out()).containsPattern("offline-0107-01 +Suspended");
        tell(register, 0, new Downloads("Downloaded", 3, List.of(refused)));
        assertThat(command("sessions", "list").out()).containsPattern("offline-0107-01 +Available");
        tell(register, 1, new Downloads("Applied", 0, List.of(refused)));
        assertThat(command("sessions", "list").out()).containsPattern("offline-0107-01 +Applied");
        assertThat(command("sessions", "list", "--trouble").out().lines()).hasSize(1);
        assertThat(scaleUnit.headquarters().sessions().history("0107", "01", 9)).as("once, however often it is told")
                .containsExactly(refused);
        assertThat(command("sessions", "history", "--register", "01").out()).contains("it is not signed");
    }

    @Test
    void allThatARegisterAndTheChannelHaveAttemptedIsShownWhereTheChannelRuns() throws Exception {
        SyncLogEntry applied = new SyncLogEntry(5, "1020", "down", "Applied", "2026-11-21T08:00:00.000Z",
                "2026-11-21T08:00:01.000Z", 9, 0, 0, 0, 512, "reference 2", null);
        HttpCaller.activated(scaleUnit, "01").post("/sync-log", new SyncLogRequest(List.of(applied)));
        assertThat(command("sessions", "attempts", "--register", "01").out())
                .contains("1020", "Applied", "reference 2");
        assertThat(command("sessions", "attempts").out()).contains("private 1", "reference 1");
        assertThat(command("sessions", "attempts", "--json").out()).contains("\"message\" : \"reference 1\"");
    }

    private void tell(HttpCaller register, long version, Downloads downloads) throws Exception {
        assertThat(register.post("/register-report", new RegisterReportRequest("store-0107", version, "store-0107", 1,
                0, null, downloads)).statusCode()).isEqualTo(204);
        scaleUnit.collectReports();
    }

    @Test
    void aReportThatCountsBackwardsIsRefused() throws Exception {
        HttpCaller register = HttpCaller.activated(scaleUnit, "01");
        assertThat(register.postBytes("/register-report", """
                {"referenceEdition":"","referenceVersion":-1,"privateEdition":"","privateVersion":0,"unsentRecords":0}
                """.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
        assertThat(scaleUnit.collectReports()).isZero();
    }

    @Test
    void aRegisterThatNoLongerSupportsOfflineIsRetiredAndWhatIsUnsentThereIsTold() throws Exception {
        HttpCaller register = HttpCaller.activated(scaleUnit, "01");
        register.post("/register-report", new RegisterReportRequest("store-0107", 1, "store-0107", 1, 7,
                "2026-11-21T08:00:00.000Z", null));
        scaleUnit.collectReports();
        CommandRun retired = run("--retire-offline", "01");
        assertThat(retired.error()).isEmpty();
        assertThat(retired.out()).contains("offline-0107-01 is retired. 7 records were unsent there",
                "the oldest of 2026-11-21T08:00:00.000Z");
        assertThat(database("offline-0107-01").retiredAt()).isPresent();
        assertThat(scaleUnit.headquarters().masters().rows(ChannelTables.REGISTER))
                .filteredOn(row -> row.text("register_number").equals("01"))
                .singleElement().satisfies(row -> assertThat(row.integer("support_offline")).isZero());

        assertThat(run("--support-offline", "01").out()).contains("offline-0107-01 is in data group store-0107");
        assertThat(database("offline-0107-01").retiredAt()).isEmpty();
        assertThat(run("--retire-offline", "03").out()).contains("has never told anything");
        assertThat(run("--retire-offline", "99")).isEqualTo(new CommandRun(1, "",
                "Store 0107 has no register 99 at headquarters. Nothing was changed.\n"));
        assertThat(run().out()).containsPattern("offline-0107-01 +store-0107 +active +store-0107 1")
                .containsPattern("offline-0107-03 +store-0107 +retired");
    }

    private ChannelDatabases databases() {
        return scaleUnit.headquarters().channelDatabases();
    }

    private ChannelDatabase database(String code) throws Exception {
        return databases().all().stream().filter(database -> database.code().equals(code)).findFirst().orElseThrow();
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("databases"));
        all.addAll(Arrays.asList(arguments));
        return command(all.toArray(String[]::new));
    }

    private CommandRun command(String... arguments) {
        return CommandRun.on(folder, arguments);
    }
}
