package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.evertill.exchange.files.DiskRoom;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallRoom;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the disk has room for a package: one that cannot be finished must not take what is left of it, where sales
 * are kept too.
 */
final class PackageRoom {
    private static final Logger LOG = LoggerFactory.getLogger(PackageRoom.class);
    /** The file as it is built, its frames, and headquarters' copy of it. */
    private static final int COPIES_PER_PACKAGE = 3;
    private static final long MEGABYTE = 1_000_000;
    /** What changes in a day; how much it is at most is asked again once it is known. */
    private static final long CHANGES_BYTES = 4 * MEGABYTE;

    private final ServerDatabase database;
    private final Path folder;
    private final DiskRoom disk;

    /** The room for headquarters' packages, in the folder of all editions. */
    PackageRoom(ServerDatabase database, Path folder, DiskRoom disk) {
        this.database = database;
        this.folder = folder;
        this.disk = disk;
    }

    /** Asks for the room of a package that holds everything. */
    void requireForFull(EditionPackages packages) throws IOException, SQLException {
        require(packages, "full ", COPIES_PER_PACKAGE * bytes(packages));
    }

    /** Whether there is room for a full package beside changes that are out: for who is new, who can wait. */
    boolean isForFull(EditionPackages packages) throws SQLException {
        try {
            requireForFull(packages);
            return true;
        } catch (IOException e) {
            LOG.warn("the changes are published; the full package beside them is not: {}", e.getMessage());
            return false;
        }
    }

    /** Asks for the room of a package of changes, whatever the size of what they change. */
    void requireForChanges(EditionPackages packages) throws IOException {
        require(packages, "", CHANGES_BYTES);
    }

    /** Asks for the room that changes take in headquarters' own copy, before anybody is given them. */
    void requireToTake(PackageManifest changes, Generation copy) throws IOException {
        require(copy.path().getParent(), changes.kind() + " package of " + changes.dataGroup(),
                changes.compressedBytes() + InstallRoom.ofChanges(changes, copy));
    }

    private void require(EditionPackages packages, String extent, long bytes) throws IOException {
        require(Files.createDirectories(packages.folder()),
                extent + packages.kind().code() + " package of " + packages.edition().code(), bytes);
    }

    private void require(Path on, String what, long bytes) throws IOException {
        long needed = PackageInstaller.RESERVED_BYTES + bytes;
        long free = disk.freeBytes(on);
        if (free < needed) {
            throw new IOException("There is too little room for the " + what + ": " + free / MEGABYTE
                    + " MB are free on the disk of " + on + ", " + needed / MEGABYTE
                    + " MB are needed. This package was not published; the next run tries again.");
        }
    }

    /** An edition that is new will hardly be larger than the largest there is; the first of all, than the database. */
    private long bytes(EditionPackages packages) throws IOException, SQLException {
        long own = copied(packages);
        if (own > 0) {
            return own;
        }
        long largest = 0;
        for (Edition edition : EditionPackages.editions(folder)) {
            largest = Math.max(largest, copied(new EditionPackages(folder, edition, packages.kind())));
        }
        return largest > 0 ? largest : database.<Long>read(PackageRoom::databaseBytes);
    }

    private static long copied(EditionPackages packages) throws IOException {
        Path copy = packages.folder().resolve(EditionPackages.COPY);
        return !Files.isDirectory(copy) ? 0
                : GenerationStore.open(copy, packages.kind(), packages.schema(), new RightOfWay()).current()
                        .map(Generation::bytes).orElse(0L);
    }

    private static long databaseBytes(Connection connection) throws SQLException {
        String size = switch (SqlDialect.of(connection)) {
            case SQLITE -> "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
            case POSTGRESQL -> "SELECT pg_database_size(current_database())";
        };
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(size)) {
            result.next();
            return result.getLong(1);
        }
    }
}
