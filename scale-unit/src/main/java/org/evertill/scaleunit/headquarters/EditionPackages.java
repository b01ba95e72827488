package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SyncedTable;

/**
 * The packages of one kind of one edition, and headquarters' own copy of what who has them all holds. The copy is
 * changed by the packages alone, as everybody else's, so a package that does not fit is found before it is needed.
 *
 * @param folder the edition's
 */
record EditionPackages(Path folder, DatabaseKind kind) {
    /** The folder of headquarters' own copies, within an edition's. */
    static final String COPY = "copy";

    /** The packages. */
    PackageShelf shelf() {
        return new PackageShelf(folder.resolve(kind.code()));
    }

    /** Whether there are packages, and of the schema this program knows: others are of no use to its copy. */
    boolean isBegun() throws IOException {
        Optional<PackageFolder> full = shelf().newestFull();
        return full.isPresent() && PackageManifest.ofJson(full.get().signedManifest().orElseThrow().manifest())
                .schemaVersion() == ChannelTables.SCHEMA_VERSION;
    }

    /** The copy, with every package in it, also after a crash between a package and its installation here. */
    GenerationStore copy(VerifyingKey key, InstantSource clock) throws IOException {
        GenerationStore copy = GenerationStore.open(folder.resolve(COPY), kind);
        long newest = isBegun() ? shelf().newestVersion() : version(copy);
        while (version(copy) != newest) {
            Optional<PackageFolder> next = shelf().next(version(copy));
            install(copy, next.orElseThrow(), key, clock);
        }
        return copy;
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
            throw new IOException("Headquarters' own copy does not take the package in " + made.path() + ": " + refused
                    + ". Delete the folder " + folder.resolve(COPY) + ", and it is made anew.");
        }
    }

    /** Whether what is published has rows of a store. */
    boolean has(String storeNumber, VerifyingKey key, InstantSource clock) throws IOException, SQLException {
        if (!isBegun()) {
            return false;
        }
        try (GenerationReader reader = copy(key, clock).reader().orElseThrow()) {
            for (SyncedTable table : ChannelTables.in(kind)) {
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
