package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.tables.DatabaseKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that was one register's becomes another's, or a further incarnation of the same. */
class AnotherRegisterTest {
    private static final RegisterIdentity OTHER = new RegisterIdentity("S002", "R01", 1);
    private static final RegisterIdentity SAME_AGAIN = new RegisterIdentity("S001", "R01", 2);
    private static final RegisterPast NOTHING =
            new RegisterPast(Optional.empty(), Optional.empty(), Optional.empty(), 0, false);

    @TempDir
    private Path folder;
    @TempDir
    private Path headquartersFolder;
    private PackageFixture headquarters;
    private final SampleSales sales = new SampleSales(5);

    @BeforeEach
    void aRegisterThatWasTakenOffTheLineInASale() throws Exception {
        headquarters = new PackageFixture(headquartersFolder);
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            headquarters.install(register.database().generations(DatabaseKind.REFERENCE), 7);
            headquarters.install(register.database().generations(DatabaseKind.PRIVATE), 7);
            register.journal().commit(List.of(sales.sale(),
                    sales.switched(ConnectionState.ONLINE, ConnectionState.DISCONNECTED)));
            register.journal().writeDraft(sales.cart(3));
        }
    }

    @Test
    void anotherRegisterBeginsCleanAndTakesItsOwnPackages() throws Exception {
        sendEverything();
        try (TemporaryRegister register = TemporaryRegister.open(folder, OTHER)) {
            assertThat(register.journal().restore()).isEqualTo(NOTHING);
            assertThat(names()).noneMatch(name -> name.matches("(reference|private|staging).*"));
            for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
                assertThat(headquarters.install(register.database().generations(kind), 1))
                        .as("an earlier version than the other register had")
                        .isInstanceOf(InstallOutcome.Installed.class);
            }
        }
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            assertThat(database.generations(DatabaseKind.REFERENCE).current()).get()
                    .extracting(generation -> generation.version()).isEqualTo(1L);
        }
    }

    @Test
    void aFurtherIncarnationGoesOnWhereTheFormerWas() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(folder, SAME_AGAIN)) {
            assertThat(register.journal().restore().draft()).isPresent();
            assertThat(register.journal().restore().disconnection()).isPresent();
            assertThat(register.database().generations(DatabaseKind.PRIVATE).current()).isPresent();
            assertThat(register.database().uploads(InstantSource.system()).unsent().records()).isEqualTo(2);
        }
    }

    @Test
    void theSameRegisterOfAnotherHeadquartersBeginsClean() throws Exception {
        sendEverything();
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            database.activate(underAnotherHeadquarters(SAME_AGAIN));
            assertThat(database.generations(DatabaseKind.REFERENCE).current()).isEmpty();
            assertThat(database.journal(SAME_AGAIN).restore()).isEqualTo(NOTHING);
        }
    }

    @Test
    void unsentRecordsOfAHeadquartersNeverGoToAnother() throws Exception {
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            assertThatThrownBy(() -> database.activate(underAnotherHeadquarters(SAME_AGAIN)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("records made under another headquarters are unsent");
            assertThat(database.identities().current())
                    .contains(TemporaryRegister.activation(TemporaryRegister.IDENTITY));
            assertThat(database.generations(DatabaseKind.REFERENCE).current()).isPresent();
            assertThat(database.journal(TemporaryRegister.IDENTITY).restore().draft()).isPresent();
        }
    }

    @Test
    void unsentRecordsKeepTheFolderTheirs() throws Exception {
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            assertThatThrownBy(() -> database.activate(TemporaryRegister.activation(OTHER)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another register than R01 of store S002 are unsent");
            assertThat(database.identities().current())
                    .contains(TemporaryRegister.activation(TemporaryRegister.IDENTITY));
            assertThat(database.generations(DatabaseKind.REFERENCE).current()).isPresent();
            assertThat(database.journal(TemporaryRegister.IDENTITY).restore().draft()).isPresent();
        }
    }

    private static RegisterActivation underAnotherHeadquarters(RegisterIdentity identity) {
        RegisterActivation ours = TemporaryRegister.activation(identity);
        return new RegisterActivation(
                identity, ours.scaleUnitAddress(), "token", "another key", "", ours.activatedAt());
    }

    private void sendEverything() throws Exception {
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            UploadQueue uploads = database.uploads(InstantSource.system());
            ScaleUnitWord.accepts(uploads, uploads.next(10, Integer.MAX_VALUE));
        }
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
