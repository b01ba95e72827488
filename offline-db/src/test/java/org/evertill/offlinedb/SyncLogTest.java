package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncLogTest {
    @TempDir
    Path folder;

    @Test
    void keepsAttemptsAndReportsEachOfTheirStates() throws Exception {
        SyncLogEntry first;
        SyncLogEntry second;
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            SyncLog log = register.database().syncLog(TemporaryRegister.IDENTITY);
            first = log.begin(attempt("P-0001"));
            second = log.begin(attempt("1040"));
            log.reported(log.unreported(1));
        }
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            SyncLog log = register.database().syncLog(TemporaryRegister.IDENTITY);
            assertThat(log.newest(10)).containsExactly(second, first);
            assertThat(log.unreported(10)).containsExactly(second);
            SyncLogEntry finished = new SyncLogEntry(second.logId(), "1040", "down", "Applied", second.startedAt(),
                    "2026-11-21T12:01:00Z", 590, 0, 0, 0, 70_000, "version 3", "EXPIRED");
            log.update(finished);
            log.reported(List.of(second));
            assertThat(log.unreported(10)).as("the channel has had an older state").containsExactly(finished);
            log.reported(List.of(finished));
            assertThat(log.unreported(10)).isEmpty();
            assertThat(log.newest(1)).containsExactly(finished);
        }
    }

    private static SyncLogEntry attempt(String job) {
        return new SyncLogEntry(0, job, "down", "Started", SampleSales.NOON.toString(), null, 0, 0, 0, 0, 0, null,
                null);
    }
}
