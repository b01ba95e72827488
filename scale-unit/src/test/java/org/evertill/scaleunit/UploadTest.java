package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.exchange.wire.UploadOutcome.ACCEPTED;
import static org.evertill.exchange.wire.UploadOutcome.ALREADY_HERE;
import static org.evertill.exchange.wire.UploadOutcome.QUARANTINED;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sales on their way up: from the request over the channel database to headquarters. */
class UploadTest {
    @TempDir
    private static Path folder;
    private static ScaleUnit scaleUnit;
    private RegisterIdentity identity;
    private HttpCaller register;
    private SampleJournal journal;

    @BeforeAll
    static void start() throws Exception {
        scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemDefaultZone()).start();
    }

    @AfterAll
    static void stop() throws Exception {
        scaleUnit.close();
    }

    @BeforeEach
    void activate() throws Exception {
        ActivationAnswer answer = HttpCaller.activate(scaleUnit, "01");
        identity = HttpCaller.identity(answer);
        register = new HttpCaller(scaleUnit.address(), answer.deviceToken());
        journal = new SampleJournal(identity);
    }

    @Test
    void takesAnEmptyRequestByWhichARegisterLearnsThatARecordIsToBlame() throws Exception {
        assertThat(register.upload(new UploadRequest(List.of()))).isEqualTo(new UploadAnswer(List.of()));
    }

    @Test
    void answersEachRecordByItselfAndNoBadOneStopsTheNext() throws Exception {
        UploadRecord first = journal.signedOn();
        UploadRecord second = journal.sale(1);
        UploadRecord third = journal.sale(2);
        UploadRecord fourth = journal.sale(3);
        assertThat(outcomes(first, second)).containsExactly(ACCEPTED, ACCEPTED);
        assertThat(outcomes(second, SampleJournal.altered(third), fourth))
                .containsExactly(ALREADY_HERE, QUARANTINED, ACCEPTED);
        assertThat(outcomes(SampleJournal.altered(third), third)).containsExactly(QUARANTINED, ACCEPTED);
        assertThat(channel("SELECT count(*) FROM quarantined_record WHERE record_id = '%s'"
                .formatted(third.recordId()))).isEqualTo("1");
        assertThat(channel("SELECT group_concat(sequence || ':' || total_minor) FROM retail_transaction"
                + " WHERE incarnation = " + identity.incarnation())).isEqualTo("2:250,4:750,3:500");
    }

    @Test
    void aRecordOfTheSameIdAndOtherBytesIsSetAsideAndNeverOverwrites() throws Exception {
        UploadRecord sale = journal.sale(1);
        assertThat(outcomes(sale)).containsExactly(ACCEPTED);
        UploadAnswer answer = register.upload(new UploadRequest(List.of(
                SampleJournal.forged(sale, "Gala apples", "Gold apples"))));
        assertThat(answer.answers().getFirst().outcome()).isEqualTo(QUARANTINED);
        assertThat(answer.answers().getFirst().reason()).contains("other bytes");
        HttpResponse<byte[]> receipt = register.get("/receipts/" + identity.incarnation() + "/1");
        assertThat(receipt.body()).isEqualTo(sale.payload());
        assertThat(register.get("/receipts/" + identity.incarnation() + "/2").statusCode()).isEqualTo(404);
    }

    @Test
    void aRecordThatIsNotPaidOrOfAnotherRegisterIsSetAside() throws Exception {
        UploadRecord unpaid = SampleJournal.forged(journal.sale(1), "\"totalMinor\":250", "\"totalMinor\":249");
        UploadRecord foreign = new SampleJournal(
                new RegisterIdentity(identity.storeNumber(), "03", 1)).sale(1);
        UploadRecord future = new SampleJournal(new RegisterIdentity(
                identity.storeNumber(), identity.registerNumber(), identity.incarnation() + 1)).sale(1);
        assertThat(outcomes(unpaid, foreign, future)).containsOnly(QUARANTINED);
    }

    @Test
    void aRegisterStillDeliversAfterItWasActivatedAnew() throws Exception {
        UploadRecord unsent = journal.sale(4);
        HttpCaller.activate(scaleUnit, "01");
        assertThat(outcomes(unsent)).containsExactly(ACCEPTED);
    }

    @Test
    void notesWhereTheChainDoesNotContinue() throws Exception {
        UploadRecord first = journal.signedOn();
        UploadRecord second = journal.sale(1);
        assertThat(outcomes(second)).containsExactly(ACCEPTED);
        assertThat(outcomes(first)).containsExactly(ACCEPTED);
        assertThat(channel("SELECT finding FROM chain_finding WHERE record_id = '%s'".formatted(second.recordId())))
                .isEqualTo("came before the record it follows");
        assertThat(channel("SELECT count(*) FROM chain_finding WHERE record_id = '%s'".formatted(first.recordId())))
                .isEqualTo("0");
    }

    @Test
    void refusesMoreRecordsThanItTakesAtATime() throws Exception {
        UploadRecord record = journal.signedOn();
        List<UploadRecord> many = IntStream.rangeClosed(0, UploadRequest.RECORDS_MAX).mapToObj(i -> record).toList();
        assertThat(register.post("/transactions", new UploadRequest(many)).statusCode()).isEqualTo(413);
    }

    @Test
    void everyRecordReachesHeadquartersOnceByteForByte() throws Exception {
        List<UploadRecord> records = IntStream.rangeClosed(1, 40).mapToObj(journal::sale).toList();
        outcomes(records.toArray(UploadRecord[]::new));
        outcomes(records.toArray(UploadRecord[]::new));
        scaleUnit.collectTransactions();
        for (UploadRecord record : records) {
            assertThat(headquarters("SELECT count(*) || ':' || hex(payload) FROM journal_record WHERE record_id = '%s'"
                    .formatted(record.recordId())))
                    .isEqualTo("1:" + HexFormat.of().withUpperCase().formatHex(record.payload()));
        }
        assertThat(headquarters("SELECT sum(total_minor) FROM retail_transaction WHERE incarnation = "
                + identity.incarnation())).isEqualTo(String.valueOf(250 * 820));
        assertThat(scaleUnit.collectTransactions()).isZero();
    }

    @Test
    void healthAnswersWhileTheWriterWaitsForTheDisk() throws Exception {
        HttpCaller stranger = HttpCaller.stranger(scaleUnit);
        stranger.get("/health");
        try (Connection blocker = file("channel/channel.db").openWriter(Durability.EVERY_COMMIT);
                ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            blocker.createStatement().execute("BEGIN IMMEDIATE");
            List<UploadRecord> records = IntStream.rangeClosed(1, 8).mapToObj(journal::sale).toList();
            List<CompletableFuture<List<UploadOutcome>>> uploads = records.stream()
                    .map(record -> CompletableFuture.supplyAsync(() -> uncheckedOutcomes(record), tills)).toList();
            for (int i = 0; i < 20; i++) {
                assertThat(stranger.get("/health").statusCode()).isEqualTo(200);
            }
            // That every answer came before any upload ended is the proof; how fast this machine is proves nothing.
            assertThat(uploads).noneMatch(CompletableFuture::isDone);
            blocker.createStatement().execute("COMMIT");
            assertThat(uploads).allSatisfy(upload -> assertThat(upload.join()).containsExactly(ACCEPTED));
        }
    }

    private List<UploadOutcome> uncheckedOutcomes(UploadRecord record) {
        try {
            return outcomes(record);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<UploadOutcome> outcomes(UploadRecord... records) throws Exception {
        UploadAnswer answer = register.upload(new UploadRequest(List.of(records)));
        assertThat(answer.answers()).extracting(RecordAnswer::recordId)
                .containsExactlyElementsOf(List.of(records).stream().map(UploadRecord::recordId).toList());
        return answer.answers().stream().map(RecordAnswer::outcome).toList();
    }

    private static String channel(String sql) throws SQLException {
        return ask("channel/channel.db", sql);
    }

    private static String headquarters(String sql) throws SQLException {
        return ask("headquarters/headquarters.db", sql);
    }

    private static String ask(String name, String sql) throws SQLException {
        try (Connection connection = file(name).openReader();
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            return result.next() ? result.getString(1) : "";
        }
    }

    private static SqliteFile file(String name) {
        return new SqliteFile(folder.resolve(name));
    }
}
