package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Statement;
import org.evertill.exchange.tables.DatabaseKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedChangeTest {
    @TempDir
    private Path folder;

    /** An interrupted thread loses the file it brings to the disk by, and no transaction. */
    @Test
    void whatIsCommittedIsInstalledThoughItsWayToTheDiskFailsAfterwards() throws Exception {
        DeltaFixture headquarters = new DeltaFixture(folder.resolve("headquarters"));
        PackageFolder first = headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1);
        GenerationStore store = GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
        headquarters.headquarters().installer(store).install(first.signedManifest().orElseThrow(), first);
        Generation before = store.current().orElseThrow();
        store.change((connection, log) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE package_cursor SET version = 2");
            }
            Thread.currentThread().interrupt();
            return new GenerationFile.Cursor(2, before.dataGroup(), store.kind().code(), before.createdAt(),
                    before.schema());
        });
        assertThat(Thread.interrupted()).as("whoever interrupted it finds it so").isTrue();
        assertThat(store.sound()).as("no fault of the disk").map(Generation::version).contains(2L);
        assertThat(GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE).current())
                .map(Generation::version).contains(2L);
    }
}
