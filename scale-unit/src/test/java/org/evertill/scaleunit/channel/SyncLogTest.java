package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.ScaleUnitDatabases;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the channel keeps of its registers' attempts does not grow for ever. */
class SyncLogTest {
    private static final RegisterIdentity BUSY = new RegisterIdentity("0107", "01", 1);
    private static final RegisterIdentity QUIET = new RegisterIdentity("0107", "02", 1);

    @TempDir
    private Path folder;
    private ServerDatabase database;
    private SyncLog log;

    @BeforeEach
    void open() throws Exception {
        database = new ServerDatabase("channel", ScaleUnitDatabases.IN_FILES.channel(folder), Channel.MIGRATION);
        database.start();
        log = new SyncLog(database);
    }

    @AfterEach
    void stop() throws Exception {
        database.stop();
    }

    @Test
    void aRegistersOldestAttemptsAreForgottenAndNobodyElses() throws Exception {
        log.save(QUIET, List.of(attempt(1)));
        for (long first = 1; first <= 5_500; first += 100) {
            log.save(BUSY, LongStream.range(first, first + 100).mapToObj(SyncLogTest::attempt).toList());
        }
        assertThat(log.newest(BUSY, 10_000)).hasSize(5_000)
                .extracting(SyncLogEntry::logId).contains(501L, 5_500L).doesNotContain(500L);
        assertThat(log.newest(QUIET, 10)).hasSize(1);
    }

    @Test
    void aJournalBegunAnewCountsFromOneAndIsKept() throws Exception {
        log.save(BUSY, List.of(attempt(9_000)));
        log.save(BUSY, List.of(attempt(1)));
        assertThat(log.newest(BUSY, 10)).hasSize(2);
    }

    private static SyncLogEntry attempt(long id) {
        return new SyncLogEntry(id, "P-0001", "up", "Uploaded", "2026-11-22T08:00:00.000Z", "2026-11-22T08:00:00.100Z",
                0, 0, 1, 0, 900, "", null);
    }
}
