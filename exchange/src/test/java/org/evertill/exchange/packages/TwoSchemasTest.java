package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.exchange.packages.TwoSchemas.BEFORE;
import static org.evertill.exchange.packages.TwoSchemas.NOW;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.exchange.facts.MasterFiles;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.RandomRows;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.TableSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoSchemasTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @TempDir
    private Path folder;
    private DeltaFixture headquarters;
    private TwoSchemas both;

    @BeforeEach
    void publishTheFirstVersionInBoth() throws Exception {
        headquarters = new DeltaFixture(folder.resolve("headquarters"));
        both = new TwoSchemas(folder.resolve("before"), headquarters);
    }

    /** Written by the program that knew schema 4 only: what is about in the shops cannot be changed any more. */
    @Test
    void theFilesOfSchemaFourAreWhatTheyWere() throws Exception {
        StringBuilder described = new StringBuilder();
        for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            described.append("-- ").append(kind.code()).append('\n');
            new PackageSchema(BEFORE, kind).expected().forEach(line -> described.append(line).append(";\n"));
        }
        try (InputStream expected = getClass().getResourceAsStream("schema-4.sql")) {
            assertThat(described).hasToString(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void randomChangesArriveAlikeInBothSchemas() throws Exception {
        GenerationStore now = store("now", NOW);
        GenerationStore before = store("register-before", BEFORE);
        install(now, headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1));
        install(before, both.full(1));
        Random random = new Random(20261122);
        RandomRows rows = new RandomRows(random.nextLong());
        for (int version = 2; version < 40; version++) {
            change(random, rows);
            PackageFolder delta = headquarters.delta().orElseThrow();
            install(now, delta);
            install(before, both.follow(delta));
            assertThat(before.current()).get().extracting(Generation::version).isEqualTo((long) version);
            assertThat(TwoSchemas.contents(now)).isEqualTo(headquarters.contents());
            assertThat(TwoSchemas.contents(before)).as("version %s", version).isEqualTo(both.contents());
        }
    }

    private void change(Random random, RandomRows rows) {
        List<RowKey> keys = new ArrayList<>(headquarters.rows().keySet());
        // The one row that differs in any case, and in some rounds only in what the schema before has not.
        headquarters.put(headquarters.rows().get(key("101")).with("net_content_thousandths", random.nextLong()));
        for (int i = random.nextInt(6); i > 0; i--) {
            headquarters.put(rows.next(NOW.in(DatabaseKind.REFERENCE)
                    .get(random.nextInt(NOW.in(DatabaseKind.REFERENCE).size()))));
            RowKey gone = keys.get(random.nextInt(keys.size()));
            if (!gone.equals(key("101")) && headquarters.rows().containsKey(gone)) {
                headquarters.remove(gone);
            }
        }
    }

    @Test
    void aProgramOfTheSchemaBeforeRefusesWhatItDoesNotKnowAndAnUpdatedOneTakesBoth() throws Exception {
        GenerationStore before = store("register-before", BEFORE);
        assertRefused(PackageFault.OTHER_SCHEMA, before, headquarters.headquarters()
                .packageOf(DatabaseKind.REFERENCE, 1));
        install(before, both.full(1));
        install(store("now", NOW), both.full(2));
        headquarters.put(DeltaFixture.price("100", 3_000_000));
        PackageFolder delta = headquarters.delta().orElseThrow();
        assertRefused(PackageFault.OTHER_SCHEMA, before, delta);
        assertRefused(PackageFault.OTHER_BASE, store("now", NOW), delta);
    }

    @Test
    void anUpdatedProgramGoesOnSellingWithTheFileAndThePackagesOfTheSchemaBefore() throws Exception {
        install(store("data", BEFORE), both.full(1));
        headquarters.put(DeltaFixture.price("100", 3_000_000));
        headquarters.put(DeltaFixture.product("200", "Pear", 10).with("favourite_position", 1));
        headquarters.put(DeltaFixture.price("200", 1_000_000));
        PackageFolder delta = both.follow(headquarters.delta().orElseThrow());
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            assertThat(files.reference().ask(facts -> facts.items().byNumber("101", DAY))).get()
                    .isInstanceOf(Answer.Item.class);
            install(files.reference().store(), delta);
            assertThat(files.reference().ask(facts -> facts.items().byNumber("100", DAY))).get()
                    .isInstanceOfSatisfying(Answer.Item.class, item ->
                            assertThat(item.facts().unitPrice().micros()).isEqualTo(3_000_000));
            assertThat(search(files, "app")).containsExactly("101", "102");
            assertThat(search(files, "pear")).containsExactly("200");
            assertThat(search(files, "")).startsWith("101", "102");
            assertThat(files.reference().ask(facts -> facts.stores().store(SmallStore.STORE, DAY)).orElseThrow()
                    .orElseThrow().favourites()).hasSize(1);
        }
        try (Connection found = GenerationStore.peek(folder.resolve("data"), DatabaseKind.REFERENCE).orElseThrow()
                .openAsFound()) {
            assertThat(MasterFiles.Reference.open(found, () -> 2).items().byNumber("200", DAY))
                    .isInstanceOf(Answer.Item.class);
        }
    }

    private static List<String> search(MasterFiles files, String text) throws Exception {
        return files.reference().ask(facts -> facts.products().search(
                        new Question.ProductSearch(text, "", DAY, 20, 0))).orElseThrow()
                .items().stream().map(item -> item.product().number()).toList();
    }

    @Test
    void whatIsSignedForOneSchemaAndIsOfTheOtherIsRefused() throws Exception {
        TamperedPackage now = new TamperedPackage(headquarters.headquarters().key(),
                headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1));
        TamperedPackage before = new TamperedPackage(headquarters.headquarters().key(), both.full(1));
        for (Path register : List.of(Path.of("knows-both"), Path.of("knows-one"))) {
            GenerationStore store = store(register.toString(), register.endsWith("knows-one") ? BEFORE : NOW);
            assertThat(install(store, now.withManifest(old -> ofSchema(old, BEFORE.version())), now))
                    .as("frames of 5 under a manifest of 4").isInstanceOf(InstallOutcome.Refused.class);
            assertThat(install(store, before.withManifest(old -> ofSchema(old, NOW.version())), before))
                    .as("frames of 4 under a manifest of 5").isInstanceOf(InstallOutcome.Refused.class);
            assertThat(install(store, before.withManifest(old -> ofSchema(old, 3)), before))
                    .isInstanceOfSatisfying(InstallOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(PackageFault.OTHER_SCHEMA));
            assertThat(store.current()).isEmpty();
        }
    }

    @Test
    void changesOfOneSchemaUnderAManifestOfTheOtherChangeNothing() throws Exception {
        GenerationStore store = store("now", NOW);
        install(store, both.full(1));
        headquarters.put(headquarters.rows().get(key("101")).with("net_content_thousandths", 750_000));
        PackageFolder delta = headquarters.delta().orElseThrow();
        var contents = TwoSchemas.contents(store);
        TamperedPackage tampered = new TamperedPackage(headquarters.headquarters().key(), delta);
        assertThat(install(store, tampered.withManifest(old -> ofSchema(old, BEFORE.version())), tampered))
                .isInstanceOfSatisfying(InstallOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(PackageFault.CHANGES_UNREADABLE));
        assertThat(TwoSchemas.contents(store)).isEqualTo(contents);
        assertThat(store.current()).get().extracting(Generation::version).isEqualTo(1L);
    }

    private InstallOutcome install(GenerationStore store, SignedManifest signed, TamperedPackage frames)
            throws Exception {
        return both.installer(store).install(signed, frames.original());
    }

    private static PackageManifest ofSchema(PackageManifest old, int schema) {
        return new PackageManifest(old.format(), old.kind(), old.dataGroup(), old.version(), old.baseVersion(), schema,
                old.createdAt(), old.expiresAt(), old.totalBytes(), old.fileSha256(), old.rowCounts(), old.digests(),
                old.changes(), old.frames());
    }

    private void install(GenerationStore store, PackageFolder written) throws Exception {
        assertThat(both.installer(store).install(written.signedManifest().orElseThrow(), written))
                .isInstanceOf(InstallOutcome.Installed.class);
    }

    private void assertRefused(PackageFault why, GenerationStore store, PackageFolder written) throws Exception {
        assertThat(both.installer(store).install(written.signedManifest().orElseThrow(), written))
                .isInstanceOfSatisfying(InstallOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(why));
    }

    private GenerationStore store(String name, TableSchema schema) throws Exception {
        return GenerationStore.open(folder.resolve(name), DatabaseKind.REFERENCE, schema, new RightOfWay());
    }

    private static RowKey key(String product) {
        return RowKey.of(DeltaFixture.product(product, "", 0));
    }
}
