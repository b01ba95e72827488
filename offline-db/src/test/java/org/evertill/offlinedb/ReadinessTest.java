package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.evertill.commerce.connection.MissingPart;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Could the register go through an outage now? Each part is taken out of real reference and private files. */
class ReadinessTest {
    private static final RegisterIdentity IDENTITY = new RegisterIdentity(SmallStore.STORE, SmallStore.REGISTER, 1);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @TempDir
    private Path folder;
    @TempDir
    private Path headquartersFolder;
    private PackageFixture headquarters;
    private TemporaryRegister register;
    private OfflineSource source;
    private Instant now = PackageFixture.NOW;
    private final AtomicLong freeBytes = new AtomicLong(OfflineReadiness.SHIFT_BYTES);

    @BeforeEach
    void open() throws Exception {
        headquarters = new PackageFixture(headquartersFolder);
        register = TemporaryRegister.open(folder, IDENTITY);
        source = register.database().source(IDENTITY, () -> now, new DiskReserve(folder, disk -> freeBytes.get()));
    }

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void aWholeStoreIsReadyAndSaysSoFromOutsideToo() throws Exception {
        publishEverything();
        assertThat(source.readiness()).isEqualTo(OfflineReadiness.READY);
        try (RegisterInspection inspection = RegisterInspection.of(folder).orElseThrow()) {
            assertThat(OfflineReadiness.of(inspection.facts(IDENTITY, TODAY)).canSellOffline()).isTrue();
        }
    }

    @Test
    void withoutStaffNobodyCouldSignOn() throws Exception {
        publishAllBut(ChannelTables.STAFF);
        assertMissing(MissingPart.STAFF);
        assertThat(source.answer(new Question.ItemByCode("100", TODAY))).isEqualTo(
                new Answer.Unavailable(Refusal.of(RefusalReason.OFFLINE_INCOMPLETE, "staff")));
    }

    @Test
    void staffWhoAreAllBlockedAreNone() throws Exception {
        publishWith(ChannelTables.STAFF, row -> Row.of(ChannelTables.STAFF, row.text("worker_number"), "Blocked",
                "cashier", "en", "", true));
        assertMissing(MissingPart.STAFF);
    }

    @Test
    void withoutPricesNothingCouldBeSold() throws Exception {
        publishAllBut(ChannelTables.PRODUCT_PRICE);
        assertMissing(MissingPart.PRICES);
    }

    @Test
    void pricesThatHaveEndedAreNoneAndThoseThatBeginAreFoundWithTheDay() throws Exception {
        publishWith(ChannelTables.PRODUCT_PRICE, row -> Row.of(ChannelTables.PRODUCT_PRICE,
                row.text("product_number"), "2026-11-24", 1_000_000, "EUR", "2026-11-25"));
        assertMissing(MissingPart.PRICES);
        now = PackageFixture.NOW.plus(Duration.ofDays(3));
        assertThat(source.readiness()).isEqualTo(OfflineReadiness.READY);
        now = PackageFixture.NOW.plus(Duration.ofDays(6));
        assertMissing(MissingPart.PRICES);
    }

    @Test
    void pricesOfAnotherCurrencyThanTheStoresAreNone() throws Exception {
        publishWith(ChannelTables.PRODUCT_PRICE, row -> Row.of(ChannelTables.PRODUCT_PRICE,
                row.text("product_number"), "2020-01-01", 1_000_000, "USD", null));
        assertMissing(MissingPart.PRICES);
    }

    @Test
    void withoutTaxesGoodsWouldBeSoldUntaxed() throws Exception {
        publishAllBut(ChannelTables.TAX_GROUP);
        assertMissing(MissingPart.TAXES);
    }

    @Test
    void withoutItsProfileTheRegisterSellsByThePublishedDefaultsAndSaysSo() throws Exception {
        publishAllBut(ChannelTables.OFFLINE_PROFILE);
        assertMissing(MissingPart.PROFILE);
        assertThat(source.readiness().canSellOffline()).isTrue();
        assertThat(source.profile()).isEqualTo(OfflineProfile.PUBLISHED_DEFAULTS);
        assertThat(source.answer(new Question.ItemByCode("100", TODAY))).isInstanceOf(Answer.Item.class);
    }

