package org.evertill.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.PackageIntake;
import org.evertill.exchange.packages.RenewalNote;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTest {
    @TempDir
    private Path folder;

    @Test
    void whoReadsWaitsNeitherForTheFileThatIsReplacedNorForASaleThatGoesBeforeItsDeletion() throws Exception {
        RightOfWay sales = new RightOfWay(Integer.MAX_VALUE);
        PackageFixture headquarters = new PackageFixture(folder.resolve("headquarters"));
        GenerationStore store = GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE,
                TableSchema.newest(), sales);
        headquarters.install(store, 1);
        Generation before = store.current().orElseThrow();
        new RenewalNote(store).place();
        headquarters.install(GenerationStore.open(folder.resolve("data/beside-reference"), DatabaseKind.REFERENCE), 2);
        sales.take();
        Thread replacing = Thread.ofPlatform().daemon().start(() -> PackageIntake.finish(store));
        CompletableFuture<Long> read = CompletableFuture.supplyAsync(() -> versionOnceReplaced(store, before));
        assertThat(read.get(1, TimeUnit.MINUTES)).isEqualTo(2);
        assertThat(before.path()).as("a sale goes before its deletion").exists();
        sales.release();
        replacing.join();
        assertThat(before.path()).doesNotExist();
    }

    private static long versionOnceReplaced(GenerationStore store, Generation before) {
        while (store.current().orElseThrow().equals(before)) {
            Thread.onSpinWait();
        }
        try (GenerationReader reader = store.reader().orElseThrow()) {
            return reader.generation().version();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
