package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.evertill.exchange.tables.DatabaseKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package on a disk that is full, or becomes it: the journal keeps what room there is. */
class FullDiskTest {
    private static final long RESERVED = 64L << 20;
    private static final long PLENTY = 1L << 40;

    @TempDir
    Path folder;
    private final AtomicLong free = new AtomicLong(PLENTY);
    private PackageFixture headquarters;
    private GenerationStore store;
    private PackageInstaller installer;
    private PackageFolder written;

    @BeforeEach
    void installTheFirstVersion() throws Exception {
        headquarters = new PackageFixture(folder.resolve("headquarters"));
        store = GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
        headquarters.install(store, 1);
        installer = new PackageInstaller(store, headquarters.key().verifyingKey(),
                Optional.of(SmallStore.DATA_GROUP), InstantSource.fixed(PackageFixture.NOW), false, any -> free.get());
        written = headquarters.write(DatabaseKind.REFERENCE, 2);
    }

    @Test
    void aPackageThatDoesNotFitIsRefusedBeforeAnythingIsFetchedAndTakenWhenItFits() throws Exception {
        free.set(RESERVED + 10);
        requireRefused(install((frame, offset) -> {
            throw new AssertionError("fetched");
        }), "needed");
        free.set(PLENTY);
        assertThat(install(written)).isInstanceOf(InstallOutcome.Installed.class);
    }

    @Test
    void aDiskThatFillsWhileAPackageComesGetsBackWhatThePackageHadTaken() throws Exception {
        InstallOutcome outcome = install((frame, offset) -> {
            // What others write meanwhile.
            free.set(1_000);
            throw new IOException("No space left on device");
        });
        requireRefused(outcome, "given back");
        assertThat(staged()).isEmpty();
        free.set(PLENTY);
        assertThat(install(written)).isInstanceOf(InstallOutcome.Installed.class);
    }

    @Test
    void aBrokenLineOnADiskWithRoomKeepsWhatHasCome() {
        assertThatThrownBy(() -> install((frame, offset) -> {
            throw new IOException("the line broke");
        })).isInstanceOf(IOException.class).hasMessage("the line broke");
        assertThat(store.current().orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void noFurtherFrameIsAskedForOnceTheJournalsRoomIsReached() throws Exception {
        AtomicLong looks = new AtomicLong();
        PackageInstaller watching = new PackageInstaller(store, headquarters.key().verifyingKey(),
                Optional.of(SmallStore.DATA_GROUP), InstantSource.fixed(PackageFixture.NOW), false,
                any -> looks.incrementAndGet() == 1 ? PLENTY : RESERVED - 1);
        requireRefused(watching.install(written.signedManifest().orElseThrow(), (frame, offset) -> {
            throw new AssertionError("fetched");
        }), "given back");
        assertThat(staged()).isEmpty();
    }

    private void requireRefused(InstallOutcome outcome, String detail) {
        assertThat(outcome).isInstanceOfSatisfying(InstallOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(PackageFault.NOT_ENOUGH_SPACE);
            assertThat(refused.toString()).startsWith("the disk has too little room, and the sales journal comes first")
                    .contains(detail);
        });
        assertThat(store.current().orElseThrow().version()).isEqualTo(1);
    }

    private InstallOutcome install(FrameSource source) throws IOException {
        return installer.install(written.signedManifest().orElseThrow(), source);
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().getFileName().toString().length() > 15).toList();
        }
    }
}
