package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.SignOnRequest;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may sign on, where it is decided: at headquarters. */
class StaffCommandTest {
    @TempDir
    private Path folder;

    @Test
    void whoIsAddedSignsOnWithThatPinAfterADelta() throws Exception {
        try (ScaleUnit scaleUnit = start()) {
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            assertThat(run("--add", "000163", "--name", "Ana Ruiz", "--role", "cashier", "--language", "fr",
                    "--pin-file", pin("481516\n")).out()).containsPattern("000163 +cashier +fr +yes +Ana Ruiz");
            scaleUnit.publish();
            assertThat(delta(scaleUnit).changes()).isOne();
            assertThat(signOn(register, "000163", "481516")).isEqualTo(200);
            assertThat(signOn(register, "000163", "481517")).isEqualTo(403);
            assertThat(run("--change", "000163", "--pin-file", pin("2342")).error()).isEmpty();
            assertThat(run("--change", "000163", "--role", "manager", "--name", "Ana Ruiz-Vega").out())
                    .containsPattern("000163 +manager +fr +yes +Ana Ruiz-Vega");
            scaleUnit.publish();
            assertThat(signOn(register, "000163", "2342")).isEqualTo(200);
            assertThat(run("--change", "000163", "--blocked").out()).containsPattern("000163 +manager +fr +no ");
            scaleUnit.publish();
            assertThat(signOn(register, "000163", "2342")).isEqualTo(403);
        }
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsSaved() throws Exception {
        start().close();
        String listed = run().out();
        String good = pin("1234");
        assertThat(run("--add", "000160", "--name", "x", "--role", "cashier", "--pin-file", good).error())
                .contains("a worker 000160 already");
        assertThat(run("--add", "9", "--name", "x", "--role", "king", "--pin-file", good).error())
                .isEqualTo("There is no role king; roles are: administrator, cashier, manager. Nothing was saved.\n");
        assertThat(run("--add", "9", "--name", "x", "--role", "cashier", "--language", "it", "--pin-file", good)
                .error()).isEqualTo("Screens do not speak it; they speak en, fr, zh. Nothing was saved.\n");
        assertThat(run("--add", "9", "--name", "x", "--role", "cashier", "--pin-file", pin("12a4")).error())
                .isEqualTo("A PIN has 4 to 12 digits. Nothing was saved.\n");
        assertThat(run("--add", "9", "--name", "x".repeat(61), "--role", "cashier", "--pin-file", good).error())
                .contains("Worker 9: a name is one line of 1 to 60 characters");
        assertThat(run("--add", "9/9", "--name", "x", "--role", "cashier", "--pin-file", good).error())
                .contains("up to 10 letters and digits");
        assertThat(run("--add", "9", "--role", "cashier").error()).contains("needs --name and --role");
        assertThat(run("--change", "9", "--blocked").error()).contains("There is no worker 9");
        assertThat(run("--add", "9", "--name", "x", "--role", "cashier", "--pin-file", folder + "/none").error())
                .contains("There is no file");
        assertThat(run("--name", "x").exitCode()).isEqualTo(2);
        assertThat(run().out()).isEqualTo(listed).doesNotContain("argon2");
    }

    private String pin(String text) throws Exception {
        return Files.writeString(folder.resolve("pin-" + text.strip()), text).toString();
    }

    private static int signOn(HttpCaller register, String worker, String pin) throws Exception {
        return register.post("/staff/sign-on", new SignOnRequest(worker, pin)).statusCode();
    }

    private static PackageManifest delta(ScaleUnit scaleUnit) throws Exception {
        Edition whole = Edition.whole(DataGroups.ownGroupOf(ScaleUnit.DEMO_STORE_NUMBER));
        return PackageManifest.ofJson(scaleUnit.headquarters().publisher().shelf(whole, DatabaseKind.PRIVATE)
                .following(1).orElseThrow().signedManifest().orElseThrow().manifest());
    }

    private ScaleUnit start() throws Exception {
        return ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start();
    }

    private CommandRun run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "staff";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.on(folder, all);
    }
}
