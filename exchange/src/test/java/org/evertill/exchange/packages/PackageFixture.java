package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;

/**
 * A headquarters of the size of a test: a signing key and packages of few rows in a folder of the test's.
 *
 * <pre>
 * PackageFixture headquarters = new PackageFixture(folder.resolve("headquarters"));
 * headquarters.install(GenerationStore.open(data, DatabaseKind.REFERENCE), 1);
 * </pre>
 */
public final class PackageFixture {
    public static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    public static final Instant EXPIRY = NOW.plus(Duration.ofDays(7));

    private final Path folder;
    private final SigningKey key;

    public PackageFixture(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.key = SigningKey.openOrCreate(folder.resolve("signing.key"));
    }

    /** The key packages are signed with. */
    public SigningKey key() {
        return key;
    }

    /** The package of the {@link SmallStore}, of this version. */
    public PackageFolder write(DatabaseKind kind, long version) throws IOException, SQLException {
        return write(kind, version, SmallStore.rows(kind));
    }

    /** A package that was written before. */
    public PackageFolder packageOf(DatabaseKind kind, long version) {
        return new PackageFolder(folder.resolve(kind.code() + "-" + version));
    }

    /** A package of these rows. */
    public PackageFolder write(DatabaseKind kind, long version, List<Row> rows) throws IOException, SQLException {
        PackageHeading heading = new PackageHeading(kind, SmallStore.DATA_GROUP, version, NOW, EXPIRY);
        return new PackageWriter(key).write(heading, source(rows), folder.resolve(kind.code() + "-" + version));
    }

    /** A package of the changes that lead on from what is installed somewhere to the next version. */
    public PackageFolder writeChanges(GenerationStore from, RowChange... changes) throws IOException, SQLException {
        long base = from.current().orElseThrow().version();
        PackageHeading heading =
                new PackageHeading(from.kind(), SmallStore.DATA_GROUP, base + 1, NOW, EXPIRY);
        try (GenerationReader reader = from.reader().orElseThrow()) {
            return new PackageWriter(key).writeDelta(heading, reader, (table, sink) -> {
                for (RowChange change : changes) {
                    if (change.table() == table) {
                        sink.accept(change);
                    }
                }
            }, folder.resolve(from.kind().code() + "-" + (base + 1) + "-from-" + base)).orElseThrow();
        }
    }

    /** Writes the small store's package and installs it. */
    public InstallOutcome install(GenerationStore store, long version) throws IOException, SQLException {
        return install(store, write(store.kind(), version));
    }

    /** Installs a package. */
    public InstallOutcome install(GenerationStore store, PackageFolder written) throws IOException {
        return installer(store).install(written.signedManifest().orElseThrow(), written);
    }

    /** An installer for the small store's data group, on the day {@link #NOW}. */
    public PackageInstaller installer(GenerationStore store) {
        return new PackageInstaller(store, key.verifyingKey(), Optional.of(SmallStore.DATA_GROUP),
                InstantSource.fixed(NOW));
    }

    /** A source that hands over the rows of each table in their order. */
    public static RowSource source(List<Row> rows) {
        return (table, sink) -> {
            for (Row row : rows) {
                if (row.table() == table) {
                    sink.accept(row);
                }
            }
        };
    }
}
