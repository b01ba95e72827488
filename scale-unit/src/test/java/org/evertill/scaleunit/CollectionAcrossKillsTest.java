package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.link.ChannelLink;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.channel.RecordFeed;
import org.evertill.scaleunit.channel.UploadReceiver;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.TransactionCollector;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** P-0001 cut short at every place where it can be: nothing is lost, nothing comes twice. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class CollectionAcrossKillsTest {
    private static final RegisterIdentity REGISTER = new RegisterIdentity("0107", "01", 1);

    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private ScaleUnitDatabases databases;
    private ServerDatabase channel;
    private ServerDatabase headquarters;
    private RecordFeed feed;
    private final SampleJournal journal = new SampleJournal(REGISTER);

    @BeforeEach
    void make() throws Exception {
        databases = kind.databases();
        open();
    }

    private void open() throws Exception {
        channel = new ServerDatabase("channel", databases.channel(folder), Channel.MIGRATION);
        headquarters = new ServerDatabase("headquarters", databases.headquarters(folder), Headquarters.MIGRATION);
        channel.start();
        headquarters.start();
        feed = new RecordFeed(channel);
    }

    @AfterEach
    void close() throws Exception {
        channel.stop();
        headquarters.stop();
    }

    @Test
    void killedAfterHeadquartersHasCommittedButBeforeTheChannelKnows() throws Exception {
        receive(1_200);
        TransactionCollector killed = collector(feed::after, arrival -> {
            throw new SQLException("killed");
        });
        assertThatThrownBy(killed::collect).hasMessage("killed");
        assertThat(count()).isEqualTo(500);
        reopen();
        assertThat(collector(feed::after, feed::takenUpTo).collect()).isEqualTo(700);
        assertThat(count()).isEqualTo(1_200);
    }

    @Test
    void killedAfterReadingTheChannelButBeforeHeadquartersHasCommitted() throws Exception {
        receive(30);
        TransactionCollector killed = collector((arrival, limit) -> {
            List<?> read = feed.after(arrival, limit);
            throw new SQLException("killed with " + read.size() + " records in hand");
        }, feed::takenUpTo);
        assertThatThrownBy(killed::collect).hasMessageContaining("30 records");
        reopen();
        assertThat(collector(feed::after, feed::takenUpTo).collect()).isEqualTo(30);
        assertThat(collector(feed::after, feed::takenUpTo).collect()).isZero();
        assertThat(count()).isEqualTo(30);
    }

    @Test
    void aCursorThatWasLostBringsEverythingAgainAndStoresItOnce() throws Exception {
        receive(10);
        collector(feed::after, feed::takenUpTo).collect();
        headquarters.write(connection -> connection.createStatement().executeUpdate("DELETE FROM channel_cursor"));
        assertThat(collector(feed::after, feed::takenUpTo).collect()).isZero();
        assertThat(count()).isEqualTo(10);
    }

    @Test
    void aChannelThatWasSetBackCountsArrivalsAnewAndNothingNewIsPassedBy() throws Exception {
        receive(10);
        collector((arrival, limit) -> feed.after(arrival, 9 - (int) arrival), feed::takenUpTo).collect();
        assertThat(count()).isEqualTo(9);
        headquarters.write(connection -> connection.createStatement().executeUpdate(
                "UPDATE channel_cursor SET arrival = 5000"));
        assertThat(collector(feed::after, feed::takenUpTo).collect()).as("the tenth, which nobody has read yet")
                .isEqualTo(1);
        assertThat(count()).isEqualTo(10);
    }

    @Test
    void aRecordThatContradictsHeadquartersIsSetAsideAndTheOthersGoOn() throws Exception {
        receive(3);
        collector(feed::after, feed::takenUpTo).collect();
        UploadRecord other = new SampleJournal(REGISTER).sale(9);
        ChannelLink impostor = new ChannelLink("store-other", (arrival, limit) -> arrival > 0 ? List.of()
                : List.of(new ArrivedRecord(
                        1, other.payload(), other.previousHash(), other.hash())), arrival -> { },
                () -> Long.MAX_VALUE, instant -> List.of());
        assertThat(new TransactionCollector(headquarters, impostor, Clock.systemUTC()).collect()).isZero();
        assertThat(count()).isEqualTo(3);
        assertThat(ask("SELECT count(*) FROM quarantined_record")).isEqualTo(1);
    }

    @Test
    void whatIsSetAsideUnderAnArrivalThatIsUsedAgainIsKeptToo() throws Exception {
        for (String payload : List.of("no record", "nor this one", "no record")) {
            byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
            ChannelLink setBack = new ChannelLink("store-other", (arrival, limit) -> arrival > 0 ? List.of()
                    : List.of(new ArrivedRecord(1, bytes, bytes, bytes)), arrival -> { }, () -> 0, instant -> List.of());
            assertThat(new TransactionCollector(headquarters, setBack, Clock.systemUTC()).collect()).isZero();
        }
        assertThat(ask("SELECT count(*) FROM quarantined_record")).as("each once").isEqualTo(2);
    }

    @Test
    void aRecordThatCannotBeStoredIsSetAsideWholeAndTheOthersGoOn() throws Exception {
        List<UploadRecord> sent = receive(5);
        headquarters.write(connection -> connection.createStatement().executeUpdate("""
                INSERT INTO retail_transaction_tender VALUES ('%s', 1, 'cash', 1, 0)"""
                .formatted(sent.get(2).recordId())));
        assertThat(collector(feed::after, feed::takenUpTo).collect()).isEqualTo(4);
        assertThat(count()).isEqualTo(4);
        assertThat(ask("SELECT count(DISTINCT record_id) FROM retail_transaction_line")).isEqualTo(4);
        assertThat(ask("SELECT arrival FROM channel_cursor")).isEqualTo(5);
        assertThat(ask("""
                SELECT count(*) FROM quarantined_record WHERE record_id = '%s' AND length(payload) > 0
                AND reason LIKE '%%contradicts%%retail_transaction_tender%%'""".formatted(sent.get(2).recordId())))
                .isEqualTo(1);
        assertThat(collector(feed::after, feed::takenUpTo).collect()).isZero();
    }

    private TransactionCollector collector(ChannelLink.Records records, ChannelLink.Taken taken) {
        return new TransactionCollector(headquarters,
                new ChannelLink("store-0107", records, taken, feed::taken, instant -> List.of()), Clock.systemUTC());
    }

    private List<UploadRecord> receive(int sales) throws SQLException {
        UploadReceiver receiver = new UploadReceiver(channel, Clock.systemUTC(), () -> { });
        List<UploadRecord> records = new ArrayList<>();
        for (int i = 0; i < sales; i++) {
            records.add(journal.sale(1 + i % 7));
        }
        receiver.receive(REGISTER, records);
        return records;
    }

    private void reopen() throws Exception {
        close();
        open();
    }

    private int count() throws SQLException {
        int records = ask("SELECT count(*) FROM journal_record");
        assertThat(ask("SELECT count(*) FROM retail_transaction")).isEqualTo(records);
        return records;
    }

    private int ask(String sql) throws SQLException {
        return Integer.parseInt(StorageKind.ask(databases.headquarters(folder), sql).getFirst());
    }
}
