package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.exchange.wire.UploadOutcome.ACCEPTED;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.SignOnRequest;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.scaleunit.storage.PostgresqlAddress;
import org.evertill.scaleunit.storage.PostgresqlServer;
import org.evertill.scaleunit.storage.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A scale unit whose PostgreSQL goes away under it and comes back. */
@Timeout(300)
@Isolated("It ends the PostgreSQL that other tests have their databases in.")
class DatabaseOutageTest {
    private static final int TILLS = 4;
    private static final int SALES = 60;

    @TempDir
    private Path folder;
    private PostgresqlAddress channel;
    private Storage storage;
    private ScaleUnit scaleUnit;
    private HttpCaller register;
    private SampleJournal journal;

    @BeforeEach
    void start() throws Exception {
        ScaleUnitDatabases databases = StorageKind.POSTGRESQL.databases();
        channel = databases.channel().orElseThrow();
        storage = databases.channel(folder);
        scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder).with(databases), Clock.systemDefaultZone()).start();
        ActivationAnswer answer = HttpCaller.activate(scaleUnit, "01");
        register = new HttpCaller(scaleUnit.address(), answer.deviceToken());
        journal = new SampleJournal(HttpCaller.identity(answer));
    }

    @AfterEach
    void stop() throws Exception {
        scaleUnit.close();
    }

    @Test
    void whatNeedsTheDatabaseIsPutOffAndGoesOnByItselfWhenItIsBack() throws Exception {
        assertThat(register.upload(one(journal.sale(1))).answers().getFirst().outcome()).isEqualTo(ACCEPTED);
        UploadRecord second = journal.sale(2);
        PostgresqlServer.shared().shut(channel, true);
        try {
            HttpResponse<byte[]> refused = register.post("/transactions", one(second));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(WireJson.mapper().readTree(refused.body()).at("/type").asText())
                    .isEqualTo("urn:evertill:problem:database-unavailable");
            assertThat(register.post("/staff/sign-on", new SignOnRequest(
                    DemoPeople.MANAGER.workerNumber(), DemoPeople.MANAGER.pin())).statusCode()).isEqualTo(503);
            assertThat(register.get("/receipts/1/1").statusCode()).isEqualTo(503);
            assertThat(register.get("/health").statusCode()).isEqualTo(200);
            assertThat(register.get("/products/by-number/10003?date=2026-11-21").statusCode())
                    .as("what is asked for a sale comes from published files").isEqualTo(200);
        } finally {
            PostgresqlServer.shared().shut(channel, false);
        }
        assertThat(register.upload(one(second)).answers().getFirst().outcome()).isEqualTo(ACCEPTED);
        assertThat(register.get("/receipts/1/1").statusCode()).isEqualTo(200);
        assertThat(StorageKind.ask(storage, "SELECT record_id FROM record_arrival")).hasSize(2);
    }

    /** One of the server's processes is killed: it takes all connections down, recovers from its log, and goes on. */
    @Test
    void aServerThatCrashesAmongUploadsLosesNothingThatWasAcknowledgedAndRepeatsNothing() throws Exception {
        CountDownLatch underWay = new CountDownLatch(TILLS * 5);
        try (ExecutorService tills = Executors.newFixedThreadPool(TILLS)) {
            List<CompletableFuture<List<String>>> selling = new ArrayList<>();
            for (int till = 0; till < TILLS; till++) {
                ActivationAnswer answer = HttpCaller.activate(scaleUnit, till % 2 == 0 ? "01" : "03");
                selling.add(CompletableFuture.supplyAsync(() -> sell(answer, underWay), tills));
            }
            underWay.await();
            List<Long> serving = PostgresqlServer.shared().processes(channel, "backend_type = 'client backend'");
            assertThat(serving).isNotEmpty();
            ProcessHandle.of(serving.getFirst()).orElseThrow().destroyForcibly();
            List<String> acknowledged = selling.stream().flatMap(till -> till.join().stream()).toList();
            assertThat(acknowledged).hasSize(TILLS * SALES);
            assertThat(StorageKind.ask(storage, "SELECT record_id FROM record_arrival"))
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
            assertThat(StorageKind.ask(storage, "SELECT record_id FROM retail_transaction"))
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    /** Sells one after another and sends each until it is acknowledged, as a register does. */
    private List<String> sell(ActivationAnswer answer, CountDownLatch underWay) {
        RegisterIdentity identity = HttpCaller.identity(answer);
        HttpCaller till = new HttpCaller(scaleUnit.address(), answer.deviceToken());
        SampleJournal sales = new SampleJournal(identity);
        List<String> acknowledged = new ArrayList<>();
        try {
            for (int sale = 0; sale < SALES; sale++) {
                UploadRecord record = sales.sale(1);
                HttpResponse<byte[]> response = till.post("/transactions", one(record));
                while (response.statusCode() != 200) {
                    assertThat(response.statusCode()).isEqualTo(503);
                    response = till.post("/transactions", one(record));
                }
                acknowledged.add(record.recordId());
                underWay.countDown();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return acknowledged;
    }

    private static UploadRequest one(UploadRecord record) {
        return new UploadRequest(List.of(record));
    }
}
