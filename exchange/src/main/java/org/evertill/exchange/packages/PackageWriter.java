package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;

/**
 * Makes full packages at headquarters. Takes seconds for large catalogues: never call it where somebody waits. One
 * package at a time per folder.
 */
public final class PackageWriter {
    private final SigningKey key;

    public PackageWriter(SigningKey key) {
        this.key = key;
    }

    /**
     * Writes a package into a new folder.
     *
     * @param target must not be there yet
     * @throws SQLException when the source fails or its rows contradict each other (a key twice); a folder without
     *     manifest is left, which counts as no package
     */
    public PackageFolder write(PackageHeading heading, RowSource source, Path target)
            throws IOException, SQLException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        PackageFolder folder = new PackageFolder(Files.createDirectory(target));
        Path database = target.resolve("building.db");
        Map<SyncedTable, TableContent> contents = new PackageDatabase(heading, source).build(database);
        List<PackageManifest.Frame> frames = new FrameCutter(folder).cut(database);
        folder.finish(key.sign(manifest(heading, database, contents, frames)));
        Files.delete(database);
        DurableFile.syncFolder(target.toAbsolutePath().getParent());
        return folder;
    }

    private static PackageManifest manifest(PackageHeading heading, Path database,
            Map<SyncedTable, TableContent> contents, List<PackageManifest.Frame> frames) throws IOException {
        Map<String, Long> rowCounts = new TreeMap<>();
        Map<String, String> digests = new TreeMap<>();
        contents.forEach((table, content) -> {
            rowCounts.put(table.name(), content.rows());
            digests.put(table.name(), content.digest().hex());
        });
        return new PackageManifest(PackageManifest.FULL_FORMAT, heading.kind().code(), heading.dataGroup(),
                heading.version(), ChannelTables.SCHEMA_VERSION, heading.createdAt(), heading.expiresAt(),
                Files.size(database), Sha256.hexOf(database), rowCounts, digests, frames);
    }
}
