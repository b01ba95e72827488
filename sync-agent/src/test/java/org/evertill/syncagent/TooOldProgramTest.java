package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.PackageFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A register whose program is two versions behind its scale unit's. */
@Timeout(300)
class TooOldProgramTest {
    @TempDir
    private Path folder;

    @Test
    void sellsOnWithWhatItHasSendsItsSalesAndSaysThatItIsToBeUpdated() throws Exception {
        try (SyncedRegister till = new SyncedRegister(folder)) {
            till.publishPackages(1);
            till.agent().start(false);
            till.settle();
            till.publishPackages(2);
            till.channel().lies((request, socket) -> {
                boolean asksForPackages = request.target().startsWith("/api/v1/packages/");
                if (asksForPackages) {
                    LyingPeer.problem(409, "program-too-old", "").serve(request, socket);
                }
                return asksForPackages;
            });
            till.commitSales(2);
            till.timers().advance(Duration.ofMinutes(3));
            assertThat(till.installed()).extracting(Generation::version).containsOnly(1L);
            assertThat(till.agent().status().lastFault()).isEqualTo(PackageFault.OTHER_SCHEMA.name());
            assertThat(till.channel().records()).hasSize(2);
        }
    }
}
