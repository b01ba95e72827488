package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.scaleunit.SampleJournal;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitDatabases;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.channel.RecordFeed;
import org.evertill.scaleunit.channel.RecordHandover;
import org.evertill.scaleunit.channel.UploadReceiver;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.storage.PostgresqlServer;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.evertill.scaleunit.storage.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What commits late in a real PostgreSQL, behind numbers that were given out after its own, is missed by nobody. */
@Timeout(300)
class OverlappingTransactionsTest {
    private static final String GROUP = DataGroups.ownGroupOf(ScaleUnit.DEMO_STORE_NUMBER);

    @TempDir
    private Path folder;

    @Test
    void aChangeThatCommitsAfterAPackageWasBuiltIsInTheNextThoughItBeganBeforeIt() throws Exception {
        Storage storage = StorageKind.POSTGRESQL.databases().headquarters(folder);
        Headquarters headquarters = new Headquarters(folder, storage, Clock.systemUTC());
        headquarters.start();
        try (Connection early = storage.openWriter(); Statement late = early.createStatement();
                Connection other = storage.openWriter(); Statement quick = other.createStatement()) {
            headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
            headquarters.publisher().publish(GROUP);
            late.execute("BEGIN");
            late.execute(price(1, "10003"));
            quick.execute(price(2, "10005"));
            assertThat(changes(headquarters)).as("the one that is committed").isEqualTo(1);
            quick.execute(price(3, "10005"));
            late.execute(price(4, "10010"));
            assertThat(changes(headquarters)).isEqualTo(1);
            late.execute("COMMIT");
            assertThat(changes(headquarters)).as("both prices of the late one").isEqualTo(2);
            assertThat(changes(headquarters)).isZero();
        } finally {
            headquarters.stop();
        }
    }

    @Test
    void aDatabaseThatWasBroughtToAnotherServerMissesNoChangeForItsNumbersThatBeganAnew() throws Exception {
        Storage storage = StorageKind.POSTGRESQL.databases().headquarters(folder);
        Headquarters headquarters = new Headquarters(folder, storage, Clock.systemUTC());
        headquarters.start();
        try {
            headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
            headquarters.publisher().publish(GROUP);
            StorageKind.execute(storage, "UPDATE tracking_clock SET version = 1",
                    "UPDATE job_cursor SET tracking_version = 1000000000000", price(1, "10003"));
            assertThat(changes(headquarters)).isEqualTo(1);
            StorageKind.execute(storage, price(2, "10003"));
            assertThat(changes(headquarters)).isEqualTo(1);
        } finally {
            headquarters.stop();
        }
    }

    @Test
    void whoTakesAnArrivalNumberIsAloneUntilItsCommitInAnotherProgramToo() throws Exception {
        ScaleUnitDatabases databases = StorageKind.POSTGRESQL.databases();
        ServerDatabase first = new ServerDatabase("first", databases.channel(folder), Channel.MIGRATION);
        ServerDatabase second = new ServerDatabase("second", databases.channel(folder), Channel.MIGRATION);
        first.start();
        second.start();
        try {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            CompletableFuture<Integer> early = first.submit(connection -> {
                int arrived = arrive(connection, "early");
                begun.countDown();
                awaitQuietly(release);
                return arrived;
            });
            begun.await();
            CompletableFuture<Integer> late = second.submit(connection -> arrive(connection, "late"));
            List<Long> waiting;
            do {
                waiting = PostgresqlServer.shared().processes(databases.channel().orElseThrow(),
                        "wait_event = 'advisory'");
            } while (waiting.isEmpty());
            assertThat(late).isNotDone();
            release.countDown();
            early.join();
            late.join();
            assertThat(StorageKind.ask(databases.channel(folder),
                    "SELECT record_id FROM record_arrival ORDER BY arrival")).containsExactly("early", "late");
        } finally {
            first.stop();
            second.stop();
        }
    }

    @Test
    void headquartersCollectsEachRecordOnceWhileTwoProgramsTakeThemIn() throws Exception {
        ScaleUnitDatabases databases = StorageKind.POSTGRESQL.databases();
        List<ServerDatabase> channels = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            channels.add(new ServerDatabase(name, databases.channel(folder), Channel.MIGRATION));
        }
        ServerDatabase central =
                new ServerDatabase("headquarters", databases.headquarters(folder), Headquarters.MIGRATION);
        central.start();
        for (ServerDatabase channel : channels) {
            channel.start();
        }
        try {
            List<CompletableFuture<Void>> selling = new ArrayList<>();
            for (ServerDatabase channel : channels) {
                String register = "0" + selling.size();
                selling.add(CompletableFuture.runAsync(() -> sell(channel, register)));
            }
            RecordFeed feed = new RecordFeed(channels.getFirst());
            RecordHandover collector = new RecordHandover(feed,
                    new TransactionCollector(central, "0107", Clock.systemUTC()));
            int collected = 0;
            while (!selling.stream().allMatch(CompletableFuture::isDone)) {
                collected += collector.handOver();
            }
            selling.forEach(CompletableFuture::join);
            collected += collector.handOver();
            assertThat(collected).isEqualTo(2 * 40 * 5);
        } finally {
            for (ServerDatabase channel : channels) {
                channel.stop();
            }
            central.stop();
        }
    }

    private static void sell(ServerDatabase channel, String register) {
        RegisterIdentity identity = new RegisterIdentity("0107", register, 1);
        SampleJournal journal = new SampleJournal(identity);
        UploadReceiver receiver = new UploadReceiver(channel, Clock.systemUTC(), () -> { });
        try {
            for (int batch = 0; batch < 40; batch++) {
                List<UploadRecord> records = new ArrayList<>();
                for (int sale = 0; sale < 5; sale++) {
                    records.add(journal.sale(1));
                }
                receiver.receive(identity, records);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int arrive(Connection connection, String record) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                    "INSERT INTO record_arrival (record_id, arrived_at) VALUES ('" + record + "', '')");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long changes(Headquarters headquarters) throws Exception {
        return headquarters.publisher().publish(GROUP, SchedulerJob.ALL.jobs()).stream()
                .mapToLong(PackageManifest::changes).sum();
    }

    private static String price(int micros, String product) {
        return "UPDATE product_price SET unit_price_micros = " + micros + " WHERE product_number = '" + product
                + "' AND valid_from = (SELECT min(valid_from) FROM product_price p WHERE p.product_number = '"
                + product + "')";
    }
}
