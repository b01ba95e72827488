package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.StorageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Headquarters whose database is an earlier one than its packages, and headquarters on a disk that is full. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class SetBackHeadquartersTest extends FollowedHeadquarters {

    @Test
    void publishesAnewUnderAHigherVersionWhereThePackagesAreNewerThanTheDatabase() throws Exception {
        execute("CREATE TABLE before AS SELECT * FROM job_cursor");
        headquarters.masters().save(List.of(price(7)));
        headquarters.publisher().publish(GROUP);
        follow();
        assertThat(rows("product_price WHERE unit_price_micros = 7")).isEqualTo(1);
        setBack();
        headquarters.publisher().publish(GROUP, Set.of(SchedulerJob.STAFF));
        assertThat(next(2).version()).as("staff alone has nothing new of this kind").isEqualTo(2);
        headquarters.publisher().publish(GROUP, Set.of(SchedulerJob.TAX));
        PackageManifest anew = next(2);
        assertThat(anew.version()).as("no version is used twice").isEqualTo(3);
        assertThat(anew.isDelta()).isFalse();
        follow();
        assertThat(rows("product_price WHERE unit_price_micros = 7")).isZero();
        assertSameAtBothEnds();
        headquarters.masters().save(List.of(price(8)));
        headquarters.publisher().publish(GROUP);
        assertThat(next(3).isDelta()).as("from there on as ever").isTrue();
        follow();
        assertSameAtBothEnds();
    }

    @Test
    void publishesAnewAlsoAfterAnAttemptAtItThatFailed() throws Exception {
        execute("CREATE TABLE before AS SELECT * FROM job_cursor");
        headquarters.masters().save(List.of(price(7)));
        headquarters.publisher().publish(GROUP);
        follow();
        setBack();
        execute("ALTER TABLE currency RENAME TO currency_away");
        assertThatThrownBy(() -> headquarters.publisher().publish(GROUP)).isInstanceOf(SQLException.class);
        execute("ALTER TABLE currency_away RENAME TO currency");
        headquarters.publisher().publish(GROUP);
        PackageManifest anew = next(2);
        assertThat(anew.version()).as("the attempt's number is taken").isEqualTo(4);
        assertThat(anew.isDelta()).isFalse();
        follow();
        assertSameAtBothEnds();
        headquarters.publisher().publish(GROUP);
        assertThat(next(4).version()).as("once is enough").isEqualTo(4);
    }

    @Test
    void publishesAnewUnderAHigherVersionWhereARegisterHasANewerOne() throws Exception {
        report(9);
        headquarters.publisher().publish(GROUP);
        assertThat(next(1).version()).isEqualTo(10);
        report(10);
        headquarters.publisher().publish(GROUP);
        assertThat(next(1).version()).isEqualTo(10);
        report(Long.MAX_VALUE);
        headquarters.publisher().publish(GROUP);
        assertThat(next(1).version()).as("nobody can be so far ahead").isEqualTo(10);
        execute("INSERT INTO register_report VALUES ('0107', '02', 1, '" + GROUP + "', 12, '" + GROUP
                + "', 1, 0, NULL, '2026-11-22T01:00:00.000Z', NULL)");
        headquarters.publisher().publish(GROUP);
        assertThat(next(1).version()).as("another is believed beside it").isEqualTo(13);
    }

    @Test
    void oneDeviceHasEverythingPublishedAnewOnceHoweverOftenItTellsOfAnotherVersion() throws Exception {
        report(9);
        headquarters.publisher().publish(GROUP);
        assertThat(next(1).version()).isEqualTo(10);
        for (long lie : List.of(50L, 5_000L, 500_000L)) {
            report(lie);
            headquarters.publisher().publish(GROUP);
            assertThat(next(1).version()).isEqualTo(10);
        }
        headquarters.masters().save(List.of(price(7)));
        headquarters.publisher().publish(GROUP);
        assertThat(next(10).isDelta()).as("from there on as ever").isTrue();
        execute("UPDATE believed_version SET believed_at = '2026-01-01T00:00:00.000Z'");
        headquarters.publisher().publish(GROUP);
        assertThat(next(1).version()).as("after a month it may be true").isEqualTo(500_001);
    }

    @Test
    void noIncarnationBeginsTwiceWhereSalesOrReportsOrTheChannelKnowOfALaterOne() throws Exception {
        assertThat(activate(List.of())).isOne();
        execute("INSERT INTO journal_record SELECT '0107', '01', 4, 1, 'id', 'sale', 1, '2026-11-22T01:00:00.000Z',"
                + " code_hash, code_hash, code_hash FROM activation_code");
        assertThat(activate(List.of())).isEqualTo(5);
        report(1);
        execute("UPDATE register_report SET incarnation = 7");
        assertThat(activate(List.of())).isEqualTo(8);
        assertThat(activate(List.of(new RegisterIdentity("0107", "02", 20), new RegisterIdentity("0107", "01", 9))))
                .isEqualTo(10);
        assertThat(activate(List.of())).isEqualTo(11);
    }

    @Test
    void aDatabaseOfAnotherServerComparesWholeTablesAndKnowsWhatWasBrought() throws Exception {
        headquarters.masters().save(List.of(price(7)));
        execute("DELETE FROM product_price_tracking", "UPDATE job_cursor SET tracking_version = -1");
        headquarters.publisher().publish(GROUP, Set.of(SchedulerJob.PRICES));
        assertThat(next(1).changes()).isEqualTo(1);
        assertThat(new JobCursors(headquarters.database()).of(GROUP)).containsOnlyKeys(SchedulerJob.ALL.jobs())
                .containsEntry(SchedulerJob.TAX, JobCursors.COMPARES);
        follow();
        assertSameAtBothEnds();
    }

    @Test
    void aDiskThatIsTooFullIsToldBeforeAnythingIsWrittenAndTriedAgain() throws Exception {
        headquarters.masters().save(List.of(price(7)));
        List<Path> before = files(packages());
        assertThatThrownBy(() -> onDiskOf(64_000_000, packages()).publish(GROUP)).isInstanceOf(IOException.class)
                .hasMessageContaining("too little room for the private package").hasMessageContaining("64 MB are free");
        assertThat(files(packages())).isEqualTo(before);
        headquarters.publisher().publish(GROUP);
        follow();
        assertThat(follower.current()).map(Generation::version).contains(2L);
    }

    @Test
    void aFullPackageNeedsRoomThreeTimesItsSizeAndAChangedPriceHardlyAny() throws Exception {
        List<Row> many = new ArrayList<>();
        for (int number = 0; number < 40_000; number++) {
            many.add(Row.of(ChannelTables.PRODUCT_BARCODE, "many" + number, "10003", "CODE"));
        }
        headquarters.masters().save(many);
        headquarters.publisher().publishInFull(GROUP);
        Path copy = Edition.whole(GROUP).folder(packages(), TableSchema.newest()).resolve("copy");
        long size = GenerationStore.open(copy, DatabaseKind.REFERENCE).current()
                .orElseThrow().bytes();
        assertThat(size).as("thrice it is more than changes need").isGreaterThan(2_000_000);
        headquarters.masters().save(List.of(price(7)));
        long threeTimes = PackageInstaller.RESERVED_BYTES + 3 * size;
        assertThatThrownBy(() -> onDiskOf(threeTimes - 1, packages()).publishInFull(GROUP))
                .isInstanceOf(IOException.class).hasMessageContaining("too little room for the full reference package");
        headquarters.masters().save(List.of(price(8)));
        onDiskOf(threeTimes - 1, packages()).publish(GROUP);
        assertThat(next(2).isDelta()).isTrue();
        assertThat(onDiskOf(threeTimes + size / 2, packages()).publishInFull(GROUP)).hasSize(2);
    }

    @Test
    void changesThatHeadquartersOwnCopyHasNoRoomForAreGivenToNobody() throws Exception {
        List<Row> many = new ArrayList<>();
        for (int number = 0; number < 20_000; number++) {
            many.add(Row.of(ChannelTables.PRODUCT_BARCODE, "many" + number, "10003", "CODE"));
        }
        headquarters.masters().save(many);
        List<Path> before = files(packages());
        long enoughForADay = PackageInstaller.RESERVED_BYTES + 4_000_000;
        for (int run = 0; run < 2; run++) {
            assertThatThrownBy(() -> onDiskOf(enoughForADay, packages()).publish(GROUP)).isInstanceOf(IOException.class)
                    .hasMessageContaining("too little room for the reference package of " + GROUP);
            assertThat(files(packages())).isEqualTo(before);
        }
        onDiskOf(enoughForADay + 16_000_000, packages()).publish(GROUP);
        follow();
        assertThat(rows("product_barcode WHERE barcode LIKE 'many%'")).isEqualTo(20_000);
    }

    @Test
    void theFirstPackageOfAllNeedsRoomForTheDatabase() throws Exception {
        Path fresh = Files.createDirectories(folder.resolve("fresh"));
        assertThatThrownBy(() -> onDiskOf(PackageInstaller.RESERVED_BYTES + 100_000, fresh).publish(GROUP))
                .isInstanceOf(IOException.class).hasMessageContaining("too little room for the full private package");
        assertThat(files(fresh)).noneMatch(Files::isRegularFile);
    }

    private Path packages() {
        return folder.resolve("headquarters/packages");
    }

    private Publisher onDiskOf(long freeBytes, Path packages) throws IOException {
        return new Publisher(headquarters.database(), packages,
                SigningKey.openOrCreate(folder.resolve("headquarters/signing.key")), Clock.systemUTC(),
                disk -> freeBytes);
    }

    /** The database as a backup from before the last package has it; the table "before" has its cursors. */
    private void setBack() throws Exception {
        execute("DELETE FROM package_version WHERE version > 1", "DELETE FROM job_cursor",
                "INSERT INTO job_cursor SELECT * FROM before", "DROP TABLE before",
                "DELETE FROM product_price WHERE unit_price_micros = 7", "DELETE FROM product_price_tracking");
    }

    private long activate(List<RegisterIdentity> known) throws Exception {
        return link.activation().redeem(headquarters.activationCodes().issue("0107", "01"), known).orElseThrow()
                .incarnation();
    }

    private void report(long version) throws Exception {
        execute("DELETE FROM register_report", "INSERT INTO register_report VALUES ('0107', '01', 1, '" + GROUP + "', "
                + version + ", '" + GROUP + "', 1, 0, NULL, '2026-11-22T01:00:00.000Z', NULL)");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !file.toString().endsWith("-shm") && !file.toString().endsWith("-wal")).sorted()
                    .toList();
        }
    }
}
