package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.exchange.packages.TwoSchemas.BEFORE;
import static org.evertill.exchange.packages.TwoSchemas.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaChangeTest {
    @TempDir
    private Path folder;
    private DeltaFixture headquarters;
    private TwoSchemas both;
    private PackageFolder first;
    private PackageFolder second;
    private PackageFolder third;

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
        GenerationStore store = store(BEFORE);
        install(change(store), whole);
        install(change(store), both.follow(second));
        install(change(store), both.follow(third));
    }

    @Test
    void theFileInUseStaysUntilWhatComesIsNoOlder() throws Exception {
        GenerationStore store = store(NOW);
        SchemaChange change = change(store);
        assertThat(change.reached()).map(Generation::schema).contains(BEFORE);
        install(change, first);
        assertInUse(store, 3, BEFORE);
        assertThat(change.reached()).map(Generation::version).contains(1L);
        install(change, second);
        assertInUse(store, 3, BEFORE);
        install(change, third);
        assertInUse(store, 3, NOW);
        assertThat(change.reached()).isEqualTo(store.current());
        assertThat(TwoSchemas.contents(store)).isEqualTo(headquarters.contents());
        assertThat(TwoSchemas.contents(store(NOW))).as("after a restart").isEqualTo(headquarters.contents());
        try (var left = Files.list(folder.resolve("data/beside-reference"))) {
            assertThat(left).as("nothing is left beside it").isEmpty();
        }
    }

    @Test
    void aProgramThatEndsAmidTheChangeGoesOnFromThere() throws Exception {
        install(change(store(NOW)), first);
        GenerationStore restarted = store(NOW);
        assertInUse(restarted, 3, BEFORE);
        SchemaChange change = change(restarted);
        assertThat(change.reached()).map(Generation::version).contains(1L);
        install(change, second);
        install(change, third);
        assertInUse(restarted, 3, NOW);
    }

    @Test
    void aScaleUnitThatIsNotUpdatedYetGoesOnWithTheSchemaBefore() throws Exception {
        headquarters.put(DeltaFixture.price("100", 2_800_000));
        PackageFolder fourth = both.follow(headquarters.delta().orElseThrow());
        GenerationStore store = store(NOW);
        install(change(store), fourth);
        assertInUse(store, 4, BEFORE);
    }

    @Test
    void whatIsNewerThanTheFileInUseTakesItsPlaceAtOnce() throws Exception {
        GenerationStore store = store(NOW);
        install(change(store), headquarters.full());
        assertInUse(store, 4, NOW);
    }

    @Test
    void aRefusedPackageLeavesTheFileInUse() throws Exception {
        GenerationStore store = store(NOW);
        SchemaChange change = change(store);
        SignedManifest forged = new SignedManifest(first.signedManifest().orElseThrow().manifest(), new byte[64]);
        assertThat(change.install(forged, first)).isInstanceOf(InstallOutcome.Refused.class);
        assertThat(change.install(second.signedManifest().orElseThrow(), second)).as("nothing to change yet")
                .isInstanceOf(InstallOutcome.Refused.class);
        assertInUse(store, 3, BEFORE);
    }

    @Test
    void aTillThatIsGivenUpLeavesNothingBeside() throws Exception {
        GenerationStore store = store(NOW);
        install(change(store), first);
        store.discard();
        assertThat(folder.resolve("data/beside-reference")).doesNotExist();
    }

    private static void assertInUse(GenerationStore store, long version, TableSchema schema) {
        assertThat(store.current()).get().extracting(Generation::version, Generation::schema)
                .containsExactly(version, schema);
    }

    private static void install(SchemaChange change, PackageFolder written) throws IOException {
        assertThat(change.install(written.signedManifest().orElseThrow(), written))
                .isInstanceOf(InstallOutcome.Installed.class);
    }

    private SchemaChange change(GenerationStore store) {
        return new SchemaChange(store, both::installer);
    }

    private GenerationStore store(TableSchema schema) throws IOException {
        return GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE, schema, new RightOfWay());
    }
}
