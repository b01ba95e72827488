package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.evertill.exchange.tables.DatabaseKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessNoteTest {
    private static final Instant LATER = PackageFixture.NOW.plus(Duration.ofDays(5));

    @TempDir
    private Path folder;
    private PackageFixture headquarters;
    private GenerationStore store;

    @BeforeEach
    void install() throws Exception {
        headquarters = new PackageFixture(folder.resolve("headquarters"));
        store = GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
        headquarters.install(store, 1);
    }

    @Test
    void untilItIsConfirmedAFileIsAsOldAsItsPackage() {
        assertThat(note().knownCurrentAt()).isEqualTo(PackageFixture.NOW);
    }

    @Test
    void aConfirmedFileIsCurrentAsOfThenAlsoAfterARestart() throws Exception {
        note().confirm(LATER);
        assertThat(note().knownCurrentAt()).isEqualTo(LATER);
        store = GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
        assertThat(note().knownCurrentAt()).isEqualTo(LATER);
        assertThat(store.current()).isPresent();
    }

    @Test
    void theDiskIsWrittenAtMostEveryTenMinutes() throws Exception {
        note().confirm(LATER);
        note().confirm(LATER.plus(Duration.ofMinutes(9)));
        assertThat(note().knownCurrentAt()).isEqualTo(LATER);
        note().confirm(LATER.plus(Duration.ofMinutes(10)));
        assertThat(note().knownCurrentAt()).isEqualTo(LATER.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aNoteAboutAnEarlierFileSaysNothingOfTheNext() throws Exception {
        note().confirm(LATER);
        headquarters.install(store, 2);
        assertThat(note().knownCurrentAt()).isEqualTo(PackageFixture.NOW);
    }

    @Test
    void aDamagedNoteIsNone() throws Exception {
        note().confirm(LATER);
        Files.write(folder.resolve("data").resolve("reference.confirmed"), new byte[] {0, 1, 2, (byte) 200});
        assertThat(note().knownCurrentAt()).isEqualTo(PackageFixture.NOW);
    }

    @Test
    void whatIsDiscardedLeavesNoNote() throws Exception {
        note().confirm(LATER);
        store.discard();
        assertThat(folder.resolve("data").resolve("reference.confirmed")).doesNotExist();
    }

    private FreshnessNote note() {
        return new FreshnessNote(store.current().orElseThrow());
    }
}
