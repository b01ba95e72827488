package org.evertill.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestConnectionCommandTest {
    @TempDir
    Path server;

    @Test
    void tellsTheStoreTheDataVersionAndTheLatency() throws Exception {
        try (ScaleUnit scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(server), Clock.systemUTC())) {
            scaleUnit.start();
            ConfigureRun run = ConfigureRun.of("test-connection", "--scale-unit", scaleUnit.address());
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).matches("The scale unit at " + scaleUnit.address()
                    + " is up and answers in \\d+\\.\\d ms\\.\nIt serves store "
                    + ScaleUnit.DEMO_STORE_NUMBER + ", data version 1\\.\n");
            ConfigureRun json = ConfigureRun.of("test-connection", "--json", "--dry-run", "--scale-unit",
                    scaleUnit.address());
            assertThat(json.json().properties().stream().map(member -> member.getKey())).containsExactly("command",
                    "outcome", "dryRun", "scaleUnit", "status", "storeNumber", "dataVersion", "latencyMicros");
            assertThat(json.json().get("latencyMicros").asLong()).isPositive();
        }
    }

    @Test
    void saysWhyThereIsNone() throws Exception {
        String closed;
        try (WebPage page = WebPage.answering("application/json", "{\"hello\": 1}")) {
            closed = page.address();
            ConfigureRun run = ConfigureRun.of("test-connection", "--json", "--scale-unit", page.address());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.json().get("reason").asText()).isEqualTo("not-a-scale-unit");
            assertThat(run.err()).hasLineCount(1);
        }
        ConfigureRun run = ConfigureRun.of("test-connection", "--scale-unit", closed);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("cannot be reached").hasLineCount(1);
        ConfigureRun noAddress = ConfigureRun.of("test-connection", "--scale-unit", "somewhere");
        assertThat(noAddress.err()).contains("is not the address of a scale unit").hasLineCount(1);
    }
}
