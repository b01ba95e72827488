package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.evertill.commerce.connection.MissingPart;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.commerce.staff.Worker;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineSourceTest {
    private static final RegisterIdentity IDENTITY = new RegisterIdentity(SmallStore.STORE, SmallStore.REGISTER, 1);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Answer NEVER = new Answer.Unavailable(Refusal.of(RefusalReason.OFFLINE_NEVER_SYNCHRONISED));
    private static final Answer WRONG = new Answer.NotProved(Refusal.of(RefusalReason.WRONG_PIN));

    @TempDir
    Path folder;
    @TempDir
    Path headquartersFolder;
    private PackageFixture headquarters;
    private TemporaryRegister register;
    private OfflineSource source;
    private Instant now = PackageFixture.NOW;

    @BeforeEach
    void open() throws Exception {
        headquarters = new PackageFixture(headquartersFolder);
        reopen();
    }

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void answersFromTheInstalledFiles() throws Exception {
        install(1);
        Answer bread = source.answer(new Question.ItemByCode(SmallStore.BREAD_BARCODE, TODAY));
        assertThat(bread).isInstanceOfSatisfying(Answer.Item.class, item -> {
            assertThat(item.facts().product().number()).isEqualTo("100");
            assertThat(item.facts().dataVersion()).isEqualTo(1);
        });
        assertThat(source.answer(new Question.ItemByCode("no-such-code", TODAY)))
                .isEqualTo(new Answer.NoSuchItem("no-such-code"));
        assertThat(source.answer(new Question.ProductSearch("app", "", TODAY, 10, 0)))
                .isInstanceOfSatisfying(Answer.Products.class, found -> assertThat(found.items()).hasSize(2));
        assertThat(source.answer(new Question.StaffList())).isEqualTo(new Answer.Staff(List.of(
                new StaffMember(SmallStore.CASHIER, "Ana"), new StaffMember(SmallStore.MANAGER, "Marc"))));
        assertThat(source.answer(new Question.StoreDescription(TODAY))).isInstanceOf(Answer.Described.class);
        assertThat(source.answer(new Question.Credentials(SmallStore.MANAGER, SmallStore.MANAGER_PIN)))
                .isEqualTo(new Answer.Proved(
                        new Worker(SmallStore.MANAGER, "Marc", "fr", EnumSet.allOf(Permission.class))));
        assertThat(source.profile()).isEqualTo(OfflineProfile.PUBLISHED_DEFAULTS);
        install(2);
        assertThat(source.answer(new Question.ItemByCode("100", TODAY))).isInstanceOfSatisfying(Answer.Item.class,
                item -> assertThat(item.facts().dataVersion()).isEqualTo(2));
    }

    @Test
    void aStoreWhoseTimeZoneNobodyKnowsIsUnavailableByThatNameAndTheRestIsAnswered() throws Exception {
        headquarters.install(register.database().generations(DatabaseKind.PRIVATE), 1);
        List<Row> rows = SmallStore.rows(DatabaseKind.REFERENCE).stream().map(row ->
                row.table() == ChannelTables.STORE ? row.with("time_zone", "Europe/Pari") : row).toList();
        GenerationStore reference = register.database().generations(DatabaseKind.REFERENCE);
        headquarters.install(reference, headquarters.write(DatabaseKind.REFERENCE, 1, rows));
        assertThat(source.answer(new Question.StoreDescription(TODAY))).isEqualTo(new Answer.Unavailable(
                Refusal.of(RefusalReason.MASTER_DATA_UNREADABLE, "Europe/Pari")));
        assertThat(source.answer(new Question.StaffList())).isInstanceOf(Answer.Staff.class);
        assertThat(source.answer(new Question.ItemByCode("100", TODAY))).isInstanceOf(Answer.Item.class);
        assertThat(source.readiness()).isEqualTo(OfflineReadiness.READY);
        install(2);
        assertThat(source.answer(new Question.StoreDescription(TODAY))).isInstanceOf(Answer.Described.class);
    }

    @Test
    void beforeTheFirstPackagesNothingIsAnsweredAndTheReasonIsSaid() throws Exception {
        assertThat(source.readiness()).isEqualTo(OfflineReadiness.NEVER_SYNCHRONISED);
        assertThat(source.answer(new Question.StaffList())).isEqualTo(NEVER);
        assertThat(source.answer(new Question.ItemByCode("100", TODAY))).isEqualTo(NEVER);
        assertThat(source.profile()).isEqualTo(OfflineProfile.PUBLISHED_DEFAULTS);
        headquarters.install(register.database().generations(DatabaseKind.PRIVATE), 1);
        assertThat(source.readiness().missing()).as("half of it")
                .containsExactly(MissingPart.PRICES, MissingPart.TAXES);
        headquarters.install(register.database().generations(DatabaseKind.REFERENCE), 1);
        assertThat(source.readiness()).isEqualTo(OfflineReadiness.READY);
    }

    @Test
    void filesThatAreThrownAwayComeBackWithTheNextPackagesAndNoSaleIsMissing() throws Exception {
        install(1);
        SampleSales sales = new SampleSales(41);
        register.journal().commit(List.of(sales.sale(), sales.sale()));
        register.close();
        deleteMasterFiles();
        reopen();
        assertThat(source.readiness()).isEqualTo(OfflineReadiness.NEVER_SYNCHRONISED);
        assertThat(source.answer(new Question.ItemByCode("100", TODAY))).isEqualTo(NEVER);
        assertThat(register.journal().commit(List.of(sales.sale())).getFirst().sequence()).isEqualTo(3);
        assertThat(RecomputedChain.requireWhole(folder, IDENTITY)).isEqualTo(3);
        install(2);
        assertThat(source.readiness()).isEqualTo(OfflineReadiness.READY);
        assertThat(source.answer(new Question.ItemByCode("100", TODAY))).isInstanceOf(Answer.Item.class);
    }

    @Test
    void aFileThatIsDamagedIsUnavailableAndNotAnException() throws Exception {
        install(1);
        Path reference = register.database().generations(DatabaseKind.REFERENCE).current().orElseThrow().path();
        register.close();
        Files.write(reference, new byte[20_000]);
        reopen();
        assertThat(source.readiness().missing()).containsExactly(MissingPart.PRICES, MissingPart.TAXES);
        assertThat(source.answer(new Question.ItemByCode("100", TODAY))).isEqualTo(
                new Answer.Unavailable(Refusal.of(RefusalReason.OFFLINE_INCOMPLETE, "prices,taxes")));
    }

    @Test
    void aDamagedPageOfEitherFileIsToldTheSaleGoesOnAndTheSamePackageMendsIt() throws Exception {
        SampleSales sales = new SampleSales(43);
        install(1);
        for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            // Opened anew, so that no page of it is remembered from before.
            register.close();
            reopen();
            GenerationStore store = register.database().generations(kind);
            damageAllButTheFirstPage(store.current().orElseThrow().path());
            Answer told = source.answer(kind == DatabaseKind.REFERENCE
                    ? new Question.ItemByCode(SmallStore.BREAD_BARCODE, TODAY)
                    : new Question.StaffList());
            assertThat(told).isEqualTo(new Answer.Unavailable(Refusal.of(RefusalReason.OFFLINE_UNAVAILABLE)));
            assertThat(store.current()).as("what can still be read is used").isPresent();
            assertThat(store.sound()).isEmpty();
            register.journal().commit(List.of(sales.sale()));
            assertThat(headquarters.install(store, headquarters.packageOf(kind, 1)))
                    .as("the same package once more").isInstanceOf(InstallOutcome.Installed.class);
            assertThat(source.answer(new Question.ItemByCode(SmallStore.BREAD_BARCODE, TODAY)))
                    .isInstanceOf(Answer.Item.class);
            assertThat(source.answer(new Question.StaffList())).isInstanceOf(Answer.Staff.class);
        }
        assertThat(RecomputedChain.requireWhole(folder, IDENTITY)).isEqualTo(2);
    }

    private static void damageAllButTheFirstPage(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(4096);
            byte[] rubbish = new byte[(int) bytes.length() - 4096];
            new Random(29).nextBytes(rubbish);
            bytes.write(rubbish);
        }
    }

    @Test
    void aRegisterWithoutOfflineSupportSaysSo() throws Exception {
        List<Row> rows = new ArrayList<>(SmallStore.rows(DatabaseKind.PRIVATE));
        rows.replaceAll(row -> row.table() == ChannelTables.REGISTER ? Row.of(ChannelTables.REGISTER,
                SmallStore.STORE, SmallStore.REGISTER, "Till 1", false, "default") : row);
        headquarters.install(register.database().generations(DatabaseKind.REFERENCE), 1);
        headquarters.install(register.database().generations(DatabaseKind.PRIVATE),
                headquarters.write(DatabaseKind.PRIVATE, 1, rows));
        assertThat(source.readiness()).isEqualTo(OfflineReadiness.NOT_SUPPORTED);
        assertThat(source.answer(new Question.StaffList()))
                .isEqualTo(new Answer.Unavailable(Refusal.of(RefusalReason.OFFLINE_NOT_SUPPORTED)));
    }

    @Test
    void fiveWrongPinsMakeAWorkerWaitAndNothingButTheRightPinClearsThem() throws Exception {
        install(1);
        assertThat(source.answer(new Question.Credentials("9999", "1")))
                .isEqualTo(new Answer.NotProved(Refusal.of(RefusalReason.UNKNOWN_WORKER, "9999")));
        for (int i = 0; i < 4; i++) {
            assertThat(tryPin("0000")).isEqualTo(WRONG);
        }
        assertThat(tryPin("0000")).isEqualTo(mustWait(1));
        assertThat(tryPin(SmallStore.CASHIER_PIN)).as("the right one, too early").isEqualTo(mustWait(1));
        register.close();
        deleteMasterFiles();
        reopen();
        install(2);
        assertThat(tryPin(SmallStore.CASHIER_PIN)).isEqualTo(mustWait(1));
        now = now.plus(Duration.ofSeconds(61));
        assertThat(tryPin("0000")).isEqualTo(mustWait(2));
        now = now.minus(Duration.ofDays(900));
        assertThat(tryPin(SmallStore.CASHIER_PIN)).isEqualTo(mustWait(2));
        now = now.plus(Duration.ofMinutes(2));
        assertThat(tryPin(SmallStore.CASHIER_PIN)).isInstanceOf(Answer.Proved.class);
        assertThat(tryPin("0000")).isEqualTo(WRONG);
    }

    private Answer tryPin(String pin) {
        return source.answer(new Question.Credentials(SmallStore.CASHIER, pin));
    }

    private static Answer mustWait(int minutes) {
        return new Answer.NotProved(Refusal.of(RefusalReason.TOO_MANY_ATTEMPTS, Integer.toString(minutes)));
    }

    private void install(long version) throws Exception {
        headquarters.install(register.database().generations(DatabaseKind.REFERENCE), version);
        headquarters.install(register.database().generations(DatabaseKind.PRIVATE), version);
    }

    private void reopen() throws DataFolderException {
        InstantSource clock = () -> now;
        register = TemporaryRegister.open(folder, IDENTITY);
        source = register.database().source(IDENTITY, clock);
    }

    private void deleteMasterFiles() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "{reference,private}*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
