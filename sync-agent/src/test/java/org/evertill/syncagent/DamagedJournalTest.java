package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.evertill.offlinedb.DamagedPages;
import org.evertill.offlinedb.OfflineDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal with a ruined page among old unsent records: the upload sets aside what it cannot read and goes on. */
@Timeout(300)
class DamagedJournalTest {
    private static final int COUNT = 700;
    private static final int RUINED = 200;

    @TempDir
    private Path folder;

    @Test
    void sendsTheOthersSaysWhatItCannotReadAndSendsThatOnceItCan() throws Exception {
        List<UUID> ids;
        try (SyncedRegister till = new SyncedRegister(folder)) {
            ids = till.commitSales(COUNT);
        }
        DamagedPages pages = DamagedPages.of(folder.resolve("register").resolve(OfflineDatabase.JOURNAL));
        int page = pages.holding(DamagedPages.Kind.ROWS, "\"id\":\"" + ids.get(RUINED)).getFirst();
        pages.damage(page, new Random(3));
        try (SyncedRegister till = new SyncedRegister(folder)) {
            till.agent().start(false);
            till.settle();
            SyncStatus status = till.agent().status();
            long lost = status.unsent().unreadable();
            assertThat(lost).isBetween(1L, 30L);
            assertThat(till.channel().records()).hasSize((int) (COUNT - lost))
                    .doesNotContainKey(ids.get(RUINED).toString());
            assertThat(status.unsent().records()).isEqualTo(lost);
            assertThat(status.log()).filteredOn(row -> SyncFault.RECORDS_UNREADABLE.name().equals(row.fault()))
                    .singleElement().satisfies(row -> assertThat(row.message())
                            .contains("stay here, unsent", "Everything else went up", "journal rescue"));
            UUID next = till.commitSales(1).getFirst();
            till.agent().wakeUpload();
            till.settle();
            assertThat(till.channel().records()).containsKey(next.toString());
            assertThat(till.channel().envelopes()).as("envelopes, nothing sent twice").hasSizeLessThan(6);
            pages.mend(page);
            till.agent().syncNow();
            till.settle();
            assertThat(till.channel().records()).hasSize(COUNT + 1).containsKey(ids.get(RUINED).toString());
            assertThat(till.agent().status().unsent().unreadable()).isZero();
            assertThat(till.agent().status().unsent().records()).isZero();
        }
    }
}
