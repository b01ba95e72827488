package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;
import org.evertill.exchange.tables.TableSchema;

/** The packages of a {@link DeltaFixture} in the schema before as well, with a copy that only they have changed. */
final class TwoSchemas {
    static final TableSchema NOW = TableSchema.newest();
    static final TableSchema BEFORE = NOW.known().getLast();

    private final Path folder;
    private final DeltaFixture headquarters;
    private final GenerationStore copy;

    TwoSchemas(Path folder, DeltaFixture headquarters) throws IOException {
        this.folder = folder;
        this.headquarters = headquarters;
        this.copy = GenerationStore.open(folder.resolve("copy"), DatabaseKind.REFERENCE, BEFORE,
                new RightOfWay());
    }

    /** Everything there is, as a version in the schema before. */
    PackageFolder full(long version) throws IOException, SQLException {
        PackageFolder written = new PackageWriter(headquarters.headquarters().key()).write(heading(version),
                (table, sink) -> {
                    for (Row row : headquarters.rows().values()) {
                        if (row.table().isVersionOf(table)) {
                            sink.accept(row.as(table));
                        }
                    }
                }, folder.resolve("full-" + version));
        return brought(written);
    }

    /** What a package of this program's schema changes, in the schema before. */
    PackageFolder follow(PackageFolder delta) throws IOException, SQLException {
        PackagedChanges changes = PackagedChanges.unpack(delta, folder.resolve("unpacked"));
        long version = changes.manifest().version();
        try (GenerationReader base = copy.reader().orElseThrow()) {
            return brought(new PackageWriter(headquarters.headquarters().key()).writeNextDelta(heading(version), base,
                    changes, folder.resolve("delta-" + version)));
        }
    }

    private PackageFolder brought(PackageFolder written) throws IOException {
        if (installer(copy).install(written.signedManifest().orElseThrow(), written)
                instanceof InstallOutcome.Refused refused) {
            throw new IOException(refused.toString());
        }
        return written;
    }

    PackageInstaller installer(GenerationStore store) {
        return new PackageInstaller(store, headquarters.headquarters().key().verifyingKey(),
                Optional.of(SmallStore.DATA_GROUP), InstantSource.fixed(PackageFixture.NOW));
    }

    private static PackageHeading heading(long version) {
        return new PackageHeading(DatabaseKind.REFERENCE, SmallStore.DATA_GROUP, version, PackageFixture.NOW,
                PackageFixture.EXPIRY, BEFORE);
    }

    /** What each table should hold in the schema before. */
    Map<String, TableContent> contents() {
        Map<String, TableContent> contents = new TreeMap<>();
        for (SyncedTable table : BEFORE.in(DatabaseKind.REFERENCE)) {
            TableContent content = TableContent.EMPTY;
            for (Row row : headquarters.rows().values()) {
                content = row.table().isVersionOf(table) ? content.with(row.as(table)) : content;
            }
            contents.put(table.name(), content);
        }
        return contents;
    }

    /** What each table of an installed file holds, in the schema of the file. */
    static Map<String, TableContent> contents(GenerationStore store) throws SQLException {
        Map<String, TableContent> contents = new TreeMap<>();
        try (GenerationReader reader = store.reader().orElseThrow()) {
            for (SyncedTable table : reader.generation().schema().in(DatabaseKind.REFERENCE)) {
                contents.put(table.name(), TableContent.read(reader.connection(), table));
            }
        }
        return contents;
    }
}
