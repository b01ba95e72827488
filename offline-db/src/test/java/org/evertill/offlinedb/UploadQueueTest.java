package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadQueueTest {
    private static final int MUCH = 1 << 20;

    private final SampleSales sales = new SampleSales(21);

    @TempDir
    Path folder;
    private TemporaryRegister register;
    private UploadQueue uploads;

    @BeforeEach
    void open() throws Exception {
        register = TemporaryRegister.open(folder);
        uploads = register.database().uploads(InstantSource.fixed(SampleSales.NOON));
    }

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void givesTheOldestFirstInBatchesAndOnlyAnswersMoveIt() throws Exception {
        for (int i = 0; i < 25; i++) {
            register.journal().commit(List.of(sales.sale()));
        }
        List<Long> sent = new ArrayList<>();
        assertThat(uploads.next(10, MUCH)).isEqualTo(uploads.next(10, MUCH));
        for (List<UploadRecord> batch = uploads.next(10, MUCH); !batch.isEmpty(); batch = uploads.next(10, MUCH)) {
            batch.forEach(record -> sent.add(record.sequence()));
            ScaleUnitWord.accepts(uploads, batch);
        }
        assertThat(sent).isEqualTo(IntStream.rangeClosed(1, 25).mapToObj(Long::valueOf).toList());
        assertThat(uploads.unsent()).isEqualTo(new UnsentRecords(0, 0, Optional.empty(), List.of(), 25, 0));
    }

    @Test
    void sendsTheBytesThatWereCommitted() throws Exception {
        register.journal().commit(List.of(sales.sale(), sales.signedOn()));
        for (UploadRecord record : uploads.next(10, MUCH)) {
            JournalRecord received = JournalRecord.received(record.payload(), record.previousHash(), record.hash());
            assertThat(received.payload().id()).isEqualTo(record.recordId());
            assertThat(received.payload().sequence()).isEqualTo(record.sequence());
        }
    }

    @Test
    void aBatchIsCutByBytesButNeverEmpty() {
        for (int i = 0; i < 5; i++) {
            register.journal().commit(List.of(sales.sale()));
        }
        assertThat(uploads.next(10, 1)).hasSize(1);
        int two = uploads.next(2, MUCH).stream().mapToInt(record -> record.payload().length).sum();
        assertThat(uploads.next(10, two)).hasSize(2);
    }

    @Test
    void whatWasNotAnsweredIsSentAgainWithAllThatFollows() {
        register.journal().commit(List.of(sales.sale(), sales.sale(), sales.sale(), sales.sale()));
        List<UploadRecord> batch = uploads.next(10, MUCH);
        List<RecordAnswer> answers = new ArrayList<>(ScaleUnitWord.on(batch, UploadOutcome.ACCEPTED));
        answers.remove(1);
        answers.add(new RecordAnswer("nobody's", UploadOutcome.ACCEPTED, null));
        uploads.answered(batch, answers);
        assertThat(uploads.next(10, MUCH)).extracting(UploadRecord::sequence).containsExactly(2L, 3L, 4L);
        uploads.answered(batch, List.of());
        assertThat(uploads.unsent().records()).isEqualTo(3);
    }

    @Test
    void aQuarantinedRecordIsVisibleAndNothingWaitsBehindIt() {
        SalesTransaction bad = sales.sale();
        register.journal().commit(List.of(bad, sales.sale()));
        List<UploadRecord> batch = uploads.next(10, MUCH);
        uploads.answered(batch, List.of(
                new RecordAnswer(batch.get(0).recordId(), UploadOutcome.QUARANTINED, "other bytes"),
                new RecordAnswer(batch.get(1).recordId(), UploadOutcome.ALREADY_HERE, null)));
        assertThat(uploads.next(10, MUCH)).isEmpty();
        assertThat(uploads.setAside()).isEqualTo(new SetAsideRecords(1, "other bytes"));
        assertThat(uploads.quarantined(10)).containsExactly(new QuarantinedRecord(TemporaryRegister.IDENTITY, 1,
                bad.id().toString(), "sale", "other bytes", SampleSales.NOON));
        assertThat(register.journal().find(bad.id())).isPresent();
        assertThat(uploads.setAsideAfter(0, 10, MUCH).values()).containsExactly(batch.getFirst());
        uploads.answered(batch, ScaleUnitWord.on(batch, UploadOutcome.NOT_YET));
        assertThat(uploads.unsent().records()).as("what was answered for once").isZero();
        ScaleUnitWord.accepts(uploads, batch);
        assertThat(uploads.setAside()).isEqualTo(SetAsideRecords.NONE);
        assertThat(uploads.setAsideAfter(0, 10, MUCH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aRecordOfUnknownOutcomeStaysUnsentWhileTheOthersGoOnAndIsGivenAgain(int odd) throws Exception {
        register.journal().commit(List.of(sales.sale(), sales.sale(), sales.sale()));
        List<UploadRecord> batch = uploads.next(10, MUCH);
        List<RecordAnswer> answers = new ArrayList<>(ScaleUnitWord.on(batch, UploadOutcome.ACCEPTED));
        answers.set(odd, new RecordAnswer(batch.get(odd).recordId(), UploadOutcome.UNKNOWN, null));
        uploads.answered(batch, answers);
        register.close();
        register = TemporaryRegister.open(folder);
        uploads = register.database().uploads(InstantSource.fixed(SampleSales.NOON));
        assertThat(uploads.next(10, MUCH)).isEmpty();
        assertThat(uploads.unsent()).extracting(UnsentRecords::records, UnsentRecords::sales,
                UnsentRecords::unreadable).containsExactly(1L, 1L, 0L);
        assertThat(uploads.unreadable()).isEmpty();
        assertThat(uploads.outcomeUnknown()).containsExactly(
                Map.entry(TemporaryRegister.IDENTITY, List.of(odd + 1L)));
        assertThat(uploads.setAside()).isEqualTo(SetAsideRecords.NONE);
        assertThat(rescued()).containsOnlyOnce(batch.get(odd).recordId()).hasLineCount(1);
        RegisterActivation other = TemporaryRegister.activation(new RegisterIdentity("S001", "R02", 1));
        assertThatThrownBy(() -> register.database().activate(other)).hasMessageContaining("are unsent");
        List<UploadRecord> again = uploads.leftBehind(10, MUCH).getFirst();
        assertThat(again).containsExactly(batch.get(odd));
        uploads.answered(again, ScaleUnitWord.on(again, UploadOutcome.UNKNOWN));
        assertThat(uploads.unsent().records()).isEqualTo(1);
        uploads.answered(again, ScaleUnitWord.on(again, UploadOutcome.ALREADY_HERE));
        assertThat(uploads.unsent()).isEqualTo(new UnsentRecords(0, 0, Optional.empty(), List.of(), 3, 0));
        uploads.answered(again, ScaleUnitWord.on(again, UploadOutcome.UNKNOWN));
        assertThat(uploads.unsent().records()).as("what was answered for once").isZero();
        assertThat(uploads.leftBehind(10, MUCH)).isEmpty();
    }

    @Test
    void whatIsSetAsideIsGivenInPartsThatFitAnEnvelope() {
        register.journal().commit(List.of(sales.sale(), sales.sale(), sales.sale()));
        List<UploadRecord> batch = uploads.next(10, MUCH);
        uploads.answered(batch, ScaleUnitWord.on(batch, UploadOutcome.QUARANTINED));
        NavigableMap<Long, UploadRecord> first = uploads.setAsideAfter(0, 2, MUCH);
        assertThat(first.values()).containsExactlyElementsOf(batch.subList(0, 2));
        assertThat(uploads.setAsideAfter(first.lastKey(), 2, MUCH).values()).containsExactly(batch.getLast());
        assertThat(uploads.setAsideAfter(0, 3, 1).values()).as("always one").containsExactly(batch.getFirst());
    }

    @Test
    void aRecordTheScaleUnitIsTooOldForIsUnsentAndNamedAsThat() {
        register.journal().commit(List.of(sales.sale(), sales.sale()));
        List<UploadRecord> batch = uploads.next(10, MUCH);
        uploads.answered(batch, List.of(new RecordAnswer(batch.getFirst().recordId(), UploadOutcome.NOT_YET, "kind"),
                new RecordAnswer(batch.getLast().recordId(), UploadOutcome.ACCEPTED, null)));
        assertThat(uploads.notYet()).containsExactly(Map.entry(TemporaryRegister.IDENTITY, List.of(1L)));
        assertThat(uploads.outcomeUnknown()).isEmpty();
        assertThat(uploads.unreadable()).isEmpty();
        assertThat(uploads.unsent().records()).isEqualTo(1);
        ScaleUnitWord.accepts(uploads, uploads.leftBehind(10, MUCH).getFirst());
        assertThat(uploads.unsent().records()).isZero();
        assertThat(uploads.notYet()).isEmpty();
    }

    private String rescued() throws Exception {
        StringWriter lines = new StringWriter();
        try (ReadableJournal journal = ReadableJournal.open(folder)) {
            new JournalLines(journal, lines).rescue();
        }
        return lines.toString();
    }

    @Test
    void countsWhatIsUnsent() {
        SalesTransaction first = sales.sale();
        SalesTransaction second = sales.sale();
        register.journal().commit(List.of(sales.signedOn(), first, sales.voided(), second));
        Money both = first.totals().total().plus(second.totals().total());
        assertThat(uploads.unsent())
                .isEqualTo(new UnsentRecords(4, 2, Optional.of(SampleSales.NOON), List.of(both), 0, 0));
    }

    @Test
    void countsTheSameWhetherItHasCountedBeforeOrNot() {
        for (int round = 0; round < 40; round++) {
            register.journal().commit(List.of(sales.sale(), sales.voided(), sales.sale()));
            List<UploadRecord> batch = uploads.next(round % 7, MUCH);
            ScaleUnitWord.accepts(uploads, batch);
            assertThat(uploads.unsent()).isEqualTo(
                    register.database().uploads(InstantSource.fixed(SampleSales.NOON)).unsent());
        }
        ScaleUnitWord.accepts(uploads, uploads.next(1_000, MUCH));
        assertThat(uploads.unsent()).isEqualTo(new UnsentRecords(0, 0, Optional.empty(), List.of(), 120, 0));
    }

    @Test
    void theRestOfAnEarlierIncarnationIsSentFirst() throws Exception {
        register.journal().commit(List.of(sales.sale(), sales.sale()));
        register.close();
        register = TemporaryRegister.open(folder, new RegisterIdentity("S001", "R01", 2));
        uploads = register.database().uploads(InstantSource.fixed(SampleSales.NOON));
        register.journal().commit(List.of(sales.sale()));
        assertThat(uploads.unsent().records()).isEqualTo(3);
        assertThat(uploads.next(10, MUCH)).extracting(UploadRecord::incarnation).containsExactly(1L, 1L);
        ScaleUnitWord.accepts(uploads, uploads.next(10, MUCH));
        assertThat(uploads.next(10, MUCH)).extracting(UploadRecord::incarnation).containsExactly(2L);
    }
}