    @Test
    void aFullDiskIsToldAndStopsNoSale() throws Exception {
        publishEverything();
        freeBytes.set(OfflineReadiness.SHIFT_BYTES - 1);
        assertMissing(MissingPart.DISK);
        assertThat(source.answer(new Question.ItemByCode("100", TODAY))).isInstanceOf(Answer.Item.class);
        freeBytes.set(0);
        assertMissing(MissingPart.DISK);
        freeBytes.set(OfflineReadiness.SHIFT_BYTES);
        assertThat(source.readiness()).as("somebody has made room").isEqualTo(OfflineReadiness.READY);
    }

    @Test
    void aBallastThatWasGivenUpIsMissedAndLaidAgainOnceThereIsRoom() throws Exception {
        publishEverything();
        DiskReserve ballast = register.database().diskReserve();
        assertThat(ballast.release()).isTrue();
        freeBytes.set(OfflineReadiness.SHIFT_BYTES + DiskReserve.BALLAST_BYTES - 1);
        assertMissing(MissingPart.DISK);
        assertThat(ballast.isWhole()).isFalse();
        freeBytes.set(OfflineReadiness.SHIFT_BYTES + DiskReserve.BALLAST_BYTES);
        assertThat(source.readiness()).isEqualTo(OfflineReadiness.READY);
        assertThat(ballast.isWhole()).isTrue();
    }

    @Test
    void aDiskThatDoesNotTellIsNotCalledFull() throws Exception {
        publishEverything();
        OfflineSource blind = register.database().source(IDENTITY, () -> now, new DiskReserve(folder, disk -> {
            throw new IOException("the test says so");
        }));
        assertThat(blind.readiness()).isEqualTo(OfflineReadiness.READY);
    }

    @Test
    void severalPartsAreToldTogether() throws Exception {
        publish(DatabaseKind.PRIVATE, allBut(ChannelTables.OFFLINE_PROFILE), row -> row);
        assertThat(source.readiness().missing())
                .containsExactly(MissingPart.PRICES, MissingPart.TAXES, MissingPart.PROFILE);
    }

    @Test
    void theNextPackageMendsWhatWasMissing() throws Exception {
        publishAllBut(ChannelTables.TAX_GROUP);
        assertMissing(MissingPart.TAXES);
        headquarters.install(register.database().generations(DatabaseKind.REFERENCE), 2);
        assertThat(source.readiness()).isEqualTo(OfflineReadiness.READY);
        assertThat(source.answer(new Question.ItemByCode("100", TODAY))).isInstanceOf(Answer.Item.class);
    }

    @Test
    void whatAShiftNeedsIsRoomForThreeThousandSalesTwiceOver() throws Exception {
        SampleSales sales = new SampleSales(9);
        long before = register.database().journalBytes();
        List<JournalEntry> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(sales.sale());
        }
        register.journal().commit(many);
        long perSale = (register.database().journalBytes() - before) / 500;
        assertThat(perSale * 3_000 * 2).as("%d bytes a sale", perSale).isLessThan(OfflineReadiness.SHIFT_BYTES);
    }

    private void assertMissing(MissingPart part) throws Exception {
        assertThat(source.readiness().missing()).containsExactly(part);
        try (RegisterInspection inspection = RegisterInspection.of(folder).orElseThrow()) {
            OfflineReadiness fromOutside = OfflineReadiness.of(
                    inspection.facts(IDENTITY, LocalDate.ofInstant(now, ZoneOffset.UTC)));
            if (part != MissingPart.DISK) {
                assertThat(fromOutside.missing()).contains(part);
            }
        }
    }

    private void publishEverything() throws Exception {
        publishAll(row -> true, row -> row);
    }

    private void publishAllBut(SyncedTable absent) throws Exception {
        publishAll(allBut(absent), row -> row);
    }

    /** Everything, with each row of one table changed. */
    private void publishWith(SyncedTable table, UnaryOperator<Row> changed) throws Exception {
        publishAll(row -> true, row -> row.table() == table ? changed.apply(row) : row);
    }

    private static Predicate<Row> allBut(SyncedTable absent) {
        return row -> row.table() != absent;
    }

    private void publishAll(Predicate<Row> kept, UnaryOperator<Row> change) throws Exception {
        publish(DatabaseKind.PRIVATE, kept, change);
        publish(DatabaseKind.REFERENCE, kept, change);
    }

    private void publish(DatabaseKind kind, Predicate<Row> kept, UnaryOperator<Row> change) throws Exception {
        List<Row> rows = SmallStore.rows(kind).stream().filter(kept).map(change).toList();
        headquarters.install(register.database().generations(kind), headquarters.write(kind, 1, rows));
    }
}
