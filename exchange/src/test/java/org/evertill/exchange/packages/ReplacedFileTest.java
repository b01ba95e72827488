package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
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
        CompletableFuture<Void> replacing = CompletableFuture.runAsync(() -> PackageIntake.finish(store),
                work -> Thread.ofPlatform().daemon().start(work));
        while (store.current().orElseThrow().equals(before)) {
            assertThat(replacing).as("it ends after the sale, with another file").isNotDone();
        }
        try (GenerationReader reader = store.reader().orElseThrow()) {
            assertThat(reader.generation().version()).isEqualTo(2);
        }
        assertThat(before.path()).as("a sale goes before its deletion").exists();
        sales.release();
        replacing.join();
        assertThat(before.path()).doesNotExist();
    }
}
