package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.exchange.wire.UploadRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unsent records on a page the disk has ruined: the others go up, and what cannot be read stays unsent. */
class DamagedUploadTest {
    private static final int MUCH = 1 << 20;
    /** More than a start looks at from the end, so that the damage lies where nobody looks. */
    private static final int COUNT = 400;
    private static final int RUINED = 60;

    private final Random random = new Random(31);
    private final SampleSales sales = new SampleSales(31);
    @TempDir
    private Path folder;
    private List<String> ids;
    private DamagedPages pages;

    @BeforeEach
    void sell() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            List<SalesTransaction> sold = Stream.generate(() -> sales.sale(sales.cart(1))).limit(COUNT).toList();
            register.journal().commit(List.copyOf(sold));
            ids = sold.stream().map(JournalEntry::id).map(Object::toString).toList();
        }
        pages = DamagedPages.of(folder.resolve(OfflineDatabase.JOURNAL));
    }

    @Test
    void theOthersAreSentAndTheWatermarkStaysBelowWhatCannotBeRead() throws Exception {
        int page = ruin();
        List<Long> unreadable;
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            UploadQueue uploads = uploads(register);
            List<Long> sent = sendAll(uploads);
            unreadable = uploads.unreadable().get(TemporaryRegister.IDENTITY);
            assertThat(unreadable).contains((long) RUINED + 1).hasSizeLessThan(20);
            List<Long> others = new ArrayList<>(numbersUpTo(COUNT));
            others.removeAll(unreadable);
            assertThat(sent).isEqualTo(others);
            assertThat(uploads.unsent()).extracting(UnsentRecords::records, UnsentRecords::unreadable)
                    .containsExactly((long) unreadable.size(), (long) unreadable.size());
            assertThat(watermark(register)).isEqualTo(unreadable.getFirst() - 1);
        }
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            UploadQueue uploads = uploads(register);
            register.journal().commit(List.of(sales.sale()));
            assertThat(sendAll(uploads)).as("after a restart, with one more sale").containsExactly(COUNT + 1L);
            assertThat(uploads.leftBehind(MUCH, MUCH)).isEmpty();
            assertThat(uploads.unsent().records()).isEqualTo(unreadable.size());
            assertThat(uploads.newestAnswered(TemporaryRegister.IDENTITY).orElseThrow().sequence())
                    .isEqualTo(COUNT + 1);
        }
        pages.mend(page);
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            UploadQueue uploads = uploads(register);
            List<UploadRecord> mended = uploads.leftBehind(MUCH, MUCH).getFirst();
            assertThat(mended).extracting(UploadRecord::sequence).isEqualTo(unreadable);
            for (UploadRecord record : mended) {
                ScaleUnitWord.accepts(uploads, List.of(record));
            }
            assertThat(uploads.unsent()).isEqualTo(
                    new UnsentRecords(0, 0, Optional.empty(), List.of(), COUNT + 1, 0));
            assertThat(watermark(register)).isEqualTo(COUNT + 1);
        }
        assertThat(RecomputedChain.requireWhole(folder, TemporaryRegister.IDENTITY)).isEqualTo(COUNT + 1);
    }

    @Test
    void anUnreadableRecordStaysUnsentInTheCountsOfSalesAndTheirAmount() throws Exception {
        Money all;
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            all = uploads(register).unsent().amounts().getFirst();
        }
        ruin();
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            UploadQueue uploads = uploads(register);
            assertThat(uploads.unsent().amounts()).containsExactly(all);
            List<UploadRecord> first = uploads.next(RUINED + 100, MUCH);
            ScaleUnitWord.accepts(uploads, first);
            UnsentRecords left = uploads.unsent();
            assertThat(left.records()).isEqualTo(COUNT - first.size());
            assertThat(left.sales()).isEqualTo(COUNT - first.size());
            assertThat(left.oldest()).contains(SampleSales.NOON);
        }
    }

    @Test
    void aDamagedIndexKeepsNoRecordBack() throws Exception {
        int page = pages.holding(DamagedPages.Kind.ENTRIES, "S001R01").get(1);
        pages.damage(page, random);
        try (ReadableJournal journal = ReadableJournal.open(folder)) {
            assertThat(journal.read(record -> { })).as("what a rescue misses").isEmpty();
        }
        pages.mend(page);
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            pages.damage(page, random);
            UploadQueue uploads = uploads(register);
            assertThat(new TreeSet<>(sendAll(uploads))).isEqualTo(new TreeSet<>(numbersUpTo(COUNT)));
            assertThat(uploads.unreadable()).isEmpty();
            assertThat(uploads.unsent().records()).isZero();
        }
    }

    @Test
    void anotherRegisterIsNotTakenOnWhileSomethingUnreadableIsUnsent() throws Exception {
        ruin();
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            UploadQueue uploads = uploads(register);
            sendAll(uploads);
            assertThat(uploads.unreadable()).isNotEmpty();
            RegisterActivation other = TemporaryRegister.activation(new RegisterIdentity("S001", "R02", 1));
            assertThatThrownBy(() -> register.database().activate(other))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("are unsent");
        }
    }

    @Test
    void theFirstSignOnOnARuinedPageIsNoReasonNotToStart() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().commit(List.of(sales.signedOn()));
        }
        ruin();
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            assertThat(register.database().identities().firstSignOn()).contains(SampleSales.NOON);
        }
    }

    private int ruin() throws IOException {
        int page = pages.holding(DamagedPages.Kind.ROWS, "\"id\":\"" + ids.get(RUINED)).getFirst();
        pages.damage(page, random);
        return page;
    }

    private static UploadQueue uploads(TemporaryRegister register) {
        return register.database().uploads(InstantSource.fixed(SampleSales.NOON));
    }

    /** As an upload does it; every batch is taken. */
    private static List<Long> sendAll(UploadQueue uploads) {
        List<Long> sent = new ArrayList<>();
        for (List<UploadRecord> batch = uploads.next(50, MUCH); !batch.isEmpty(); batch = uploads.next(50, MUCH)) {
            batch.forEach(record -> sent.add(record.sequence()));
            ScaleUnitWord.accepts(uploads, batch);
        }
        return sent;
    }

    private static List<Long> numbersUpTo(long newest) {
        return LongStream.rangeClosed(1, newest).boxed().toList();
    }

    private static long watermark(TemporaryRegister register) {
        return register.database().journalFile().read(UploadSeries::all).getFirst().watermark();
    }
}
