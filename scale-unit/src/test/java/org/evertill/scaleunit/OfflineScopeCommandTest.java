package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.headquarters.MasterTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An offline scope where it is defined, and what registers are given by it. */
class OfflineScopeCommandTest {
    private static final int SCHEMA = TableSchema.newest().version();
    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String error) { }

    @Test
    void aScopeIsTriedOutFirstAndThenReachesTheRegistersOfItsProfileAlone() throws Exception {
        try (ScaleUnit scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start()) {
            HttpCaller offline = HttpCaller.activated(scaleUnit, "01");
            HttpCaller onlineOnly = HttpCaller.activated(scaleUnit, "02");
            HttpCaller other = HttpCaller.activated(scaleUnit, "03");
            assertThat(run("asked", "--for-profile", "asking", "--save").error()).isEmpty();
            giveProfile(scaleUnit, "03", "asking");
            Run tried = run("lean", "--exclude", "1010,1050:loyalty_card", "--for-profile", "standard");
            assertThat(tried.error()).isEmpty();
            assertThat(tried.out()).contains("Left out: 1010, 1050:loyalty_card", "customer                 0",
                    "Nothing was changed");
            scaleUnit.publish();
            assertThat(newest(offline, "").dataGroup()).isEqualTo("store-0107");

            Run saved = run("lean", "--name", "Without customers", "--exclude", "1010,1050:loyalty_card",
                    "--for-profile", "standard", "--save");
            assertThat(saved.error()).isEmpty();
            assertThat(saved.out()).contains("Saved and published");
            scaleUnit.publish();
            PackageManifest lean = newest(offline, "&installed=1&installedSchema=" + SCHEMA + "&edition=store-0107");
            assertThat(lean.dataGroup()).startsWith("store-0107~lean-");
            assertThat(lean.isDelta()).isFalse();
            assertThat(lean.rowCounts()).containsEntry("customer", 0L).containsEntry("staff", 5L);
            assertThat(newest(onlineOnly, "").rowCounts()).as("no customers where no offline database is either")
                    .containsEntry("customer", 0L);
            assertThat(newest(other, "").dataGroup()).isEqualTo("store-0107");
            assertThat(newest(other, "").rowCounts()).containsEntry("customer", 3L);
            String frame = "/packages/private/" + lean.version() + "/frames/0?schema=" + SCHEMA + "&edition="
                    + lean.dataGroup();
            assertThat(offline.get(frame).statusCode()).isEqualTo(200);
            assertThat(other.get(frame).statusCode()).as("not this register's").isEqualTo(404);
            assertThat(offline.get("/packages/private/1/frames/0?schema=" + SCHEMA + "&edition=store-0107")
                    .statusCode())
                    .as("the customers stay away").isEqualTo(404);
            assertThat(run().out()).contains("lean, Without customers: profiles standard", "is spared: nothing");
            comesBackUnderANewNumber(scaleUnit, offline, lean);
        }
    }

    @Test
    void aScopeIsRemovedOnceNoProfileHasIt() throws Exception {
        ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start().close();
        assertThat(run("lean", "--exclude", "1010", "--for-profile", "asking", "--save").error()).isEmpty();
        assertThat(run("lean", "--remove").error()).isEqualTo("Offline scope lean is that of offline profile asking;"
                + " give it another first, or 'all'. Nothing was removed.\n");
        assertThat(run("all", "--for-profile", "asking", "--save").error()).isEmpty();
        assertThat(run("lean", "--remove").out()).isEqualTo("Offline scope lean is removed.\n");
        assertThat(run("lean", "--remove").error())
                .isEqualTo("There is no offline scope lean. Nothing was removed.\n");
        assertThat(run("lean").out()).as("nothing of it is left").startsWith("Left out: nothing");
    }

    @Test
    void whatNoRegisterCanDoWithoutIsNotSaved() throws Exception {
        ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start().close();
        assertThat(run("all", "--exclude", "1060", "--save").error())
                .contains("1060 cannot be left out", "Nothing was saved");
        assertThat(run("lean", "--for-profile", "nobody", "--save").error()).contains("no offline profile nobody");
        assertThat(run("lean", "--exclude", "4711", "--save").error()).contains("no scheduler job 4711");
        assertThat(run().out()).isEqualTo("Every offline database is spared: nothing\n");
    }

    /** A scope that nobody has any more, and then somebody has again. */
    private void comesBackUnderANewNumber(ScaleUnit scaleUnit, HttpCaller offline, PackageManifest lean)
            throws Exception {
        assertThat(run("asked", "--for-profile", "standard", "--save").error()).isEmpty();
        scaleUnit.publish();
        assertThat(newest(offline, "&installed=1&installedSchema=" + SCHEMA + "&edition=" + lean.dataGroup())
                .dataGroup()).isEqualTo("store-0107");
        try (var left = Files.list(folder.resolve("headquarters/packages"))) {
            assertThat(left.map(path -> path.getFileName().toString())).as("nobody has the lean ones any more")
                    .noneMatch(name -> name.contains("~"));
        }
        assertThat(run("lean", "--for-profile", "standard", "--save").error()).isEmpty();
        scaleUnit.publish();
        PackageManifest again = newest(offline, "");
        assertThat(again.dataGroup()).isEqualTo(lean.dataGroup());
        assertThat(again.version()).as("numbers are never used again").isGreaterThan(lean.version());
    }

    private static void giveProfile(ScaleUnit scaleUnit, String register, String profile) throws Exception {
        MasterTables masters = scaleUnit.headquarters().masters();
        Row row = masters.rows(ChannelTables.REGISTER).stream()
                .filter(known -> known.text("register_number").equals(register)).findFirst().orElseThrow();
        masters.save(List.of(row.with("offline_profile_code", profile)));
    }

    private static PackageManifest newest(HttpCaller register, String query) throws Exception {
        return PackageManifest.ofJson(WireJson.mapper().readValue(
                register.get("/packages/private/newest?schema=" + SCHEMA + query).body(), SignedManifest.class)
                .manifest());
    }

    private Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--data", folder.toString(), "offline-scope"));
        all.addAll(Arrays.asList(arguments));
        int exitCode = ScaleUnitMain.commandLine().setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(error, true)).execute(all.toArray(String[]::new));
        return new Run(exitCode, out.toString(), error.toString());
    }
}
