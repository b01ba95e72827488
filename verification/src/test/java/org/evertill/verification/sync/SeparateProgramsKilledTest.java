package org.evertill.verification.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.SignedOn;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.record.RecordNumbers;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitCall;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.syncagent.SyncThreads;
import org.evertill.verification.audit.ReadOnlyDatabase;
import org.evertill.verification.house.HeadquartersDesk;
import org.evertill.verification.house.RunningFile;
import org.evertill.verification.house.ScaleUnitProcess;
import org.evertill.verification.proxy.Fault;
import org.evertill.verification.proxy.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Headquarters and a channel as two processes, cut apart and killed while records go up: none is lost or doubled. */
@Timeout(300)
class SeparateProgramsKilledTest {
    private static final int AT_A_TIME = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String STORE = DemoStore.STORE_NUMBER;

    @TempDir
    private Path folder;
    private final SyncThreads threads = SyncThreads.ofMachine();
    private final ScaleUnitLine line = new ScaleUnitLine(threads.timers(), Clock.systemUTC());
    private final List<UploadRecord> sent = new ArrayList<>();
    private byte[] previousHash = {};
    private ScaleUnitProcess headquarters;
    private ScaleUnitProcess channel;
    private FaultProxy proxy;
    private ActivationAnswer register;

    @BeforeEach
    void start() throws Exception {
        line.start();
        headquarters = startHeadquarters();
        proxy = FaultProxy.before(headquarters.socketAddress());
        Path token = Files.createFile(folder.resolve("token.txt"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, HeadquartersDesk.channelToken(folder.resolve("central"), STORE));
        channel = startChannel();
        register = answered(new ScaleUnitClient(address(), "").activate(
                HeadquartersDesk.activationCode(folder.resolve("central"), STORE, "01")));
        previousHash = RecordHash.genesis(identity());
    }

    @AfterEach
    void stop() {
        channel.close();
        proxy.close();
        headquarters.close();
        line.stop();
        threads.stop();
    }

    @Test
    void noRecordIsLostOrDoubledWhenTheLineIsCutAndEitherSideIsKilled() throws Exception {
        sell();
        for (Fault fault : List.of(Fault.resetAfterResponse(), Fault.refuse(), Fault.reset())) {
            proxy.set(fault);
            sell();
        }
        channel.kill();
        proxy.set(Fault.pass());
        channel = startChannel();
        sell();
        headquarters.kill();
        sell();
        headquarters = startHeadquarters();
        proxy.pointTo(headquarters.socketAddress());
        sell();
        channel.kill();
        channel = startChannel();
        awaitAll();
        assertThat(payloads(headquarters.headquartersDatabase())).isEqualTo(payloads(channel.channelDatabase()))
                .hasSize(sent.size());
        assertThat(new RunningFile(headquarters.headquartersDatabase()).first(
                "SELECT count(*) FROM quarantined_record")).containsExactly("0");
    }

    /** The register hands over records, and each is acknowledged by its channel whatever is wrong behind that. */
    private void sell() {
        List<UploadRecord> records = new ArrayList<>();
        for (int i = 0; i < AT_A_TIME; i++) {
            SignedOn entry = new SignedOn(
                    UuidCreator.getTimeOrderedEpoch(), Instant.parse("2026-11-21T12:00:00.123Z"), "000160");
            long sequence = sent.size() + records.size() + 1;
            JournalRecord record = JournalRecord.of(entry,
                    new RecordNumbers(identity(), sequence, OptionalLong.empty()), previousHash);
            previousHash = record.hash();
            records.add(new UploadRecord(register.storeNumber(), register.registerNumber(), register.incarnation(),
                    record.payload().sequence(), record.payload().id(), record.previousHash(), record.hash(),
                    record.bytes()));
        }
        UploadAnswer answer = answered(new ScaleUnitClient(address(), register.deviceToken())
                .upload(new UploadRequest(records)));
        assertThat(answer.answers()).hasSize(AT_A_TIME)
                .allSatisfy(one -> assertThat(one.outcome()).isEqualTo(UploadOutcome.ACCEPTED));
        sent.addAll(records);
    }

    private void awaitAll() throws Exception {
        RunningFile central = new RunningFile(headquarters.headquartersDatabase());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (central.records() < sent.size()) {
            assertThat(System.nanoTime()).as("records at headquarters: %d of %d", central.records(), sent.size())
                    .isLessThan(deadline);
            never.await(100, TimeUnit.MILLISECONDS);
        }
    }

    private static List<String> payloads(Path file) throws Exception {
        List<String> payloads = new ArrayList<>();
        try (ReadOnlyDatabase database = ReadOnlyDatabase.open(file);
                var statement = database.connection().prepareStatement("SELECT hex(payload) || hex(previous_hash)"
                        + " FROM journal_record ORDER BY incarnation, sequence");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                payloads.add(rows.getString(1));
            }
        }
        return payloads;
    }

    private RegisterIdentity identity() {
        return new RegisterIdentity(register.storeNumber(), register.registerNumber(), register.incarnation());
    }

    private ScaleUnitAddress address() {
        return ScaleUnitAddress.of(channel.address().toString());
    }

    private <T> T answered(ScaleUnitCall<T> call) {
        Reply<T> reply = line.send(call, PATIENCE).join();
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered<T>) reply).body();
    }

    private ScaleUnitProcess startHeadquarters() throws Exception {
        return ScaleUnitProcess.start(folder.resolve("central"), List.of("headquarters", "--port", "0", "--demo"));
    }

    private ScaleUnitProcess startChannel() throws Exception {
        return ScaleUnitProcess.start(folder.resolve("store"), List.of("channel", "--port", "0", "--headquarters",
                proxy.httpUri().toString(), "--token-file", folder.resolve("token.txt").toString()));
    }
}
