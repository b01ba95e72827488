package org.evertill.verification.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.offlinedb.JournalLines;
import org.evertill.offlinedb.ReadableJournal;
import org.evertill.offlinedb.SampleSales;
import org.evertill.offlinedb.TemporaryRegister;
import org.evertill.offlinedb.UploadQueue;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.channel.DeviceTokens;
import org.evertill.scaleunit.channel.RescueFile;
import org.evertill.scaleunit.channel.RescueIntake;
import org.evertill.scaleunit.channel.UploadReceiver;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.evertill.scaleunit.storage.SqliteStorage;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.syncagent.SyncThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real scale unit whose folder is set back: what registers were answered for since comes in again by a rescue. */
@Timeout(300)
class RestoredScaleUnitTest {
    @TempDir
    private Path folder;
    private final Clock clock = Clock.systemUTC();
    private final SyncThreads threads = SyncThreads.ofMachine();
    private final ScaleUnitLine line = new ScaleUnitLine(threads.timers(), clock);
    private final SampleSales sales = new SampleSales(83);
    private Path data;
    private Path backup;
    private ActivationAnswer activation;

    @BeforeEach
    void start() {
        data = folder.resolve("scale-unit");
        backup = folder.resolve("backup");
        line.start();
    }

    @AfterEach
    void stop() {
        line.stop();
        threads.stop();
    }

    @Test
    void whatAChannelHasLostComesInFromTheJournalThoughItWasAnsweredFor() throws Exception {
        try (ScaleUnit scaleUnit = run()) {
            activation = answered(line.send(client(scaleUnit, "").activate(scaleUnit.issueActivationCode("01")),
                    Duration.ofSeconds(30)));
        }
        RegisterIdentity identity = new RegisterIdentity(
                activation.storeNumber(), activation.registerNumber(), activation.incarnation());
        try (TemporaryRegister register = TemporaryRegister.open(folder.resolve("register"), identity)) {
            UploadQueue uploads = register.database().uploads(InstantSource.system());
            sell(register, uploads, 3);
            copy(data, backup);
            sell(register, uploads, 4);
            assertThat(sums()).isEqualTo(List.of("7", "7"));
            delete(data);
            copy(backup, data);
            assertThat(sums()).as("set back").isEqualTo(List.of("3", "3"));

            assertThat(rescued(Long.MAX_VALUE).records()).as("nothing is unsent").isZero();
            assertThat(rescued(4)).isEqualTo(new JournalLines.Written(4, 4, Map.of(), Map.of(),
                    true));
            assertThat(broughtIn().accepted()).isEqualTo(4);
            assertThat(rescued(1).records()).isEqualTo(7);
            assertThat(broughtIn().alreadyHere()).isEqualTo(7);
            try (ScaleUnit scaleUnit = run()) {
                scaleUnit.collectTransactions();
            }
            assertThat(sums()).isEqualTo(List.of("7", "7"));
        }
    }

    private ScaleUnit run() throws Exception {
        return ScaleUnit.of(ScaleUnitSettings.demo(data), clock).start();
    }

    private static ScaleUnitClient client(ScaleUnit scaleUnit, String token) {
        return new ScaleUnitClient(ScaleUnitAddress.of(scaleUnit.address().toString()), token);
    }

    private void sell(TemporaryRegister register, UploadQueue uploads, int count) throws Exception {
        for (int sale = 0; sale < count; sale++) {
            register.journal().commit(List.of(sales.sale(sales.cart(1))));
        }
        try (ScaleUnit scaleUnit = run()) {
            List<UploadRecord> records = uploads.next(100, Integer.MAX_VALUE);
            uploads.answered(records, answered(line.send(client(scaleUnit, activation.deviceToken())
                    .upload(new UploadRequest(records)), Duration.ofSeconds(60))).answers());
            scaleUnit.collectTransactions();
        }
        assertThat(uploads.unsent().records()).isZero();
    }

    private JournalLines.Written rescued(long from) throws Exception {
        try (ReadableJournal journal = ReadableJournal.open(folder.resolve("register"));
                Writer lines = Files.newBufferedWriter(folder.resolve("rescued.jsonl"))) {
            return new JournalLines(journal, lines).rescue(from);
        }
    }

    private RescueIntake.Outcome broughtIn() throws Exception {
        ServerDatabase channel = new ServerDatabase("channel",
                new SqliteStorage(data.resolve("channel/channel.db")), Channel.MIGRATION);
        channel.start();
        try {
            DeviceTokens devices = new DeviceTokens(channel, clock);
            devices.load();
            return new RescueIntake(devices, new UploadReceiver(channel, clock, () -> { }))
                    .take(new RescueFile(folder.resolve("rescued.jsonl")));
        } finally {
            channel.stop();
        }
    }

    /** How many sales channel and headquarters have. */
    private List<String> sums() throws Exception {
        return List.of(ask("channel/channel.db"), ask("headquarters/headquarters.db"));
    }

    private String ask(String name) throws Exception {
        try (Connection connection = new SqliteFile(data.resolve(name)).openReader();
                ResultSet result = connection.createStatement().executeQuery(
                        "SELECT count(*) FROM retail_transaction")) {
            return result.next() ? result.getString(1) : "";
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }

    private static <T> T answered(CompletableFuture<Reply<T>> reply) throws Exception {
        return switch (reply.get(60, TimeUnit.SECONDS)) {
            case Reply.Answered<T>(T body) -> body;
            case Reply<T> other -> throw new AssertionError(other.toString());
        };
    }
}
