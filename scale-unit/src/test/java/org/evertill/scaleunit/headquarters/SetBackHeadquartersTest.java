package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.SchedulerJob;
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
        Path packages = folder.resolve("headquarters/packages");
        SigningKey key = SigningKey.openOrCreate(folder.resolve("headquarters/signing.key"));
        Publisher onFullDisk = new Publisher(headquarters.database(), packages, key, Clock.systemUTC(),
                disk -> 64_000_000);
        List<Path> before = files(packages);
        assertThatThrownBy(() -> onFullDisk.publish(GROUP)).isInstanceOf(IOException.class)
                .hasMessageContaining("too little room").hasMessageContaining("64 MB are free");
        assertThat(files(packages)).isEqualTo(before);
        headquarters.publisher().publish(GROUP);
        follow();
        assertThat(follower.current()).map(Generation::version).contains(2L);
    }

    /** The database as a backup from before the last package has it; the table "before" has its cursors. */
    private void setBack() throws Exception {
        execute("DELETE FROM package_version WHERE version > 1", "DELETE FROM job_cursor",
                "INSERT INTO job_cursor SELECT * FROM before", "DROP TABLE before",
                "DELETE FROM product_price WHERE unit_price_micros = 7", "DELETE FROM product_price_tracking");
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
