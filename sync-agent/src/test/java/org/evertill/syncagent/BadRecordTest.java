package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.offlinedb.QuarantinedRecord;
import org.evertill.offlinedb.UnsentRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad record never keeps the others back, and never is one set aside that is not to blame. */
@Timeout(300)
class BadRecordTest {
    @TempDir
    private Path folder;
    private SyncedRegister till;
    private final AtomicInteger timesOddWasSent = new AtomicInteger();

    @BeforeEach
    void open() throws Exception {
        till = new SyncedRegister(folder);
    }

    @AfterEach
    void close() throws Exception {
        till.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 349, 699})
    void setsTheOneRecordAsideThatSpoilsItsEnvelopeAndSendsTheOthers(int badIndex) {
        List<UUID> ids = till.commitSignOns(700);
        String bad = ids.get(badIndex).toString();
        till.channel().refusesEnvelopesWith(bad, 400);
        till.agent().start(false);
        till.settle();
        assertThat(till.channel().records()).hasSize(699).doesNotContainKey(bad);
        assertThat(till.agent().status().unsent().records()).isZero();
        assertThat(till.agent().status().setAside().count()).isEqualTo(1);
        assertThat(till.queue().quarantined(9))
                .extracting(QuarantinedRecord::recordId).containsExactly(bad);
        assertThat(till.channel().envelopes()).as("envelopes").hasSizeLessThan(30);
    }

    @Test
    void setsAsideWhatIsTooLargeForAServerInBetween() {
        List<UUID> ids = till.commitSignOns(20);
        till.channel().refusesEnvelopesWith(ids.get(7).toString(), 413);
        till.agent().start(false);
        till.settle();
        assertThat(till.channel().records()).hasSize(19);
        assertThat(till.agent().status().setAside().count()).isEqualTo(1);
    }

    @Test
    void setsNothingAsideWhenTheScaleUnitRefusesEveryEnvelope() {
        till.commitSignOns(5);
        till.channel().lies((request, socket) -> {
            LyingPeer.problem(400, "malformed-request", "").serve(request, socket);
            return true;
        });
        till.agent().start(false);
        till.settle();
        assertThat(till.agent().status().unsent().records()).isEqualTo(5);
        assertThat(till.agent().status().setAside().count()).isZero();
        assertThat(till.agent().status().lastError()).contains("refuses every upload");
    }

    @Test
    void showsWhatTheScaleUnitItselfHasSetAside() {
        List<UUID> ids = till.commitSignOns(3);
        till.channel().lies((request, socket) -> {
            if (!request.isFor("/api/v1/transactions")) {
                return false;
            }
            LyingPeer.json("""
                    {"answers":[{"recordId":"%s","outcome":"accepted"},
                     {"recordId":"%s","outcome":"quarantined","reason":"other bytes"},
                     {"recordId":"%s","outcome":"alreadyHere"}]}""".formatted(ids.toArray())).serve(request, socket);
            return true;
        });
        till.agent().start(false);
        till.settle();
        assertThat(till.agent().status().unsent().records()).isZero();
        assertThat(till.queue().quarantined(9))
                .extracting(QuarantinedRecord::recordId, QuarantinedRecord::reason)
                .containsExactly(tuple(ids.get(1).toString(), "other bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"postponed\"", "\"\"", "null"})
    void aRecordOfUnknownOutcomeStaysUnsentHoldsUpNoOtherAndIsSentAgain(String outcome) {
        List<UUID> ids = till.commitSales(3);
        String odd = ids.get(1).toString();
        answersFor(odd, outcome, false);
        till.agent().start(false);
        till.settle();
        assertThat(till.channel().records()).hasSize(2).doesNotContainKey(odd);
        assertThat(till.agent().status().unsent()).extracting(UnsentRecords::records, UnsentRecords::sales,
                UnsentRecords::unreadable).containsExactly(1L, 1L, 0L);
        assertThat(till.agent().status().setAside().count()).isZero();
        UUID next = till.commitSales(1).getFirst();
        till.agent().wakeUpload();
        till.settle();
        assertThat(till.channel().records()).containsKey(next.toString());
        assertThat(till.agent().status().unsent().records()).isEqualTo(1);
        assertThat(till.agent().status().log())
                .filteredOn(row -> SyncFault.OUTCOME_UNKNOWN.name().equals(row.fault())).as("told once")
                .singleElement().satisfies(row -> assertThat(row.message()).contains("stay unsent and are sent again"));
        till.channel().tellsTheTruth();
        till.agent().syncNow();
        till.settle();
        assertThat(till.channel().records()).hasSize(4).containsKey(odd);
        assertThat(till.agent().status().unsent().records()).isZero();
    }

    @Test
    void aRecordThatTheScaleUnitIsTooOldForStaysUnsentUntilItIsUpdated() {
        List<UUID> ids = till.commitSales(3);
        String tooNew = ids.get(1).toString();
        answersFor(tooNew, "\"notYet\"", false);
        till.agent().start(false);
        till.settle();
        till.commitSales(1);
        till.agent().wakeUpload();
        till.settle();
        assertThat(timesOddWasSent).as("not with every sale").hasValue(1);
        assertThat(till.agent().status().unsent()).extracting(UnsentRecords::records, UnsentRecords::unreadable)
                .containsExactly(1L, 0L);
        assertThat(till.agent().status().setAside().count()).isZero();
        assertThat(till.agent().status().log())
                .filteredOn(row -> SyncFault.RECORDS_TOO_NEW.name().equals(row.fault())).as("told once").hasSize(1);
        till.channel().tellsTheTruth();
        till.timers().advance(Duration.ofMinutes(2));
        till.commitSales(1);
        till.agent().wakeUpload();
        till.settle();
        assertThat(till.channel().records()).hasSize(5).containsKey(tooNew);
        assertThat(till.agent().status().unsent().records()).isZero();
    }

    @Test
    void whatWasSetAsideIsOfferedAgainWithTheFirstRoundOfAProgramAndWithSyncNow() {
        List<UUID> ids = till.commitSales(3);
        String aside = ids.getFirst().toString();
        till.queue().answered(till.queue().next(1, 1),
                List.of(new RecordAnswer(aside, UploadOutcome.QUARANTINED, "of a channel of yesterday")));
        answersFor(aside, "\"quarantined\"", false);
        till.agent().start(false);
        till.settle();
        assertThat(timesSent(aside)).isEqualTo(1);
        assertThat(till.agent().status().setAside().count()).isEqualTo(1);
        assertThat(till.channel().records()).as("what is unsent goes first").hasSize(2);
        till.commitSales(1);
        till.agent().wakeUpload();
        till.settle();
        assertThat(timesSent(aside)).as("not with every round").isEqualTo(1);
        int rows = till.agent().status().log().size();
        till.agent().syncNow();
        till.settle();
        assertThat(timesSent(aside)).isEqualTo(2);
        assertThat(till.agent().status().log()).as("nothing has changed").hasSize(rows);
        till.channel().tellsTheTruth();
        till.agent().syncNow();
        till.settle();
        assertThat(till.channel().records()).hasSize(4).containsKey(aside);
        assertThat(till.agent().status().setAside().count()).isZero();
        till.agent().syncNow();
        till.settle();
        assertThat(timesSent(aside)).isEqualTo(3);
    }

    @Test
    void whatIsSetAsideAndWasNotAnsweredForTheSecondTimeIsOfferedUntilItIs() {
        List<UUID> ids = till.commitSales(2);
        String aside = ids.getFirst().toString();
        till.queue().answered(till.queue().next(2, 1_000_000), ids.stream().map(id -> new RecordAnswer(id.toString(),
                UploadOutcome.QUARANTINED, "of a channel of yesterday")).toList());
        till.channel().lies((request, socket) -> {
            if (request.isFor("/api/v1/transactions")) {
                LyingPeer.problem(503, "database-unavailable", "").serve(request, socket);
                return true;
            }
            return false;
        });
        till.agent().start(false);
        till.settle();
        assertThat(till.agent().status().setAside().count()).isEqualTo(2);
        assertThat(till.agent().status().lastError()).isNotEmpty();
        till.channel().lies((request, socket) -> {
            if (request.isFor("/api/v1/transactions")) {
                LyingPeer.json(ids.stream().map("{\"recordId\":\"%s\",\"outcome\":\"quarantined\"}"::formatted)
                        .collect(Collectors.joining(",", "{\"answers\":[", "]}"))).serve(request, socket);
                return true;
            }
            return false;
        });
        till.timers().advance(Duration.ofMinutes(10));
        assertThat(till.agent().status().lastError()).as("it answers again").isEmpty();
        till.channel().tellsTheTruth();
        till.agent().syncNow();
        till.settle();
        assertThat(till.channel().records()).containsKey(aside).hasSize(2);
        assertThat(till.agent().status().setAside().count()).isZero();
    }

    @Test
    void noSaleWaitsWhileTheScaleUnitFailsOnWhatItHadSetAside() {
        String aside = till.commitSales(1).getFirst().toString();
        till.queue().answered(till.queue().next(1, 1_000_000),
                List.of(new RecordAnswer(aside, UploadOutcome.QUARANTINED, "of a channel of yesterday")));
        till.channel().refusesEnvelopesWith(aside, 503);
        till.agent().start(false);
        till.settle();
        assertThat(till.agent().status().uploading()).isNotEqualTo(WorkerState.WAITING);
        till.commitSales(1);
        till.agent().wakeUpload();
        till.settle();
        assertThat(till.channel().records()).as("at once").hasSize(1);
    }

    private long timesSent(String recordId) {
        return till.channel().envelopes().stream().flatMap(envelope -> envelope.records().stream())
                .filter(record -> record.recordId().equals(recordId)).count();
    }

    @Test
    void aRecordThatWasTakenAlthoughItsOutcomeWasLostIsAnsweredAlreadyHere() {
        List<UUID> ids = till.commitSales(3);
        answersFor(ids.get(2).toString(), "null", true);
        till.agent().start(false);
        till.settle();
        assertThat(till.channel().records()).hasSize(3);
        assertThat(till.agent().status().unsent().records()).isEqualTo(1);
        till.channel().tellsTheTruth();
        till.agent().syncNow();
        till.settle();
        assertThat(till.channel().records()).hasSize(3);
        assertThat(till.agent().status().unsent().records()).isZero();
        assertThat(till.agent().status().setAside().count()).isZero();
    }

    @Test
    void oneOfUnknownOutcomeThatLaterSpoilsItsEnvelopeIsSetAsideAndTheOthersGoUp() {
        List<UUID> ids = till.commitSignOns(6);
        till.channel().lies((request, socket) -> {
            if (!request.isFor("/api/v1/transactions")) {
                return false;
            }
            LyingPeer.json(ScriptedChannel.envelope(request).records().stream()
                    .map(record -> "{\"recordId\":\"%s\"}".formatted(record.recordId()))
                    .collect(Collectors.joining(",", "{\"answers\":[", "]}"))).serve(request, socket);
            return true;
        });
        till.agent().start(false);
        till.settle();
        assertThat(till.agent().status().unsent().records()).isEqualTo(6);
        till.channel().refusesEnvelopesWith(ids.get(2).toString(), 400);
        till.agent().syncNow();
        till.settle();
        assertThat(till.channel().records()).hasSize(5);
        assertThat(till.agent().status().unsent().records()).isZero();
        assertThat(till.agent().status().setAside().count()).isEqualTo(1);
    }

    @Test
    void stopsAtAGapInTheJournalInsteadOfSendingItForEver() throws Exception {
        till.commitSignOns(5);
        SqliteFile journal = new SqliteFile(folder.resolve("register").resolve("journal.db"));
        try (Connection connection = journal.openWriter(Durability.EVERY_COMMIT);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM journal_record WHERE sequence = 3");
        }
        till.agent().start(false);
        till.settle();
        assertThat(till.channel().records()).hasSize(4);
        assertThat(till.agent().status().lastError()).contains("gap before record");
        assertThat(till.agent().status().uploading()).isEqualTo(WorkerState.WAITING);
    }

    @Test
    void believesNoAnswerForOtherRecordsThanItSent() {
        till.commitSignOns(2);
        till.channel().lies((request, socket) -> {
            LyingPeer.json("{\"answers\":[]}").serve(request, socket);
            return true;
        });
        till.agent().start(false);
        till.settle();
        assertThat(till.agent().status().unsent().records()).isEqualTo(2);
        assertThat(till.agent().status().uploading()).isEqualTo(WorkerState.WAITING);
    }

    /** This outcome for the one record, whether it is taken or not; the truth for all others. */
    private void answersFor(String oddId, String outcome, boolean taken) {
        till.channel().lies((request, socket) -> {
            if (!request.isFor("/api/v1/transactions")) {
                return false;
            }
            List<UploadRecord> sent = ScriptedChannel.envelope(request).records();
            timesOddWasSent.addAndGet((int) sent.stream().filter(one -> one.recordId().equals(oddId)).count());
            till.channel().receive(new UploadRequest(
                    sent.stream().filter(record -> taken || !record.recordId().equals(oddId)).toList()));
            LyingPeer.json(sent.stream()
                    .map(record -> "{\"recordId\":\"%s\",\"outcome\":%s}".formatted(record.recordId(),
                            record.recordId().equals(oddId) ? outcome : "\"accepted\""))
                    .collect(Collectors.joining(",", "{\"answers\":[", "]}"))).serve(request, socket);
            return true;
        });
    }
}
