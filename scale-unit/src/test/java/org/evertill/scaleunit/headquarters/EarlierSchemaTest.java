package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.KeyTrust;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.packages.TrustedKeys;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.StorageKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Packages for programs that have not been updated, as who knows only the schema before gets them. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class EarlierSchemaTest extends FollowedHeadquarters {
    private static final Edition WHOLE = Edition.whole(GROUP);
    private static final TableSchema BEFORE = TableSchema.newest().known().getLast();
    private GenerationStore before;

    @BeforeEach
    void openWhatAProgramThatWasNotUpdatedHas() throws Exception {
        before = GenerationStore.open(folder.resolve("before"), DatabaseKind.REFERENCE, BEFORE,
                new RightOfWay());
    }

    @Test
    void nothingIsMadeForTheSchemaBeforeUntilSomebodyAsks() throws Exception {
        headquarters.publisher().publish(GROUP);
        assertThat(shelf(BEFORE).packages()).isEmpty();
        assertThat(nextBefore()).isEmpty();
        headquarters.publisher().publish(GROUP);
        followBefore();
        assertInBoth(1);
    }

    @Test
    void whoBeginsToAskDoesNotWaitForTheNextPublishing() throws Exception {
        assertThat(nextBefore()).isEmpty();
        headquarters.publisher().followDemand();
        followBefore();
        assertInBoth(1);
    }

    @Test
    void whatIsPublishedReachesBothUnderTheSameVersions() throws Exception {
        nextBefore();
        headquarters.publisher().publish(GROUP);
        followBefore();
        headquarters.masters().save(List.of(price(1_234_567)));
        headquarters.publisher().publish(GROUP);
        PackageManifest delta = PackageManifest.ofJson(nextBefore().orElseThrow().manifest());
        assertThat(delta.isDelta()).isTrue();
        assertThat(delta.changes()).isEqualTo(1);
        assertThat(delta.schemaVersion()).isEqualTo(BEFORE.version());
        execute("DELETE FROM product_barcode WHERE product_number = '10003'");
        headquarters.publisher().publish(GROUP);
        follow();
        followBefore();
        assertInBoth(3);
    }

    @Test
    void aChangeOnlyTheNewSchemaKnowsMovesTheVersionOfBoth() throws Exception {
        nextBefore();
        headquarters.publisher().publish(GROUP);
        followBefore();
        execute("UPDATE product SET net_content_thousandths = 500000 WHERE product_number = '10003'");
        headquarters.publisher().publish(GROUP);
        follow();
        followBefore();
        assertInBoth(2);
        assertThat(rows("product WHERE net_content_thousandths = 500000")).isEqualTo(1);
    }

    @Test
    void everythingAnewIsAFullPackageInBoth() throws Exception {
        nextBefore();
        headquarters.publisher().publish(GROUP);
        followBefore();
        headquarters.publisher().publishInFull(GROUP);
        assertThat(PackageManifest.ofJson(nextBefore().orElseThrow().manifest()).isDelta()).isFalse();
        follow();
        followBefore();
        assertInBoth(2);
    }

    /** Headquarters' folder as the program before leaves it: packages and copies of its schema, and no others. */
    @Test
    void anUpdatedHeadquartersGoesOnWithTheVersionsItHadInBoth() throws Exception {
        nextBefore();
        headquarters.publisher().publish(GROUP);
        followBefore();
        OwnFolder.delete(WHOLE.folder(packages(), TableSchema.newest()));
        execute("DELETE FROM job_cursor WHERE job_number = '1020'");
        headquarters.masters().save(List.of(price(7)));
        execute("DELETE FROM product_barcode WHERE product_number = '10003'");
        headquarters.publisher().publishIfNever(GROUP);
        assertThat(next(0).version()).as("no version is used twice").isEqualTo(2);
        PackageManifest delta = PackageManifest.ofJson(nextBefore().orElseThrow().manifest());
        assertThat(delta.isDelta()).as("nobody fetches all of it again").isTrue();
        follow();
        followBefore();
        assertInBoth(2);
    }

    @Test
    void whatNobodyHasAskedForInTwoWeeksIsMadeNoMore() throws Exception {
        nextBefore();
        headquarters.publisher().publish(GROUP);
        followBefore();
        at(Duration.ofDays(13));
        headquarters.publisher().publish(GROUP);
        assertThat(shelf(BEFORE).packages()).isNotEmpty();
        at(Duration.ofDays(15));
        headquarters.publisher().publish(GROUP);
        assertThat(WHOLE.folder(packages(), BEFORE).resolve("reference")).doesNotExist();
        assertThat(WHOLE.folder(packages(), BEFORE).resolve("copy")).doesNotExist();
        headquarters.masters().save(List.of(price(9)));
        headquarters.publisher().publish(GROUP);
        assertThat(nextBefore()).as("who comes back is noted").isEmpty();
        headquarters.publisher().publish(GROUP);
        follow();
        followBefore();
        assertInBoth(2);
    }

    /** The full package for who is new waits, as that of the newest schema does. */
    @Test
    void changesComeOutWhereThereIsRoomForThemAlone() throws Exception {
        saveBarcodes("first", 40_000);
        nextBefore();
        headquarters.publisher().publishInFull(GROUP);
        followBefore();
        long tooLittle = PackageInstaller.RESERVED_BYTES + 3 * before.current().orElseThrow().bytes() - 1;
        Publisher crowded = new Publisher(headquarters.database(), packages(),
                SigningKey.openOrCreate(folder.resolve("headquarters/signing.key")), Clock.systemUTC(),
                disk -> tooLittle);
        long version = 2;
        while (!shelf(BEFORE).isFullDue()) {
            saveBarcodes("of " + ++version, 2_000);
            crowded.publish(GROUP);
        }
        headquarters.masters().save(List.of(price(8)));
        crowded.publish(GROUP);
        assertThat(shelf(BEFORE).isNewestFull()).isFalse();
        follow();
        followBefore();
        assertInBoth(version + 1);
    }

    @Test
    void aKindThatCannotBeMadeHoldsUpNotTheOther() throws Exception {
        nextBefore();
        headquarters.publisher().publish(GROUP);
        followBefore();
        damagePrivateBefore();
        headquarters.masters().save(List.of(price(8)));
        assertThatThrownBy(() -> headquarters.publisher().publish(GROUP)).isInstanceOf(IOException.class);
        follow();
        followBefore();
        assertInBoth(2);
    }

    @Test
    void aStoreThatComesFindsItselfInTheFullPackageWhateverBecomesOfTheSchemaBefore() throws Exception {
        nextBefore();
        headquarters.publisher().publish(GROUP);
        damagePrivateBefore();
        for (SyncedTable table : List.of(ChannelTables.STORE, ChannelTables.REGISTER)) {
            headquarters.masters().save(headquarters.masters().rows(table).stream()
                    .map(row -> row.with("store_number", "0108")).toList());
        }
        assertThatThrownBy(() -> headquarters.assign("0108", GROUP, "Both")).isInstanceOf(IOException.class);
        for (DatabaseKind kind : List.of(DatabaseKind.PRIVATE, DatabaseKind.REFERENCE)) {
            assertThat(headquarters.publisher().shelf(WHOLE, kind).isNewestFull()).as(kind.code()).isTrue();
        }
    }

    @Test
    void changesWithoutAFullPackageThatTheyFollowBeginAnew() throws Exception {
        nextBefore();
        headquarters.publisher().publish(GROUP);
        headquarters.masters().save(List.of(price(8)));
        headquarters.publisher().publish(GROUP);
        shelf(BEFORE).newestFull().orElseThrow().delete();
        headquarters.publisher().publish(GROUP);
        follow();
        followBefore();
        assertInBoth(2);
    }

    @Test
    void aKeyThatIsExchangedSignsBoth() throws Exception {
        TrustedKeys known = new TrustedKeys(KeyTrust.of(link.signingKey().get()), followed -> { }, Clock.systemUTC());
        nextBefore();
        headquarters.publisher().publish(GROUP);
        headquarters.rotateKey(Duration.ZERO);
        SignedManifest signed = nextBefore().orElseThrow();
        assertThat(known.verifies(signed)).isTrue();
        assertThat(signed.keys()).isNotEmpty();
    }

    /** No copy, and a full package that lacks what it says it has. */
    private void damagePrivateBefore() throws IOException, SQLException {
        OwnFolder.delete(WHOLE.folder(packages(), BEFORE).resolve("copy"));
        Files.delete(headquarters.publisher().shelf(WHOLE, DatabaseKind.PRIVATE, BEFORE).newestFull().orElseThrow()
                .frameFile(0));
    }

    private void saveBarcodes(String kind, int count) throws Exception {
        headquarters.masters().save(IntStream.range(0, count)
                .mapToObj(number -> Row.of(ChannelTables.PRODUCT_BARCODE, kind + number, "10003", "CODE")).toList());
    }

    private void at(Duration later) throws Exception {
        headquarters.stop();
        headquarters = new Headquarters(folder.resolve("headquarters"), storage,
                Clock.offset(Clock.systemUTC(), later));
        headquarters.start();
        link = headquarters.link(ScaleUnit.DEMO_STORE_NUMBER);
    }

    private Optional<SignedManifest> nextBefore() throws IOException, SQLException {
        return link.packages().next(WHOLE, DatabaseKind.REFERENCE, BEFORE,
                before.current().map(Generation::version).orElse(0L));
    }

    private void followBefore() throws IOException, SQLException {
        PackageInstaller installer = new PackageInstaller(before, link.signingKey().get(), Optional.of(GROUP),
                Clock.systemUTC());
        InstallOutcome outcome;
        do {
            SignedManifest next = nextBefore().orElseThrow();
            outcome = installer.install(next,
                    link.frames().of(DatabaseKind.REFERENCE, PackageManifest.ofJson(next.manifest())));
            assertThat(outcome).isNotInstanceOf(InstallOutcome.Refused.class);
        } while (outcome instanceof InstallOutcome.Installed);
    }

    /** Either has the version, and in the schema before the rows are those of headquarters. */
    private void assertInBoth(long version) throws Exception {
        assertThat(follower.current()).map(Generation::version).contains(version);
        assertThat(before.current()).map(Generation::version).contains(version);
        assertSameAtBothEnds();
        try (GenerationReader reader = before.reader().orElseThrow(); Connection masters = storage.openReader()) {
            for (SyncedTable table : BEFORE.in(DatabaseKind.REFERENCE)) {
                if (!table.isVersionOf(ChannelTables.STORE)) {
                    assertThat(TableContent.read(reader.connection(), table)).as(table.name())
                            .isEqualTo(TableContent.read(masters, table));
                }
            }
        }
    }

    private PackageShelf shelf(TableSchema schema) {
        return headquarters.publisher().shelf(WHOLE, DatabaseKind.REFERENCE, schema);
    }

    private Path packages() {
        return folder.resolve("headquarters/packages");
    }

    static Row price(long micros) {
        return Row.of(ChannelTables.PRODUCT_PRICE, "10003", "2026-01-01", micros, "USD", null);
    }
}
