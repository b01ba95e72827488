package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.UploadRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterInspectionTest {
    @TempDir
    Path folder;

    @Test
    void readsARunningRegisterWithoutDisturbingIt() throws Exception {
        SampleSales sales = new SampleSales(7);
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().commit(List.of(sales.signedOn()));
            UploadQueue uploads = register.database().uploads(InstantSource.system());
            UploadRecord first = uploads.next(1, 1_000_000).getFirst();
            ScaleUnitWord.accepts(uploads, List.of(first));
            SalesTransaction sale = sales.sale();
            try (RegisterInspection inspection = RegisterInspection.of(folder).orElseThrow()) {
                register.journal().commit(List.of(sale));
                assertThat(RegisterInspection.isInUse(folder)).isTrue();
                assertThat(inspection.activation())
                        .contains(TemporaryRegister.activation(TemporaryRegister.IDENTITY));
                assertThat(inspection.firstSignOn()).contains(SampleSales.NOON);
                assertThat(inspection.unsent()).isEqualTo(new UnsentRecords(1, 1, Optional.of(SampleSales.NOON),
                        List.of(sale.totals().total()), 1, 0));
                assertThat(inspection.setAside()).isEqualTo(SetAsideRecords.NONE);
                assertThat(inspection.acknowledged()).contains(
                        new AcknowledgedHead(1, 1, HexFormat.of().formatHex(first.hash())));
                assertThat(inspection.installed(DatabaseKind.REFERENCE)).isEmpty();
                assertThat(inspection.journalBytes()).isEqualTo(register.database().journalBytes());
            }
            register.journal().commit(List.of(sales.sale()));
            assertThat(uploads.unsent().sales()).isEqualTo(2);
        }
        assertThat(RegisterInspection.isInUse(folder)).isFalse();
    }

    @Test
    void aFolderWithoutARegisterIsNoRegisterAndStaysEmpty() throws Exception {
        assertThat(RegisterInspection.of(folder)).isEmpty();
        assertThat(RegisterInspection.isInUse(folder)).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aNewerJournalIsRefused() throws Exception {
        OfflineDatabase.open(folder).close();
        setJournalVersion(99);
        assertThatThrownBy(() -> RegisterInspection.of(folder)).isInstanceOf(JournalTooNewException.class);
    }

    @Test
    void anOlderJournalIsLeftToTheRegister() throws Exception {
        OfflineDatabase.open(folder).close();
        setJournalVersion(0);
        assertThatThrownBy(() -> RegisterInspection.of(folder))
                .isInstanceOf(DataFolderException.class).hasMessageContaining("Start the register once");
    }

    private void setJournalVersion(int version) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve(OfflineDatabase.JOURNAL));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + version);
        }
    }
}
