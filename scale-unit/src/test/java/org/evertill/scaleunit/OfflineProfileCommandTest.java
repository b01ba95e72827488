package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.headquarters.MasterTables;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;


/** An offline profile where it is written: at headquarters. */
class OfflineProfileCommandTest {
    private static final OfflineProfile DEFAULTS = OfflineProfile.PUBLISHED_DEFAULTS;

    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String error) { }

    @Test
    void aChangedFieldIsPublishedBesideARunningScaleUnit() throws Exception {
        try (ScaleUnit scaleUnit = start()) {
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            Run run = run("standard", "--set", "request-timeout=3.5", "--set", "advanced-offline-switching=on");
            assertThat(run.error()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("request-timeout                3.5 s (default 2 s; 0.2 to 30 s)",
                    "advanced-offline-switching     on (default off; off, on)");
            scaleUnit.publish();
            assertThat(register.json("/offline-profile").at("/requestTimeoutMillis").asLong()).isEqualTo(3_500);
            assertThat(register.json("/offline-profile").at("/advancedOfflineSwitching").asBoolean()).isTrue();
        }
    }

    @Test
    void anotherProfileIsMadeOfOneThereIsReachesARegisterAndGoesOnceNobodyHasIt() throws Exception {
        try (ScaleUnit scaleUnit = start()) {
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            assertThat(run("kiosk", "--add", "--like", "asking", "--name", "Kiosks", "--set", "retry-count=2").out())
                    .startsWith("Offline profile kiosk, Kiosks: no registers have it")
                    .contains("prompt-on-seamless-offline     on", "retry-count                    2 ");
            assertThat(CommandRun.on(folder, "registers", "--change", "01", "--profile", "kiosk").error()).isEmpty();
            scaleUnit.publish();
            assertThat(register.json("/offline-profile").at("/code").asText()).isEqualTo("kiosk");
            assertThat(register.json("/offline-profile").at("/retryCount").asInt()).isEqualTo(2);
            assertThat(run("kiosk", "--remove").error()).isEqualTo("Offline profile kiosk is that of a register, see"
                    + " 'scale-unit registers'; give it another first. Nothing was removed.\n");
            assertThat(run("kiosk", "--name", "Self-service").out())
                    .startsWith("Offline profile kiosk, Self-service: 1 register has it");
            CommandRun.on(folder, "registers", "--change", "01", "--profile", "standard");
            assertThat(run("kiosk", "--remove").out()).isEqualTo("Offline profile kiosk is removed.\n");
            scaleUnit.publish();
            assertThat(register.json("/offline-profile").at("/code").asText()).isEqualTo("standard");
            assertThat(run().out()).doesNotContain("kiosk");
        }
    }

    @Test
    void aProfileIsAddedOnceUnderACodeThatIsOne() throws Exception {
        start().close();
        assertThat(run("standard", "--add").error()).isEqualTo(
                "There is an offline profile standard already; without --add it is changed. Nothing was saved.\n");
        assertThat(run("Front Desk", "--add").error()).contains("small letters, digits and dashes");
        assertThat(run("kiosk", "--add", "--like", "nosuch").error()).contains("There is no offline profile nosuch");
        assertThat(run("kiosk", "--like", "standard").exitCode()).isEqualTo(2);
        assertThat(run("kiosk", "--remove").error()).contains("There is no offline profile kiosk; there are: asking");
    }

    @Test
    void aValueOutOfItsRangeIsRefusedWithFieldUnitAndRange() throws Exception {
        start().close();
        assertThat(run("standard", "--set", "request-timeout=45")).isEqualTo(new Run(1, "", "Offline profile standard:"
                + " Request timeout is 45 s; allowed is 0.2 to 30 s. Nothing was saved.\n"));
        assertThat(run("standard", "--set", "retry-count=many").error())
                .isEqualTo("Retry count to offline is many; allowed is 0 to 5. Nothing was saved.\n");
        assertThat(run("standard", "--set", "lookup-source=moon").error()).isEqualTo("Lookup source is moon; allowed"
                + " is scale unit, offline database first. Nothing was saved.\n");
        assertThat(run("standard", "--set", "speed=1").error())
                .isEqualTo("There is no field speed. Nothing was saved.\n");
        assertThat(run("other").error()).isEqualTo(
                "There is no offline profile other; there are: asking, standard. Nothing was saved.\n");
        assertThat(run("--set", "retry-count=1").error()).isEqualTo("Which profile? There are: asking, standard.\n");
        assertThat(run("standard").out()).contains("request-timeout                2 s (default 2 s");
    }

    @Test
    void aMistypedFolderDoesNotBecomeAnotherHeadquarters() throws Exception {
        Run run = run("standard", "--set", "retry-count=1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.error()).contains("There is no headquarters in " + folder);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void noTableTakesAnyFieldOutOfItsRange() throws Exception {
        try (ScaleUnit scaleUnit = start()) {
            MasterTables masters = scaleUnit.headquarters().masters();
            List<Row> before = masters.rows(ChannelTables.OFFLINE_PROFILE);
            for (OfflineProfileField field : OfflineProfileField.values()) {
                List<Row> rows = List.of(with(field, field.isText() ? "elsewhere" : (Object) (field.highest() + 1)));
                assertThatThrownBy(() -> masters.save(rows)).isInstanceOf(RowRefusedException.class)
                        .hasMessageStartingWith("Offline profile default: ").hasMessageContaining("; allowed is ");
                assertThatThrownBy(() -> masters.replace(rows)).isInstanceOf(RowRefusedException.class);
            }
            assertThat(masters.rows(ChannelTables.OFFLINE_PROFILE)).isEqualTo(before);
        }
    }

    private static Row with(OfflineProfileField field, Object value) {
        Row usual = OfflineProfileRow.of(DEFAULTS);
        Row.Builder row = ChannelTables.OFFLINE_PROFILE.newRow();
        ChannelTables.OFFLINE_PROFILE.columnNames().forEach(column ->
                row.with(column, column.equals(field.column()) ? value : usual.value(column)));
        return row.row();
    }

    private ScaleUnit start() throws Exception {
        return ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start();
    }

    private Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--data", folder.toString(), "offline-profile"));
        all.addAll(Arrays.asList(arguments));
        int exitCode = ScaleUnitMain.commandLine().setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(error, true)).execute(all.toArray(String[]::new));
        return new Run(exitCode, out.toString(), error.toString());
    }
}
