package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evertill.exchange.packages.TwoSchemas.BEFORE;
import static org.evertill.exchange.packages.TwoSchemas.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageIntakeTest {
    @TempDir
    private Path folder;
    private DeltaFixture headquarters;
    private TwoSchemas both;
    private PackageFolder first;
    private PackageFolder second;
    private PackageFolder third;
    private List<PackageFolder> inSchemaBefore;

    /** Version 3 of the schema before is in use; of this program's there is version 1 as a whole, and two changes. */
    @BeforeEach
    void installTheSchemaBefore() throws Exception {
        headquarters = new DeltaFixture(folder.resolve("headquarters"));
        both = new TwoSchemas(folder.resolve("before"), headquarters);
        first = headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1);
        PackageFolder whole = both.full(1);
        headquarters.put(DeltaFixture.price("100", 2_600_000));
        second = headquarters.delta().orElseThrow();
        headquarters.put(DeltaFixture.price("100", 2_700_000));
        third = headquarters.delta().orElseThrow();
        inSchemaBefore = List.of(whole, both.follow(second), both.follow(third));
        GenerationStore store = store(BEFORE);
        for (PackageFolder next : inSchemaBefore) {
            install(intake(store), next);
        }
    }

    @Test
    void theFileInUseStaysUntilWhatComesIsNoOlder() throws Exception {
        GenerationStore store = store(NOW);
        PackageIntake intake = intake(store);
        assertThat(intake.reached()).map(Generation::schema).contains(BEFORE);
        install(intake, first);
        assertInUse(store, 3, BEFORE);
        assertThat(intake.reached()).map(Generation::version).contains(1L);
        install(intake, second);
        assertInUse(store, 3, BEFORE);
        install(intake, third);
        assertInUse(store, 3, NOW);
        assertThat(intake.reached()).isEqualTo(store.current());
        assertThat(TwoSchemas.contents(store)).isEqualTo(headquarters.contents());
        assertThat(TwoSchemas.contents(store(NOW))).as("after a restart").isEqualTo(headquarters.contents());
        assertThat(folder.resolve("data/beside-reference")).as("nothing is left beside it").doesNotExist();
    }

    @Test
    void aProgramThatEndsAmidTheChangeGoesOnFromThere() throws Exception {
        install(intake(store(NOW)), first);
        GenerationStore restarted = store(NOW);
        assertInUse(restarted, 3, BEFORE);
        PackageIntake intake = intake(restarted);
        assertThat(intake.reached()).map(Generation::version).contains(1L);
        install(intake, second);
        install(intake, third);
        assertInUse(restarted, 3, NOW);
    }

    @Test
    void aScaleUnitThatIsNotUpdatedYetGoesOnWithTheSchemaBefore() throws Exception {
        headquarters.put(DeltaFixture.price("100", 2_800_000));
        PackageFolder fourth = both.follow(headquarters.delta().orElseThrow());
        GenerationStore store = store(NOW);
        install(intake(store), fourth);
        assertInUse(store, 4, BEFORE);
    }

    @Test
    void whoHasNotGotThisProgramsSchemaYetGoesOnWithTheOneBefore() throws Exception {
        GenerationStore store = store(NOW);
        PackageIntake intake = intake(store);
        install(intake, first);
        headquarters.put(DeltaFixture.price("100", 2_800_000));
        PackageFolder fourth = headquarters.delta().orElseThrow();
        install(intake, both.follow(fourth));
        assertInUse(store, 4, BEFORE);
        install(intake, second);
        install(intake, third);
        assertInUse(store, 4, BEFORE);
        install(intake, fourth);
        assertInUse(store, 4, NOW);
    }

    @Test
    void whatIsNewerThanTheFileInUseTakesItsPlaceAtOnce() throws Exception {
        GenerationStore store = store(NOW);
        install(intake(store), headquarters.full());
        assertInUse(store, 4, NOW);
    }

    @Test
    void aRefusedPackageLeavesTheFileInUse() throws Exception {
        GenerationStore store = store(NOW);
        PackageIntake intake = intake(store);
        SignedManifest forged = new SignedManifest(first.signedManifest().orElseThrow().manifest(), new byte[64]);
        assertThat(intake.install(forged, first)).isInstanceOf(InstallOutcome.Refused.class);
        assertThat(intake.install(second.signedManifest().orElseThrow(), second)).as("nothing to change yet")
                .isInstanceOf(InstallOutcome.Refused.class);
        assertInUse(store, 3, BEFORE);
    }

    @Test
    void aTillThatIsGivenUpLeavesNothingBeside() throws Exception {
        GenerationStore store = store(NOW);
        install(intake(store), first);
        store.discard();
        assertThat(folder.resolve("data/beside-reference")).doesNotExist();
    }

    @Test
    void whatIsOrderedAnewTakesThePlaceOnceItIsNoOlderAndTheFileInUseGoesOnTakingChanges() throws Exception {
        GenerationStore store = updated();
        PackageIntake intake = intake(store);
        long before = store.current().orElseThrow().number();
        intake.order();
        assertThat(intake.reached()).as("a full one is wanted").isEmpty();
        assertThat(intake.inUse()).map(Generation::version).contains(3L);
        install(intake, first);
        assertInUse(store, 3, NOW);
        headquarters.put(DeltaFixture.price("100", 2_800_000));
        PackageFolder fourth = headquarters.delta().orElseThrow();
        install(intake, fourth);
        assertInUse(store, 4, NOW);
        assertThat(store.current().orElseThrow().number()).isEqualTo(before);
        assertThat(intake.reached()).map(Generation::version).contains(1L);
        install(intake, second);
        install(intake, third);
        assertThat(intake.isOrdered()).isTrue();
        install(intake, fourth);
        assertInUse(store, 4, NOW);
        assertThat(store.current().orElseThrow().number()).isGreaterThan(before);
        assertThat(intake.isOrdered()).isFalse();
        assertThat(TwoSchemas.contents(store)).isEqualTo(headquarters.contents());
        assertThat(folder.resolve("data/beside-reference")).doesNotExist();
    }

    @Test
    void whatIsOrderedGoesOnAfterARestartAndTwiceIsOnce() throws Exception {
        PackageIntake intake = intake(updated());
        intake.order();
        install(intake, first);
        PackageIntake restarted = intake(store(NOW));
        restarted.order();
        assertThat(restarted.isOrdered()).isTrue();
        assertThat(restarted.reached()).map(Generation::version).contains(1L);
    }

    @Test
    void whatIsWithdrawnLeavesNothingBeside() throws Exception {
        PackageIntake intake = intake(updated());
        intake.order();
        install(intake, first);
        intake.withdraw();
        assertThat(intake.isBeside()).isFalse();
        assertThat(intake.reached()).map(Generation::version).contains(3L);
        assertThat(folder.resolve("data/beside-reference")).doesNotExist();
    }

    @Test
    void whatAKillKeptFromItsPlaceTakesItWithTheNextStart() throws Exception {
        GenerationStore store = store(NOW);
        GenerationStore beside = GenerationStore.open(store.names().besideFolder(), DatabaseKind.REFERENCE);
        headquarters.headquarters().install(beside, headquarters.full());
        GenerationStore restarted = store(NOW);
        assertInUse(restarted, 3, BEFORE);
        PackageIntake intake = intake(restarted);
        assertInUse(restarted, 4, NOW);
        assertThat(intake.reached()).isEqualTo(restarted.current());
    }

    @Test
    void whatAFailingDiskKeptFromItsPlaceTakesItWithTheSamePackage() throws Exception {
        GenerationStore store = store(NOW);
        PackageIntake intake = intake(store);
        PackageFolder fourth = headquarters.full();
        Path inTheWay = Files.createFile(Path.of(store.nextPath() + "-wal"));
        assertThatThrownBy(() -> install(intake, fourth)).isInstanceOf(IOException.class);
        assertInUse(store, 3, BEFORE);
        Files.delete(inTheWay);
        install(intake, fourth);
        assertInUse(store, 4, NOW);
    }

    @Test
    void whatIsNotNeededBesideIsDeletedWithTheNextStart() throws Exception {
        GenerationStore store = updated();
        headquarters.headquarters().install(GenerationStore.open(store.names().besideFolder(), DatabaseKind.REFERENCE),
                first);
        intake(store);
        assertThat(folder.resolve("data/beside-reference")).doesNotExist();
    }

    @Test
    void aDamagedFileIsUsedOnUntilWhatReplacesItIsNoOlder() throws Exception {
        GenerationStore store = updated();
        PackageIntake intake = intake(store);
        Generation before = store.current().orElseThrow();
        store.damaged(before);
        assertThat(intake.reached()).as("a full one is wanted").isEmpty();
        install(intake, first);
        assertThat(store.current()).as("prices do not turn back").contains(before);
        assertThat(intake.reached()).map(Generation::version).contains(1L);
        install(intake, second);
        assertThat(store.current()).contains(before);
        install(intake, third);
        assertInUse(store, 3, NOW);
        assertThat(store.sound()).map(Generation::number).hasValueSatisfying(
                number -> assertThat(number).isGreaterThan(before.number()));
        assertThat(TwoSchemas.contents(store)).isEqualTo(headquarters.contents());
        assertThat(folder.resolve("data/beside-reference")).doesNotExist();
    }

    @Test
    void whatReplacesADamagedFileGoesOnAfterARestart() throws Exception {
        GenerationStore store = updated();
        Generation before = store.current().orElseThrow();
        store.damaged(before);
        install(intake(store), first);
        GenerationStore restarted = store(NOW);
        PackageIntake.finish(restarted);
        assertThat(restarted.sound()).as("nothing is known to be wrong with it").contains(before);
        PackageIntake intake = intake(restarted);
        assertThat(intake.reached()).map(Generation::version).contains(1L);
        install(intake, second);
        install(intake, third);
        assertInUse(restarted, 3, NOW);
        assertThat(restarted.current().orElseThrow().number()).isGreaterThan(before.number());
        assertThat(intake.isOrdered()).isFalse();
        assertThat(folder.resolve("data/beside-reference")).doesNotExist();
    }

    @Test
    void aDamagedFileOfTheSchemaBeforeIsReplacedInEitherSchema() throws Exception {
        for (List<PackageFolder> offered : List.of(inSchemaBefore, List.of(first, second, third))) {
            GenerationStore store = store(NOW);
            PackageIntake intake = intake(store);
            Generation before = store.current().orElseThrow();
            store.damaged(before);
            for (PackageFolder next : offered) {
                assertThat(store.current()).contains(before);
                install(intake, next);
            }
            assertInUse(store, 3, offered == inSchemaBefore ? BEFORE : NOW);
            assertThat(store.sound()).isPresent();
        }
    }

    /** The store with version 3 in the schema of the program. */
    private GenerationStore updated() throws Exception {
        GenerationStore store = store(NOW);
        PackageIntake intake = intake(store);
        install(intake, first);
        install(intake, second);
        install(intake, third);
        return store;
    }

    private static void assertInUse(GenerationStore store, long version, TableSchema schema) {
        assertThat(store.current()).get().extracting(Generation::version, Generation::schema)
                .containsExactly(version, schema);
    }

    private static void install(PackageIntake intake, PackageFolder written) throws IOException {
        assertThat(intake.install(written.signedManifest().orElseThrow(), written))
                .isInstanceOf(InstallOutcome.Installed.class);
    }

    private PackageIntake intake(GenerationStore store) {
        return new PackageIntake(store, both::installer);
    }

    private GenerationStore store(TableSchema schema) throws IOException {
        return GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE, schema, new RightOfWay());
    }
}
