package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.StorageKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Headquarters' packages of changes with one missing between them: nobody gets over the gap, so it is closed. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class GappedShelfTest extends FollowedHeadquarters {
    private static final Edition WHOLE = Edition.whole(GROUP);
    private static final TableSchema NOW = TableSchema.newest();
    private static final TableSchema BEFORE = NOW.known().getLast();

    @BeforeEach
    void publishThreeChanges() throws Exception {
        for (int price = 2; price <= 4; price++) {
            headquarters.masters().save(List.of(price(price)));
            headquarters.publisher().publish(GROUP);
        }
    }

    @Test
    void whoIsNewGetsAFullPackageWhereAChangeIsMissing() throws Exception {
        shelf().delta(3, 2).delete();
        headquarters.publisher().publish(GROUP);
        assertNewcomerAndFollowerReach(4);
    }

    @Test
    void aCopyThatNoPackageLeadsToTheNewestIsMadeAnewWithAHigherVersion() throws Exception {
        shelf().delta(3, 2).delete();
        OwnFolder.delete(WHOLE.folder(packages(), NOW).resolve("copy"));
        headquarters.masters().save(List.of(price(5)));
        headquarters.publisher().publish(GROUP);
        assertNewcomerAndFollowerReach(5);
        headquarters.masters().save(List.of(price(6)));
        headquarters.publisher().publish(GROUP);
        assertThat(next(5).changes()).as("changes follow it").isEqualTo(1);
        assertNewcomerAndFollowerReach(6);
    }

    @Test
    void aCopyThatIsNewerThanThePackagesIsMadeAnewToo() throws Exception {
        shelf().delta(4, 3).delete();
        headquarters.publisher().publish(GROUP);
        assertNewcomerAndFollowerReach(5);
    }

    @Test
    void aGapInTheOtherKindHoldsUpNoJob() throws Exception {
        PackageShelf guarded = headquarters.publisher().shelf(WHOLE, DatabaseKind.PRIVATE);
        execute("UPDATE staff SET name = 'Somebody'");
        headquarters.publisher().publish(GROUP);
        long lost = guarded.newestVersion();
        for (PackageFolder ofVersion : List.of(guarded.full(lost), guarded.delta(lost, lost - 1))) {
            OwnFolder.delete(ofVersion.path());
        }
        headquarters.masters().save(List.of(price(5)));
        headquarters.publisher().publish(GROUP, SchedulerJob.PRICES.jobs());
        assertNewcomerAndFollowerReach(5);
        assertThat(guarded.newestVersion()).isEqualTo(lost + 1);
        assertThat(guarded.isNewestFull()).isTrue();
    }

    @Test
    void aGapInTheSchemaBeforeIsClosedUnderTheSameVersion() throws Exception {
        link.packages().next(WHOLE, DatabaseKind.REFERENCE, BEFORE, 0);
        headquarters.publisher().followDemand();
        for (int price = 5; price <= 6; price++) {
            headquarters.masters().save(List.of(price(price)));
            headquarters.publisher().publish(GROUP);
        }
        PackageShelf shelf = headquarters.publisher().shelf(WHOLE, DatabaseKind.REFERENCE, BEFORE);
        shelf.delta(5, 4).delete();
        OwnFolder.delete(WHOLE.folder(packages(), BEFORE).resolve("copy"));
        headquarters.publisher().publish(GROUP);
        assertThat(shelf.newestVersion()).isEqualTo(6);
        assertThat(shelf.isNewestFull()).isTrue();
    }

    private void assertNewcomerAndFollowerReach(long version) throws Exception {
        GenerationStore newcomer = GenerationStore.open(folder.resolve("newcomer-" + version), DatabaseKind.REFERENCE);
        follow(newcomer);
        follow();
        assertThat(newcomer.current()).map(Generation::version).contains(version);
        assertThat(follower.current()).map(Generation::version).contains(version);
        assertThat(contents(newcomer)).isEqualTo(contents(follower));
        assertSameAtBothEnds();
    }

    private PackageShelf shelf() {
        return headquarters.publisher().shelf(GROUP, DatabaseKind.REFERENCE);
    }

    private Path packages() {
        return folder.resolve("headquarters/packages");
    }
}
