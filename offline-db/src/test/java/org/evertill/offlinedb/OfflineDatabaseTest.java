package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.LaterTables;
import org.evertill.exchange.tables.SqlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void aSecondRegisterOnTheSameFolderIsRefused() throws Exception {
        try (OfflineDatabase first = OfflineDatabase.open(folder)) {
            assertThat(first.folder()).isEqualTo(folder);
            assertThatThrownBy(() -> OfflineDatabase.open(folder))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("Close that one first");
        }
        OfflineDatabase.open(folder).close();
    }

    @Test
    void aWorkerThatComesLateDoesNotOpenAClosedJournalAgain() throws Exception {
        OfflineDatabase closed = OfflineDatabase.open(folder);
        RegisterIdentityStore identities = closed.identities();
        closed.close();
        assertThatThrownBy(identities::current).isInstanceOf(JournalUnavailableException.class);
    }

    @Test
    void aNewerJournalIsRefusedAndLeftAsItIs() throws Exception {
        OfflineDatabase.open(folder).close();
        Path journal = folder.resolve("journal.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        byte[] before = Files.readAllBytes(journal);
        assertThatThrownBy(() -> OfflineDatabase.open(folder))
                .isInstanceOf(JournalTooNewException.class)
                .hasMessageContaining("is older than the data")
                .hasMessageContaining("Nothing was changed");
        assertThat(Files.readAllBytes(journal)).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoJournalIsRefusedWithASentence() throws Exception {
        Files.writeString(folder.resolve("journal.db"), "no database, but as long as one ".repeat(99));
        assertThatThrownBy(() -> OfflineDatabase.open(folder))
                .isInstanceOf(DataFolderException.class).hasMessageContaining("Do not delete it");
    }

    @Test
    void onlyTheOwnerCanReadTheFolder() throws Exception {
        OfflineDatabase.open(folder).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    }

    @Test
    void aTableDeclaredLaterComesToAJournalThatIsThere() throws Exception {
        OfflineDatabase.open(folder).close();
        SqliteFile journal = new SqliteFile(folder.resolve("journal.db"));
        JournalSchema.MIGRATION.bring(journal, LaterTables.declaration());
        List<String> found = new ArrayList<>();
        try (Connection connection = journal.openReader();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        assertThat(found)
                .containsAll(ChannelTables.schema(DatabaseKind.JOURNAL, SqlDialect.SQLITE))
                .containsAll(LaterTables.DRAWER_OPENING.sql(SqlDialect.SQLITE).createAll())
                .noneMatch(sql -> sql.contains("opening_hour"));
        OfflineDatabase.open(folder).close();
    }

    @Test
    void theNewestActivationIsTheIdentityAndOldNumbersNeverComeBack() throws Exception {
        RegisterIdentity second = new RegisterIdentity("S001", "R01", 2);
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            RegisterIdentityStore identities = database.identities();
            assertThat(identities.current()).isEmpty();
            assertThat(identities.firstSignOn()).isEmpty();
            database.activate(TemporaryRegister.activation(TemporaryRegister.IDENTITY));
            assertThat(identities.firstSignOn()).isEmpty();
            database.journal(TemporaryRegister.IDENTITY).commit(List.of(new SampleSales(1).signedOn()));
            assertThat(identities.firstSignOn()).contains(SampleSales.NOON);
            database.activate(TemporaryRegister.activation(second));
            assertThat(identities.current()).contains(TemporaryRegister.activation(second));
            assertThat(identities.firstSignOn()).as("nobody has signed on since").isEmpty();
            assertThatThrownBy(() -> database.activate(TemporaryRegister.activation(TemporaryRegister.IDENTITY)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("use numbers again");
            assertThat(identities.current()).contains(TemporaryRegister.activation(second));
        }
    }

    @Test
    void aTokenIsNeitherPrintedNorKeptAfterItWasReplaced() throws Exception {
        RegisterActivation first = TemporaryRegister.activation(TemporaryRegister.IDENTITY);
        assertThat(first.toString()).doesNotContain(first.deviceToken());
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            database.activate(first);
            database.activate(TemporaryRegister.activation(new RegisterIdentity("S001", "R01", 2)));
            assertThat(database.journalFile().<List<String>>read(statements -> statements.all(
                    "SELECT device_token FROM register_identity ORDER BY activation_number", row -> row.getString(1))))
                    .containsExactly("", "token-2");
        }
    }
}
