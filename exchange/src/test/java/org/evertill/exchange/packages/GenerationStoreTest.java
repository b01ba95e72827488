package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationStoreTest {
    @TempDir
    Path folder;

    private PackageFixture headquarters;
    private Path data;
    private GenerationStore store;

    @BeforeEach
    void installTheFirstVersion() throws IOException, SQLException {
        headquarters = new PackageFixture(folder.resolve("headquarters"));
        data = folder.resolve("data");
        store = open();
        headquarters.install(store, 1);
    }

    @Test
    void refusesANewNameBesideTheSidecarOfAnOldWriter() throws Exception {
        PackageFolder written = headquarters.write(DatabaseKind.REFERENCE, 2);
        for (Path sidecar : new SqliteFile(data.resolve("reference-2.db")).sidecars()) {
            Files.writeString(sidecar, "stale");
            assertThat(headquarters.install(store, written))
                    .isEqualTo(new Refused(PackageFault.SIDECAR_IN_THE_WAY, "reference-2.db"));
            assertThat(store.current()).map(Generation::version).contains(1L);
            Files.delete(sidecar);
        }
        Files.writeString(data.resolve("reference-2.db-wal"), "stale");
        assertThat(headquarters.install(open(), written)).isInstanceOf(InstallOutcome.Installed.class);
    }

    @Test
    void aCrashBetweenPlacingAndFlippingLeavesTheOldGeneration() throws Exception {
        PackageFolder written = headquarters.write(DatabaseKind.REFERENCE, 2);
        Path staged = folder.resolve("staged.db");
        PackageManifest manifest = PackageManifest.ofJson(written.signedManifest().orElseThrow().manifest());
        new StagedPackage(written, manifest).assemble(staged, new RightOfWay());
        store.place(staged, store.nextPath());
        assertThat(data.resolve("reference-2.db")).exists();

        GenerationStore afterRestart = open();
        assertThat(afterRestart.current()).map(Generation::version).contains(1L);
        assertThat(data.resolve("reference-2.db")).doesNotExist();
        assertThat(headquarters.install(afterRestart, written)).isInstanceOf(InstallOutcome.Installed.class);
    }

    @Test
    void aCrashWhileThePointerIsWrittenLeavesTheOldGeneration() throws Exception {
        Files.writeString(data.resolve("reference.current.new"), "reference-");
        assertThat(open().current()).map(Generation::version).contains(1L);
        headquarters.install(open(), 2);
        assertThat(open().current()).map(Generation::version).contains(2L);
    }

    @Test
    void isEmptyWhenItsFilesAreMissingDamagedOrForeignAndSaysWhy() throws Exception {
        Path file = store.current().orElseThrow().path();
        byte[] sound = Files.readAllBytes(file);

        Files.writeString(data.resolve("reference-1.db-wal"), "no log at all");
        assertThat(open().current()).as("all its rows are there").map(Generation::version).contains(1L);

        Files.writeString(file, "x".repeat(sound.length));
        assertThat(open().whyEmpty()).map(Refused::reason).contains(PackageFault.FILE_DAMAGED);

        Files.write(file, sound);
        assertThat(open().current()).map(Generation::version).contains(1L);
        for (String pointer : List.of("", "../reference-1.db", "private-1.db", "reference-1.db-wal", "\u0000\u00ff")) {
            Files.write(file, sound);
            Files.write(data.resolve("reference.current"), pointer.getBytes(StandardCharsets.UTF_8));
            GenerationStore empty = open();
            assertThat(empty.current()).as(pointer).isEmpty();
            assertThat(empty.reader()).isEmpty();
            assertThat(headquarters.install(empty, headquarters.write(DatabaseKind.REFERENCE,
                    100 + pointer.hashCode() % 50L))).isInstanceOf(InstallOutcome.Installed.class);
            Files.deleteIfExists(file);
        }
    }

    @Test
    void keepsTheKindsOfAFolderApart() throws Exception {
        GenerationStore other = GenerationStore.open(data, DatabaseKind.PRIVATE);
        assertThat(other.current()).isEmpty();
        headquarters.install(other, 9);
        assertThat(open().current()).map(Generation::version).contains(1L);
        assertThat(GenerationStore.open(data, DatabaseKind.PRIVATE).current()).map(Generation::version).contains(9L);
        assertThatIllegalArgumentException().isThrownBy(() -> GenerationStore.open(data, DatabaseKind.JOURNAL));
    }

    @Test
    void goesOnWhereABrokenFetchStopped() throws Exception {
        PackageFolder written = headquarters.write(DatabaseKind.REFERENCE, 2);
        SignedManifest signed = written.signedManifest().orElseThrow();
        byte[] frame = Files.readAllBytes(written.frameFile(0));
        assertThatThrownBy(() -> headquarters.installer(store).install(signed, (_, offset) ->
                new SequenceInputStream(new ByteArrayInputStream(frame, 0, 1000), broken())))
                .isInstanceOf(IOException.class).hasMessage("the line broke");
        InstallOutcome shortened = headquarters.installer(open()).install(signed, (_, offset) -> {
            assertThat(offset).isEqualTo(1000);
            return new ByteArrayInputStream(frame, 1000, 500);
        });
        assertThat(((Refused) shortened).reason()).isEqualTo(PackageFault.FRAME_INCOMPLETE);
        List<Long> offsets = new ArrayList<>();
        InstallOutcome whole = headquarters.installer(open()).install(signed, (asked, offset) -> {
            offsets.add(offset);
            return written.open(asked, offset);
        });
        assertThat(whole).isInstanceOf(InstallOutcome.Installed.class);
        assertThat(offsets).containsExactly(1500L);
    }

    @Test
    void fetchesOnlyTheFramesItDoesNotHave() throws Exception {
        PackageFolder written = headquarters.write(DatabaseKind.REFERENCE, 2, threeFrames());
        SignedManifest signed = written.signedManifest().orElseThrow();
        PackageManifest manifest = PackageManifest.ofJson(signed.manifest());
        assertThat(manifest.frames()).hasSizeGreaterThan(2);
        assertThatThrownBy(() -> headquarters.installer(store).install(signed, (frame, offset) ->
                frame.index() == 2 ? broken() : written.open(frame, offset))).hasMessage("the line broke");
        List<Integer> fetched = new ArrayList<>();
        headquarters.installer(open()).install(signed, (frame, offset) -> {
            fetched.add(frame.index());
            return written.open(frame, offset);
        });
        assertThat(fetched).hasSize(manifest.frames().size() - 2).startsWith(2);
        assertThat(data.resolve("staging-reference")).isEmptyDirectory();
    }

    @Test
    void readersSeeOneGenerationWholeWhileOthersAreInstalled() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Future<Integer> reading = executor.submit(() -> {
                int reads = 0;
                while (!done.get() || reads == 0) {
                    try (GenerationReader reader = store.reader().orElseThrow()) {
                        long products = TableContent.read(reader.connection(), ChannelTables.PRODUCT).rows();
                        long prices = TableContent.read(reader.connection(), ChannelTables.PRODUCT_PRICE).rows();
                        assertThat(products).isEqualTo(prices).isGreaterThan(3);
                        reads++;
                    }
                }
                return reads;
            });
            try {
                for (int version = 2; version < 22; version++) {
                    headquarters.install(store, version);
                }
            } finally {
                done.set(true);
            }
            assertThat(reading.get()).isPositive();
        }
        assertThat(store.current()).map(Generation::version).contains(21L);
    }

    private GenerationStore open() throws IOException {
        return GenerationStore.open(data, DatabaseKind.REFERENCE);
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line broke");
            }
        };
    }

    private static List<Row> threeFrames() {
        List<Row> rows = new ArrayList<>(SmallStore.rows(DatabaseKind.REFERENCE));
        String filler = "x".repeat(100_000);
        for (int i = 0; i < 200; i++) {
            rows.add(Row.of(ChannelTables.TAX_GROUP, "filler-" + i, filler + i));
        }
        return rows;
    }
}
