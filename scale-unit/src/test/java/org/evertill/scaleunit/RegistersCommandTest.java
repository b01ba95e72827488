package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
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
                .containsPattern("0107 +09 +no +asking +Garden");
        String listed = run("registers").out();
        assertThat(run("registers", "--add", "09")).isEqualTo(new CommandRun(1, "",
                "Store 0107 has a register 09 already; --change changes it. Nothing was saved.\n"));
        assertThat(run("registers", "--add", "10", "--profile", "nosuch")).isEqualTo(new CommandRun(1, "",
                "There is no offline profile nosuch; there are: asking, standard. Nothing was saved.\n"));
        assertThat(run("registers", "--change", "77", "--name", "x").error()).contains("has no register 77");
        assertThat(run("registers", "--add", "1/2").error()).contains("up to 10 letters and digits");
        assertThat(run("--store", "0999", "registers", "--add", "01").error()).contains("no store 0999");
        assertThat(run("registers", "--name", "x").exitCode()).isEqualTo(2);
        assertThat(run("registers").out()).isEqualTo(listed);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.on(folder, arguments);
    }
}
