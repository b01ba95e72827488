package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registers where they are decided: at headquarters. */
class RegistersCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aRegisterThatIsAddedCanBeActivatedAndAChangeSaysOnlyWhatIsNew() throws Exception {
        ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start().close();
        assertThat(run("registers", "--add", "09", "--name", "Garden", "--support-offline").out())
                .containsPattern("0107 +09 +yes +standard +Garden");
        assertThat(run("activation-code", "--register", "09").exitCode()).isZero();
        assertThat(run("databases").out()).contains("offline-0107-09");
        assertThat(run("registers", "--change", "09", "--profile", "asking").out())
                .containsPattern("0107 +09 +yes +asking +Garden");
        assertThat(run("registers", "--change", "09", "--no-support-offline").out())
                .startsWith("offline-0107-09 is retired. It has never told anything, so what may be unsent there is"
                        + " not known.\n").containsPattern("0107 +09 +no +asking +Garden");
        assertThat(run("registers", "--change", "09", "--no-support-offline").out()).doesNotContain("retired");
        String listed = run("registers").out();
        assertThat(run("registers", "--add", "09")).isEqualTo(new CommandRun(1, "",
                "Store 0107 has a register 09 already; --change changes it. Nothing was saved.\n"));
        assertThat(run("registers", "--add", "10", "--profile", "nosuch")).isEqualTo(new CommandRun(1, "",
                "There is no offline profile nosuch; there are: asking, standard. Nothing was saved.\n"));
        assertThat(run("registers", "--change", "77", "--name", "x").error()).contains("has no register 77");
        assertThat(run("registers", "--add", "1/2").error()).contains("up to 10 letters and digits");
        assertThat(run("--store", "0999", "registers", "--add", "01").error()).contains("no store 0999");
        assertThat(run("registers", "--change", "09", "--name", "G".repeat(61))).isEqualTo(new CommandRun(1, "",
                "Register 09: a name is one line of 1 to 60 characters; this one has 61. Nothing was saved.\n"));
        assertThat(run("registers", "--change", "09", "--name", " ").error()).contains("1 to 60 characters");
        assertThat(run("registers", "--name", "x").exitCode()).isEqualTo(2);
        assertThat(run("registers").out()).isEqualTo(listed);
    }

    @Test
    void whatIsUnsentIsToldWhereOfflineSupportIsTakenAway() throws Exception {
        try (ScaleUnit scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start()) {
            HttpCaller.activated(scaleUnit, "01").post("/register-report", unsent(7));
            HttpCaller.activated(scaleUnit, "03").post("/register-report", unsent(0));
            scaleUnit.collectReports();
        }
        Headquarters headquarters = new Headquarters(folder.resolve("headquarters"), Clock.systemUTC());
        headquarters.start();
        try {
            InstantSource nextDay = InstantSource.offset(Clock.systemUTC(), Duration.ofDays(1));
            Row register = headquarters.masters().rows(ChannelTables.REGISTER).stream()
                    .filter(row -> row.text("register_number").equals("03")).findFirst().orElseThrow()
                    .with("support_offline", false);
            headquarters.masters().save(List.of(register));
            assertThat(new OfflineSupport(headquarters, nextDay).sentence(register))
                    .contains("Nothing was unsent there when it was last seen, at ")
                    .endsWith(" What it has sold since is not known.");
        } finally {
            headquarters.stop();
        }
        assertThat(run("registers", "--change", "01", "--no-support-offline").out().lines().findFirst()).get()
                .asString().startsWith("offline-0107-01 is retired. 7 records were unsent there when it was last seen")
                .contains("the oldest of 2026-11-21T08:00:00.000Z").doesNotContain("not known");
        assertThat(run("registers", "--change", "01", "--support-offline").out())
                .startsWith("offline-0107-01 is in data group store-0107");
    }

    private static RegisterReportRequest unsent(long records) {
        return new RegisterReportRequest("store-0107", 1, "store-0107", 1, records,
                records == 0 ? null : "2026-11-21T08:00:00.000Z", null);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.on(folder, arguments);
    }
}
