package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.packages.RowSource;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableSchema;

/**
 * The packages of one kind of one edition in one schema, and headquarters' own copy of what who has them all holds. The
 * copy is changed by the packages alone, as everybody else's, so a package that does not fit is found before it is
 * needed.
 *
 * @param all the folder of all editions
 */
record EditionPackages(Path all, Edition edition, DatabaseKind kind, TableSchema schema) {
    /** The folder of headquarters' own copies, beside the packages. */
    static final String COPY = "copy";

    /** In the schema of this program. */
    EditionPackages(Path all, Edition edition, DatabaseKind kind) {
        this(all, edition, kind, TableSchema.newest());
    }

    /** The folder of packages and copies. */
    Path folder() {
        return edition.folder(all, schema);
    }

    /** The same in another schema. */
    EditionPackages in(TableSchema other) {
        return new EditionPackages(all, edition, kind, other);
    }

    /** The newest version that lies here in any schema: in all of them a version has the same rows. */
    long newestVersion() throws IOException {
        long newest = 0;
        for (TableSchema known : TableSchema.newest().known()) {
            newest = Math.max(newest, in(known).shelf().newestVersion());
        }
        return newest;
    }

    /** The packages. */
    PackageShelf shelf() {
        return new PackageShelf(folder().resolve(kind.code()));
    }

    /** Whether there are packages. */
    boolean isBegun() throws IOException {
        Optional<PackageFolder> full = shelf().newestFull();
        return full.isPresent() && PackageManifest.ofJson(full.get().signedManifest().orElseThrow().manifest())
                .schemaVersion() == schema.version();
    }

    /**
     * The copy, with every package in it, also after a crash between a package and its installation here.
     *
     * @throws IOException with a sentence, where the packages are broken
     */
    GenerationStore copy(VerifyingKey key, InstantSource clock) throws IOException {
        GenerationStore copy = copyAsItIs();
        long newest = isBegun() ? shelf().newestVersion() : version(copy);
        if (isBegun() && !shelf().leadsOn(version(copy))) {
            throw new IOException("No package in " + shelf().path() + " leads on from version " + version(copy) + " to "
                    + newest + ": one is missing. The next run of a job publishes everything anew.");
        }
        while (version(copy) != newest) {
            install(copy, shelf().next(version(copy)).orElseThrow(), key, clock);
        }
        return copy;
    }

    /** The copy, with the packages in it that have come to it so far. */
    GenerationStore copyAsItIs() throws IOException {
        return GenerationStore.open(folder().resolve(COPY), kind, schema, new RightOfWay());
    }

    /** How large the copy is, for who does not hold the lock: looks on while somebody may work on it. */
    OptionalLong copiedBytes() throws IOException {
        return GenerationStore.peek(folder().resolve(COPY), kind).stream().mapToLong(Generation::bytes).findFirst();
    }

    /** Whether a package is missing, so that no way leads from the copy to the newest: a full one has to follow. */
    boolean isBroken() throws IOException {
        return isBegun() && !shelf().leadsOn(version(copyAsItIs()));
    }

    /**
     * Brings a package into the copy.
     *
     * @throws IOException also when it does not fit: then something here is damaged, and nothing is published before
     *     it is gone
     */
    void install(GenerationStore copy, PackageFolder made, VerifyingKey key, InstantSource clock)
            throws IOException {
        if (new PackageInstaller(copy, key, Optional.empty(), clock)
                .install(made.signedManifest().orElseThrow(), made) instanceof InstallOutcome.Refused refused) {
            String remedy = refused.reason() == PackageFault.NOT_ENOUGH_SPACE
                    ? "Make room on that disk; the next run goes on."
                    : "Delete the folder " + folder().resolve(COPY) + ", and it is made anew.";
            throw new IOException("Headquarters' own copy does not take the package in " + made.path() + ": " + refused
                    + ". " + remedy);
        }
    }

    /** The rows of a copy, as the schema has them that asks. */
    static RowSource rowsOf(Connection copy) {
        return (table, sink) -> {
            try (Statement statement = copy.createStatement();
                    ResultSet rows = statement.executeQuery(table.sql(SqlDialect.SQLITE).selectUnordered())) {
                while (rows.next()) {
                    sink.accept(Row.read(table, rows));
                }
            }
        };
    }

    /** The editions there are packages of. */
    static List<Edition> editions(Path all) throws IOException {
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(Files::isDirectory).flatMap(own -> edition(own).stream()).toList();
        }
    }

    private static Optional<Edition> edition(Path folder) {
        try {
            return Optional.of(Edition.ofCode(folder.getFileName().toString()));
        } catch (IllegalArgumentException somethingElse) {
            return Optional.empty();
        }
    }

    /** Whether what is published has rows of a store; yes, where that cannot be told before it is published anew. */
    boolean has(String storeNumber, VerifyingKey key, InstantSource clock) throws IOException, SQLException {
        if (!isBegun()) {
            return false;
        }
        if (isBroken()) {
            return true;
        }
        try (GenerationReader reader = copy(key, clock).reader().orElseThrow()) {
            for (SyncedTable table : schema.in(kind)) {
                if (table.keyColumns().getFirst().name().equals("store_number")
                        && has(reader.connection(), table, storeNumber)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean has(Connection connection, SyncedTable table, String storeNumber) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT 1 FROM " + table.name() + " WHERE store_number = ? LIMIT 1")) {
            select.setString(1, storeNumber);
            try (ResultSet result = select.executeQuery()) {
                return result.next();
            }
        }
    }

    private static long version(GenerationStore copy) {
        return copy.sound().map(Generation::version).orElse(0L);
    }
}
