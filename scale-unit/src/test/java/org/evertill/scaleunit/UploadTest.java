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
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.scaleunit.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Sales on their way up: from the request over the channel database to headquarters. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class UploadTest {
    @Parameter
    private StorageKind kind;
    @TempDir
    private static Path folder;
    private static Storage channel;
    private static Storage headquarters;
    private static ScaleUnit scaleUnit;
    private RegisterIdentity identity;
    private HttpCaller register;
    private SampleJournal journal;

    @BeforeParameterizedClassInvocation
    static void start(StorageKind kind) throws Exception {
        Path own = folder.resolve(kind.name());
        ScaleUnitDatabases databases = kind.databases();
        channel = databases.channel(own.resolve("channel"));
        headquarters = databases.headquarters(own.resolve("headquarters"));
        scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(own).with(databases), Clock.systemDefaultZone()).start();
    }

    @AfterParameterizedClassInvocation
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
        assertThat(StorageKind.ask(channel, "SELECT sequence || ':' || total_minor FROM retail_transaction"
                + " WHERE incarnation = " + identity.incarnation()))
                .containsExactlyInAnyOrder("2:250", "4:750", "3:500");
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
    void aNameWithACharacterThatNoTextColumnTakesIsNoReasonToSetASaleAside() throws Exception {
        UploadRecord sale = SampleJournal.forged(journal.sale(1), "Gala apples", "Gala\\u0000apples \\ud83d");
        assertThat(outcomes(sale, journal.sale(1))).containsExactly(ACCEPTED, ACCEPTED);
        UploadRecord nonsense = new UploadRecord("01\0", "01", 1, 1, "no\0id", new byte[3], new byte[5_000],
                new byte[50_000]);
        assertThat(outcomes(nonsense, nonsense, sale)).containsExactly(QUARANTINED, QUARANTINED, ALREADY_HERE);
        assertThat(channel("SELECT count(*) FROM quarantined_record WHERE store_number <> '0107'")).isEqualTo("1");
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
            assertThat(payloads(record.recordId())).containsExactly(record.payload());
        }
        assertThat(headquarters("SELECT sum(total_minor) FROM retail_transaction WHERE incarnation = "
                + identity.incarnation())).isEqualTo(String.valueOf(250 * 820));
        assertThat(scaleUnit.collectTransactions()).isZero();
    }

    @Test
    void healthAnswersWhileTheWriterWaitsForTheDisk() throws Exception {
        HttpCaller stranger = HttpCaller.stranger(scaleUnit);
        stranger.get("/health");
        try (Connection blocker = channel.openWriter(); Statement lock = blocker.createStatement();
                ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            kind.lock(lock, "journal_record");
            List<UploadRecord> records = IntStream.rangeClosed(1, 8).mapToObj(journal::sale).toList();
            List<CompletableFuture<List<UploadOutcome>>> uploads = records.stream()
                    .map(record -> CompletableFuture.supplyAsync(() -> uncheckedOutcomes(record), tills)).toList();
            for (int i = 0; i < 20; i++) {
                assertThat(stranger.get("/health").statusCode()).isEqualTo(200);
            }
            // That every answer came before any upload ended is the proof; how fast this machine is proves nothing.
            assertThat(uploads).noneMatch(CompletableFuture::isDone);
            lock.execute("COMMIT");
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
        return StorageKind.ask(channel, sql).getFirst();
    }

    private static String headquarters(String sql) throws SQLException {
        return StorageKind.ask(headquarters, sql).getFirst();
    }

    private static List<byte[]> payloads(String recordId) throws SQLException {
        List<byte[]> payloads = new ArrayList<>();
        try (Connection connection = headquarters.openReader(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT payload FROM journal_record WHERE record_id = '" + recordId + "'")) {
            while (result.next()) {
                payloads.add(result.getBytes(1));
            }
        }
        return payloads;
    }
}
