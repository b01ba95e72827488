package org.evertill.verification.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.audit.Finding;
import org.evertill.verification.house.ConfigureProcess;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.house.RunningFile;
import org.evertill.verification.house.ToldSales;
import org.evertill.verification.proxy.Fault;
import org.evertill.verification.proxy.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real register whose records somebody else has sent before it, other than it wrote them. */
@Timeout(180)
class CraftedRecordTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SALES = 5;
    private static final String SALE_BY_RECEIPT = """
            SELECT store_number, register_number, incarnation, sequence, record_id, hex(previous_hash), hex(hash),
                   hex(payload)
            FROM journal_record WHERE receipt_number = ?""";

    @TempDir
    private Path folder;
    private final Clock clock = Clock.systemUTC();
    private final ToldSales told = new ToldSales();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final ScaleUnitLine intruder = new ScaleUnitLine(timers, clock);
    private ScaleUnit scaleUnit;
    private FaultProxy proxy;
    private ScaleUnitClient client;
    private HeadlessRegister register;

    @BeforeEach
    void start() throws Exception {
        scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder.resolve("scale-unit")), clock).start();
        proxy = FaultProxy.before(new InetSocketAddress("127.0.0.1", scaleUnit.address().getPort()));
        intruder.start();
        Path data = folder.resolve("register");
        ConfigureProcess.activate(data, proxy.httpUri().toString(), scaleUnit.issueActivationCode("01"));
        client = new ScaleUnitClient(ScaleUnitAddress.of(scaleUnit.address().toString()),
                CraftedRecords.token(data.resolve(OfflineDatabase.JOURNAL)));
        register = HeadlessRegister.start(data, clock, told::show);
        register.signOn(DemoPeople.MANAGER.workerNumber(), DemoPeople.MANAGER.pin());
        register.screen().await("ready to sell offline",
                shown -> shown.session().connection().canSellOffline(), PATIENCE);
    }

    @AfterEach
    void stop() throws Exception {
        register.close();
        intruder.stop();
        timers.shutdownNow();
        proxy.close();
        scaleUnit.close();
    }

    @Test
    void isSetAsideAndVisibleAndTheRestGoesOn() throws Exception {
        proxy.set(Fault.refuse());
        for (int sale = 0; sale < SALES; sale++) {
            sell();
        }
        assertThat(register.screen().newest().session().connection().state()).isEqualTo(ConnectionState.OFFLINE);
        UploadRecord second = record(2);
        UploadRecord fourth = record(4);
        assertThat(sentBySomebodyElse(
                CraftedRecords.altered(second, second.recordId(), "\"workerNumber\":\"", "\"workerNumber\":\"9"),
                CraftedRecords.underAnotherId(fourth)))
                .as("the channel cannot know better").containsOnly(UploadOutcome.ACCEPTED);

        proxy.set(Fault.pass());
        register.syncNow();
        while (register.unsentRecords() > 0) {
            scaleUnit.collectTransactions();
        }
        register.close();
        scaleUnit.collectTransactions();

        AuditReport report = audit();
        assertThat(report.setAside()).as("at the channel with its bytes, at the register with the reason")
                .hasSize(4)
                .anyMatch(seen -> seen.startsWith("journal") && seen.contains(second.recordId())
                        && seen.contains("same id and other bytes"))
                .anyMatch(seen -> seen.startsWith("channel") && seen.contains(second.recordId()))
                .anyMatch(seen -> seen.startsWith("journal") && seen.contains(fourth.recordId())
                        && seen.contains("same number"))
                .anyMatch(seen -> seen.startsWith("channel") && seen.contains(fourth.recordId()));
        assertThat(arrived("channel/channel.db")).as("sales that went on").isEqualTo("1,3,5");
        assertThat(arrived("headquarters/headquarters.db")).isEqualTo("1,3,5");
        assertThat(report.findings()).extracting(Finding::thing).as("nothing else is wrong, and this is found")
                .contains(second.recordId(), fourth.recordId());
        assertThat(report.count(Finding.Kind.DIFFERENT_BYTES)).isEqualTo(1);
        assertThat(report.doubled()).isZero();
        assertThat(report.gaps()).isZero();
    }

    private void sell() throws InterruptedException {
        ItemFacts any = register.screen().newest().session().storeFacts().orElseThrow().favourites().getFirst();
        register.submit(new SellProduct(any.product().number(), Quantity.ONE, true));
        register.payExactly();
        assertThat(register.screen().takeRefusal()).isEmpty();
    }

    private List<UploadOutcome> sentBySomebodyElse(UploadRecord... records) {
        UploadAnswer answer = answer(intruder.send(client.upload(new UploadRequest(List.of(records))), PATIENCE)
                .join());
        return answer.answers().stream().map(UploadAnswer.RecordAnswer::outcome).toList();
    }

    private UploadRecord record(int receiptNumber) throws SQLException {
        return CraftedRecords.record(new RunningFile(register.journal())
                .first(SALE_BY_RECEIPT.replace("?", Integer.toString(receiptNumber))));
    }

    /** The receipts of the register's own worker that are in a database of the scale unit. */
    private String arrived(String database) throws SQLException {
        return new RunningFile(folder.resolve("scale-unit").resolve(database)).first("""
                SELECT group_concat(receipt_number) FROM (SELECT t.receipt_number FROM retail_transaction t
                WHERE t.record_id IN (%s) AND t.worker_number = '%s' ORDER BY t.receipt_number)""".formatted(
                told.list().stream().map(sale -> "'" + sale.recordId() + "'")
                        .collect(Collectors.joining(",")),
                DemoPeople.MANAGER.workerNumber())).getFirst();
    }

    private AuditReport audit() {
        Path house = folder.resolve("scale-unit");
        return Auditor.audit(AuditSubject.ofHouse(List.of(register.journal()),
                house.resolve("channel").resolve("channel.db"),
                house.resolve("headquarters").resolve("headquarters.db"), told.list()));
    }

    private static <T> T answer(Reply<T> reply) {
        return switch (reply) {
            case Reply.Answered<T>(T body) -> body;
            default -> throw new AssertionError("not answered: " + reply);
        };
    }
}
