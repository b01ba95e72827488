package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store leaves its data group while the packages of a third one are damaged. */
class LeftGroupTest {
    @TempDir
    private Path folder;

    @Test
    void theGroupAStoreHasLeftIsPublishedThoughThePackagesOfAnotherAreDamaged() throws Exception {
        Headquarters headquarters = new Headquarters(folder, Clock.systemUTC());
        headquarters.start();
        try {
            List<Row> rows = new ArrayList<>(DemoStore.rows(1, pin -> "hash of " + pin));
            for (Row row : List.copyOf(rows)) {
                if (row.table() == ChannelTables.STORE || row.table() == ChannelTables.REGISTER) {
                    rows.add(row.with("store_number", "0108"));
                    rows.add(row.with("store_number", "0109"));
                    rows.add(row.with("store_number", "0110"));
                }
            }
            headquarters.masters().save(rows);
            headquarters.assign("0107", "middle", "Middle");
            headquarters.assign("0108", "middle", "Middle");
            headquarters.assign("0109", "above", "Above");
            headquarters.assign("0110", "under", "Under");
            damage("above");
            damage("under");
            long before = newest(headquarters, "middle");
            assertThatThrownBy(() -> headquarters.assign("0108", "new", "New")).isInstanceOf(IOException.class)
                    .hasMessageContaining("Data group above: ").hasMessageContaining("Data group under: ");
            assertThat(newest(headquarters, "middle")).isGreaterThan(before);
            assertThat(newest(headquarters, "new")).isPositive();
        } finally {
            headquarters.stop();
        }
    }

    private void damage(String dataGroup) throws IOException {
        Path own = Edition.whole(dataGroup).folder(folder.resolve("packages"), TableSchema.newest());
        OwnFolder.delete(own.resolve(EditionPackages.COPY));
        try (Stream<Path> files = Files.walk(own)) {
            for (Path frame : files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("manifest")).toList()) {
                Files.write(frame, new byte[] {1, 2, 3});
            }
        }
    }

    private static long newest(Headquarters headquarters, String dataGroup) throws IOException {
        return headquarters.publisher().shelf(dataGroup, DatabaseKind.PRIVATE).newestVersion();
    }
}
