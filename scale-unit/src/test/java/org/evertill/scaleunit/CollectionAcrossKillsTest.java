package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.channel.RecordFeed;
import org.evertill.scaleunit.channel.RecordHandover;
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
        RecordHandover killed = new RecordHandover(feed, new Killed(collector(), true));
        assertThatThrownBy(killed::handOver).hasMessage("killed");
        assertThat(count()).isEqualTo(500);
        assertThat(feed.taken()).isZero();
        reopen();
        assertThat(handover().handOver()).isEqualTo(700);
        assertThat(count()).isEqualTo(1_200);
    }

    @Test
    void killedAfterReadingTheChannelButBeforeHeadquartersHasCommitted() throws Exception {
        receive(30);
        RecordHandover killed = new RecordHandover(feed, new Killed(collector(), false));
        assertThatThrownBy(killed::handOver).hasMessage("killed");
        reopen();
        assertThat(handover().handOver()).isEqualTo(30);
        assertThat(handover().handOver()).isZero();
        assertThat(count()).isEqualTo(30);
    }

    @Test
    void aCursorThatWasLostBringsEverythingAgainAndStoresItOnce() throws Exception {
        receive(10);
        handover().handOver();
        headquarters.write(connection -> connection.createStatement().executeUpdate("DELETE FROM channel_cursor"));
        assertThat(handover().handOver()).isZero();
        assertThat(count()).isEqualTo(10);
    }

    @Test
    void aChannelThatWasSetBackCountsArrivalsAnewAndNothingNewIsPassedBy() throws Exception {
        receive(9);
        handover().handOver();
        receive(1);
        headquarters.write(connection -> connection.createStatement().executeUpdate(
                "UPDATE channel_cursor SET arrival = 5000"));
        assertThat(handover().handOver()).as("the tenth, which nobody has read yet").isEqualTo(1);
        assertThat(count()).isEqualTo(10);
    }

    @Test
    void aRecordThatContradictsHeadquartersIsSetAsideAndTheOthersGoOn() throws Exception {
        receive(3);
        handover().handOver();
        UploadRecord other = new SampleJournal(REGISTER).sale(9);
        assertThat(collector().take(List.of(arrived(4, other)))).isZero();
        assertThat(count()).isEqualTo(3);
        assertThat(ask("SELECT count(*) FROM quarantined_record")).isEqualTo(1);
    }

    @Test
    void aChannelDoesNotTakeThePlaceOfAnotherStoresSales() throws Exception {
        UploadRecord forged = new SampleJournal(REGISTER).sale(9);
        UploadRecord own = new SampleJournal(new RegisterIdentity("0108", "01", 1)).sale(1);
        TransactionCollector elsewhere = new TransactionCollector(headquarters, "0108", Clock.systemUTC());
        assertThat(elsewhere.take(List.of(arrived(1, forged), arrived(2, own)))).isEqualTo(1);
        assertThat(elsewhere.takenUpTo()).isEqualTo(2);
        assertThat(ask("""
                SELECT count(*) FROM quarantined_record WHERE channel_code = 'store-0108' AND record_id = '%s'
                AND reason = 'the record is of store 0107, and this channel is that of store 0108'"""
                .formatted(forged.recordId()))).isEqualTo(1);
        receive(1);
        assertThat(handover().handOver()).as("the sale at the same place").isEqualTo(1);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void whatIsSetAsideUnderAnArrivalThatIsUsedAgainIsKeptToo() throws Exception {
        for (String payload : List.of("no record", "nor this one", "no record")) {
            byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
            assertThat(collector().take(List.of(new ArrivedRecord(1, bytes, bytes, bytes)))).isZero();
        }
        assertThat(ask("SELECT count(*) FROM quarantined_record")).as("each once").isEqualTo(2);
    }

    @Test
    void aRecordThatCannotBeStoredIsSetAsideWholeAndTheOthersGoOn() throws Exception {
        List<UploadRecord> sent = receive(5);
        headquarters.write(connection -> connection.createStatement().executeUpdate("""
                INSERT INTO retail_transaction_tender VALUES ('%s', 1, 'cash', 1, 0)"""
                .formatted(sent.get(2).recordId())));
        assertThat(handover().handOver()).isEqualTo(4);
        assertThat(count()).isEqualTo(4);
        assertThat(ask("SELECT count(DISTINCT record_id) FROM retail_transaction_line")).isEqualTo(4);
        assertThat(ask("SELECT arrival FROM channel_cursor")).isEqualTo(5);
        assertThat(ask("""
                SELECT count(*) FROM quarantined_record WHERE record_id = '%s' AND length(payload) > 0
                AND reason LIKE '%%contradicts%%retail_transaction_tender%%'""".formatted(sent.get(2).recordId())))
                .isEqualTo(1);
        assertThat(handover().handOver()).isZero();
    }

    /** Dies with the first records in hand, or when it has stored them. */
    private record Killed(HeadquartersLink.Records headquarters, boolean afterwards)
            implements HeadquartersLink.Records {
        @Override
        public long takenUpTo() throws IOException, SQLException {
            return headquarters.takenUpTo();
        }

        @Override
        public int take(List<ArrivedRecord> records) throws IOException, SQLException {
            if (afterwards) {
                headquarters.take(records);
            }
            throw new IOException("killed");
        }
    }

    private static ArrivedRecord arrived(long arrival, UploadRecord record) {
        return new ArrivedRecord(arrival, record.payload(), record.previousHash(), record.hash());
    }

    private TransactionCollector collector() {
        return new TransactionCollector(headquarters, "0107", Clock.systemUTC());
    }

    private RecordHandover handover() {
        return new RecordHandover(feed, collector());
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
