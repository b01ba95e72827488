package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;

/**
 * Makes packages at headquarters. Takes seconds for large catalogues: never call it where somebody waits. One
 * package at a time per folder.
 */
public final class PackageWriter {
    private static final String BUILDING = "building.db";

    private final SigningKey key;
    private final LastLook lastLook;

    /** A last look at changes that are ready to be signed, beside what they change. */
    @FunctionalInterface
    public interface LastLook {
        /** @throws IOException when they are not to be put out; nothing is left of them then */
        void at(PackageManifest changes, Generation base) throws IOException;
    }

    /** Signs whatever it has made. */
    public PackageWriter(SigningKey key) {
        this(key, (changes, base) -> { });
    }

    /** Signs no changes that do not pass a last look. */
    public PackageWriter(SigningKey key, LastLook lastLook) {
        this.key = key;
        this.lastLook = lastLook;
    }

    /**
     * Writes a full package into a new folder.
     *
     * @param target must not be there yet
     * @throws SQLException when the source fails or its rows contradict each other (a key twice); nothing is left of
     *     the folder then, as with every other failure
     */
    public PackageFolder write(PackageHeading heading, RowSource source, Path target)
            throws IOException, SQLException {
        return cleanly(begin(target), folder -> {
            Path database = target.resolve(BUILDING);
            Map<SyncedTable, TableContent> contents = new PackageDatabase(heading, source).build(database);
            return finish(folder, new Draft(PackageManifest.FULL_FORMAT, heading, 0, contents, 0), database,
                    made -> { });
        });
    }

    /**
     * Writes a delta package into a new folder.
     *
     * @param base   reads the version that the delta will change
     * @param target must not be there yet
     * @return empty when nothing differs from the base; then there is no folder either
     * @throws SQLException when the source or the base fails; nothing is left of the folder then, as with every other
     *     failure
     */
    public Optional<PackageFolder> writeDelta(PackageHeading heading, GenerationReader base, ChangeSource source,
            Path target) throws IOException, SQLException {
        return delta(heading, base, source, target, false);
    }

    /** As {@link #writeDelta}, but also where nothing differs: a version that has to be there follows the base. */
    public PackageFolder writeNextDelta(PackageHeading heading, GenerationReader base, ChangeSource source,
            Path target) throws IOException, SQLException {
        return delta(heading, base, source, target, true).orElseThrow();
    }

    private Optional<PackageFolder> delta(PackageHeading heading, GenerationReader base, ChangeSource source,
            Path target, boolean evenEmpty) throws IOException, SQLException {
        return cleanly(begin(target), folder -> {
            Path changes = target.resolve(BUILDING);
            ChangeCollector collector = collector(base, heading);
            collector.collect(source, changes);
            if (collector.count() == 0 && !evenEmpty) {
                Files.delete(changes);
                Files.delete(target);
                return Optional.empty();
            }
            return Optional.of(finish(folder, new Draft(PackageManifest.DELTA_FORMAT, heading, base.version(),
                    collector.contents(), collector.count()), changes,
                    made -> lastLook.at(made, base.generation())));
        });
    }

    /** What is done in a new folder. */
    @FunctionalInterface
    private interface Making<T> {
        T in(PackageFolder folder) throws IOException, SQLException;
    }

    /** Gives the room back at once that a package has taken which does not get finished. */
    private static <T> T cleanly(PackageFolder folder, Making<T> making) throws IOException, SQLException {
        try {
            return making.in(folder);
        } catch (IOException | SQLException | RuntimeException | Error failed) {
            try {
                folder.delete();
            } catch (IOException left) {
                failed.addSuppressed(left);
            }
            throw failed;
        }
    }

    /** What of a manifest is known before the file is cut. */
    private record Draft(String format, PackageHeading heading, long baseVersion,
            Map<SyncedTable, TableContent> contents, long changes) {
    }

    private static PackageFolder begin(Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        return new PackageFolder(Files.createDirectory(target));
    }

    private static ChangeCollector collector(GenerationReader base, PackageHeading heading) throws SQLException {
        try {
            return new ChangeCollector(base.connection(), heading.tables());
        } catch (RefusedException e) {
            throw new SQLException(base.generation().path() + ": " + e.getMessage(), e);
        }
    }

    /** What looks at a package. */
    @FunctionalInterface
    private interface Look {
        void at(PackageManifest made) throws IOException;
    }

    private PackageFolder finish(PackageFolder folder, Draft draft, Path file, Look look) throws IOException {
        PackageManifest made = manifest(draft, file, new FrameCutter(folder).cut(file));
        look.at(made);
        folder.finish(key.sign(made));
        Files.delete(file);
        DurableFile.syncFolder(folder.path().toAbsolutePath().getParent());
        return folder;
    }

    private static PackageManifest manifest(Draft draft, Path file, List<PackageManifest.Frame> frames)
            throws IOException {
        Map<String, Long> rowCounts = new TreeMap<>();
        Map<String, String> digests = new TreeMap<>();
        draft.contents().forEach((table, content) -> {
            rowCounts.put(table.name(), content.rows());
            digests.put(table.name(), content.digest().hex());
        });
        PackageHeading heading = draft.heading();
        return new PackageManifest(draft.format(), heading.kind().code(), heading.dataGroup(), heading.version(),
                draft.baseVersion(), heading.schema().version(), heading.createdAt(), heading.expiresAt(),
                Files.size(file), Sha256.hexOf(file), rowCounts, digests, draft.changes(), frames);
    }
}
