package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.evertill.commerce.transaction.Committed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register that is killed in the middle of its work; the truth is what it had told before. */
class KilledRegisterTest {
    private static final int CYCLES = 3;

    @TempDir
    Path folder;

    @Test
    void everySaleThatWasToldSurvivesAndTheFolderIsFreeAtOnce() throws Exception {
        Random random = new Random(51);
        List<String> told = new ArrayList<>();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            told.addAll(sellAndKill(cycle, 20 + random.nextInt(40)));
            try (TemporaryRegister register = TemporaryRegister.open(folder)) {
                for (String line : told) {
                    String[] parts = line.split(" ");
                    Optional<Committed> found = register.journal().find(UUID.fromString(parts[0]));
                    assertThat(found).as(line).isPresent();
                    assertThat(found.get().sequence()).isEqualTo(Long.parseLong(parts[1]));
                    assertThat(found.get().receiptNumber()).hasValue(Long.parseLong(parts[2]));
                }
                register.journal().restore();
            }
            // The kill may fall between a commit and its word, once per cycle.
            assertThat(RecomputedChain.requireWhole(folder, TemporaryRegister.IDENTITY))
                    .isBetween((long) told.size(), told.size() + cycle + 1L);
        }
    }

    private List<String> sellAndKill(int seed, int sales) throws Exception {
        Process register = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "--enable-native-access=ALL-UNNAMED", "-Xmx128m",
                SellUntilKilledMain.class.getName(), folder.toString(), Integer.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader words = register.inputReader()) {
            while (told.size() < sales) {
                String line = words.readLine();
                assertThat(line).as("the register ended by itself").isNotNull();
                told.add(line);
            }
            // By its handle, because destroying the process itself also closes the pipe.
            register.toHandle().destroyForcibly();
            // What it said before it died counts as well; its last word may be cut short.
            words.lines().filter(line -> line.matches("\\S{36} [0-9]+ [0-9]+")).forEach(told::add);
        } finally {
            register.destroyForcibly().waitFor();
        }
        return told;
    }
}
