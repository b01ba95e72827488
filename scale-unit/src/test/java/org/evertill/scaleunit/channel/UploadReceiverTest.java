package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.scaleunit.SampleJournal;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a channel makes of records that it cannot take now and may take later. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class UploadReceiverTest {
    private static final RegisterIdentity REGISTER = new RegisterIdentity("0107", "01", 1);

    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private ServerDatabase channel;
    private UploadReceiver receiver;
    private final SampleJournal journal = new SampleJournal(REGISTER);

    @BeforeEach
    void open() throws Exception {
        channel = new ServerDatabase("channel", kind.databases().channel(folder), Channel.MIGRATION);
        channel.start();
        receiver = new UploadReceiver(channel, Clock.systemUTC(), () -> { });
    }

    @AfterEach
    void close() throws Exception {
        channel.stop();
    }

    @Test
    void aRecordOfALaterProgramIsLeftToItsRegisterAndTheOthersAreTaken() throws Exception {
        UploadRecord kindOfLater = SampleJournal.forged(journal.signedOn(), "\"signed-on\"", "\"shift-closed\"");
        UploadRecord formatOfLater = SampleJournal.forged(journal.sale(1), "\"format\":1,", "\"format\":2,");
        UploadRecord damaged = SampleJournal.altered(journal.sale(2));
        assertThat(receiver.receive(REGISTER, List.of(kindOfLater, formatOfLater, damaged, journal.sale(3))))
                .extracting(RecordAnswer::outcome).containsExactly(UploadOutcome.NOT_YET, UploadOutcome.NOT_YET,
                        UploadOutcome.QUARANTINED, UploadOutcome.ACCEPTED);
        assertThat(receiver.receive(REGISTER, List.of(kindOfLater)).getFirst().reason())
                .isEqualTo("kind shift-closed is not known here");
        assertThat(count("quarantined_record")).isEqualTo(1);
    }

    @Test
    void whatWasSetAsideAndCanBeTakenNowIsAsideNoMore() throws Exception {
        List<UploadRecord> sales = List.of(journal.sale(1), journal.sale(2));
        UploadRecord damaged = SampleJournal.altered(sales.getFirst());
        receiver.setAside(List.of(sales.getFirst(), sales.getLast(), damaged), "the register it names is unknown");
        assertThat(count("quarantined_record")).isEqualTo(3);
        assertThat(receiver.receive(REGISTER, sales)).extracting(RecordAnswer::outcome)
                .containsOnly(UploadOutcome.ACCEPTED);
        assertThat(count("journal_record")).isEqualTo(2);
        assertThat(count("quarantined_record")).as("the one with other bytes").isEqualTo(1);
        assertThat(count("record_arrival")).as("headquarters gets them").isEqualTo(2);
    }

    private long count(String table) throws SQLException {
        return channel.<Long>read(connection -> {
            try (ResultSet result = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
                result.next();
                return result.getLong(1);
            }
        });
    }
}
