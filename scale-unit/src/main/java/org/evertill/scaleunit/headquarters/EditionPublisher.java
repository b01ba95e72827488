package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.exchange.facts.UnreadableRowException;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.files.DiskRoom;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the packages of one edition from the master tables, signed, each with the next version: a full one to begin
 * with, then deltas of what the jobs that run have to bring, and a full one again when the deltas have grown long.
 */
final class EditionPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(EditionPublisher.class);
    /** Staff and registers first: they say who gets the rest. */
    private static final List<DatabaseKind> KINDS = List.of(DatabaseKind.PRIVATE, DatabaseKind.REFERENCE);
    /** A channel may be fetching the one before the newest; more are of no use to anybody. */
    static final int KEPT_FULL_PACKAGES = 2;

    private final ServerDatabase database;
    private final JobCursors cursors;
    private final PackageVersions versions;
    private final Path folder;
    private final SigningKey key;
    private final PackageWriter writer;
    private final InstantSource clock;
    private final PackageRoom room;
    private final EarlierPackages earlier;

    EditionPublisher(ServerDatabase database, Path folder, SigningKey key, InstantSource clock, DiskRoom room) {
        this.database = database;
        this.cursors = new JobCursors(database);
        this.versions = new PackageVersions(database, clock);
        this.folder = folder;
        this.key = key;
        this.clock = clock;
        this.room = new PackageRoom(database, folder, room);
        this.writer = new PackageWriter(key, this.room::requireToTake);
        this.earlier = new EarlierPackages(folder, key, clock, this.room, versions);
    }

    /** Publishes what some jobs have to bring, or everything anew; answers what was made. */
    List<PackageManifest> publish(ScopedEdition edition, Set<SchedulerJob> asked, boolean inFull)
            throws IOException, SQLException {
        cursors.settle();
        Map<SchedulerJob, Long> since = cursors.of(edition.code());
        Set<SchedulerJob> jobs = EnumSet.copyOf(asked);
        if (!edition.edition().isWhole()) {
            // An edition that is new, or was not made when the whole was, has to catch up with its data group.
            cursors.of(edition.dataGroup()).forEach((job, taken) -> {
                if (since.getOrDefault(job, Long.MIN_VALUE) < taken) {
                    jobs.add(job);
                }
            });
        }
        long horizon = cursors.horizon();
        List<PackageManifest> made = new ArrayList<>();
        for (DatabaseKind kind : KINDS) {
            Set<SchedulerJob> ofKind = ofKind(jobs, kind);
            if (new EditionPackages(folder, edition.edition(), kind).isBroken()) {
                // Nobody gets the packages of this kind any more, whichever jobs run.
                ofKind.addAll(ofKind(since.keySet(), kind));
            }
            if (!ofKind.isEmpty()) {
                publish(edition, kind, ofKind, since, inFull).ifPresent(made::add);
            }
        }
        // After both kinds, for a job may have tables in both.
        cursors.move(edition.code(), jobs, horizon);
        return made;
    }

    /**
     * Gives up the editions of a data group that no register has any more: what they still had to be brought would be
     * kept for them for good. One that comes back begins anew, under the next version.
     */
    void retireOthers(String dataGroup, Set<String> inUse) throws IOException, SQLException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> codes;
        try (Stream<Path> folders = Files.list(folder)) {
            codes = folders.map(path -> path.getFileName().toString())
                    .filter(code -> code.startsWith(Edition.PREFIX_OF_SCOPED.formatted(dataGroup))
                            && !inUse.contains(code)).toList();
        }
        for (String code : codes) {
            cursors.drop(code);
            OwnFolder.delete(folder.resolve(code));
            LOG.info("nobody has the packages {} any more; they are deleted", code);
        }
    }

    /** The data groups that have stores. */
    Set<String> dataGroups() throws SQLException {
        return database.<Map<String, List<String>>>read(DataGroups::all).keySet();
    }

    /** Whether anybody would get the packages of a data group. */
    boolean hasStores(String dataGroup) throws SQLException {
        return !database.<List<String>>read(connection -> DataGroups.storesIn(connection, dataGroup)).isEmpty();
    }

    /** Makes full packages of what the deltas have come to: who begins with one must find its store in it. */
    void completeFull(String editionCode) throws IOException, SQLException {
        for (DatabaseKind kind : KINDS) {
            EditionPackages packages = new EditionPackages(folder, Edition.ofCode(editionCode), kind);
            if (packages.isBegun() && !packages.shelf().isNewestFull()) {
                room.requireForFull(packages);
                writeFull(editionCode, packages.shelf(), packages.copy(key.verifyingKey(), clock));
            }
        }
        followEarlier(Edition.ofCode(editionCode), true);
    }

    /** Makes the packages of an edition that are out once more in earlier schemas, where somebody wants them. */
    void followEarlier(Edition edition, boolean inFull) throws IOException, SQLException {
        earlier.follow(edition, KINDS, inFull);
    }

    /** Gives up the data groups whose packages nobody has any more: one that comes back begins by comparing. */
    void giveUpAbandoned() throws IOException, SQLException {
        for (String dataGroup : database.<List<String>>read(DataGroups::abandoned)) {
            retireOthers(dataGroup, Set.of());
            cursors.drop(dataGroup);
        }
    }

    private static Set<SchedulerJob> ofKind(Set<SchedulerJob> jobs, DatabaseKind kind) {
        return jobs.stream().filter(job -> job.tables().stream().anyMatch(table -> table.database() == kind))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SchedulerJob.class)));
    }

    private Optional<PackageManifest> publish(ScopedEdition edition, DatabaseKind kind, Set<SchedulerJob> jobs,
            Map<SchedulerJob, Long> since, boolean inFull) throws IOException, SQLException {
        if (kind == DatabaseKind.REFERENCE) {
            requireGoods(edition);
        }
        EditionPackages packages = new EditionPackages(folder, edition.edition(), kind);
        packages.shelf().deleteUnfinished();
        boolean isBroken = packages.isBroken();
        GenerationStore copy = isBroken ? packages.copyAsItIs() : packages.copy(key.verifyingKey(), clock);
        long unknown = versions.unknown(edition.code(), kind, packages.newestVersion());
        Optional<PackageFolder> made;
        if (unknown > 0) {
            LOG.warn("{} package {} of {} is out, and this database knows nothing of it: it was set back to an earlier"
                    + " moment. Everything is published anew, with a higher version.", kind.code(), unknown,
                    edition.code());
            room.requireForFull(packages);
            made = Optional.of(writeFull(edition, versions.take(edition.code(), kind, unknown),
                    SchedulerJob.ALL.jobs(), packages.shelf()));
            versions.believed(edition.code(), kind, unknown);
        } else if (inFull || isBroken || copy.sound().isEmpty()) {
            room.requireForFull(packages);
            // What other jobs have brought before stays: a full package is all there is.
            Set<SchedulerJob> brought = EnumSet.copyOf(jobs);
            brought.addAll(since.keySet());
            made = Optional.of(writeFull(edition, versions.take(edition.code(), kind, 0), brought,
                    packages.shelf()));
        } else {
            room.requireForChanges(packages);
            made = writeDelta(edition, packages.shelf(), copy, jobs, since);
        }
        if (made.isPresent()) {
            packages.install(copy, made.get(), key.verifyingKey(), clock);
        }
        if (packages.shelf().isFullDue() && room.isForFull(packages)) {
            writeFull(edition.code(), packages.shelf(), copy);
        }
        packages.shelf().keepNewest(KEPT_FULL_PACKAGES);
        return made.isEmpty() ? Optional.empty()
                : Optional.of(PackageManifest.ofJson(made.get().signedManifest().orElseThrow().manifest()));
    }

    private void requireGoods(ScopedEdition edition) throws IOException, SQLException {
        Optional<String> lacking = database.read(edition::lacksGoods);
        if (lacking.isPresent()) {
            throw new IOException(lacking.get() + " They keep the products they have.");
        }
    }

    private PackageFolder writeFull(ScopedEdition edition, PackageHeading heading, Set<SchedulerJob> jobs,
            PackageShelf shelf) throws IOException, SQLException {
        PackageFolder written = reading(headquarters -> writer.write(heading, (table, sink) -> {
            if (jobs.contains(table.job())) {
                edition.view(table).read(headquarters, sink);
            }
        }, shelf.full(heading.version()).path()));
        LOG.info("{} package {} is published for {}", heading.kind().code(), heading.version(), heading.dataGroup());
        return written;
    }

    private Optional<PackageFolder> writeDelta(ScopedEdition edition, PackageShelf shelf, GenerationStore copy,
            Set<SchedulerJob> jobs, Map<SchedulerJob, Long> since) throws IOException, SQLException {
        PackageHeading heading = versions.take(edition.code(), copy.kind(), 0);
        try (GenerationReader base = copy.reader().orElseThrow()) {
            Optional<PackageFolder> written = reading(headquarters -> writer.writeDelta(heading, base,
                    new JobChanges(headquarters, base.connection(), edition, jobs, since),
                    shelf.delta(heading.version(), base.version()).path()));
            if (written.isEmpty()) {
                versions.giveBack(heading);
            } else {
                LOG.info("{} package {} is published for {}: what has changed since {}", heading.kind().code(),
                        heading.version(), edition.code(), base.version());
            }
            return written;
        }
    }

    /** A full package of what the deltas have come to, so that who is new need not fetch them all. */
    private void writeFull(String editionCode, PackageShelf shelf, GenerationStore copy)
            throws IOException, SQLException {
        try (GenerationReader reader = copy.reader().orElseThrow()) {
            PackageHeading heading = versions.heading(editionCode, copy.kind(), reader.version());
            PackageFolder target = shelf.full(heading.version());
            if (Files.exists(target.path())) {
                // An attempt that was cut off; its version is taken, so it would stand in the way for good.
                target.delete();
            }
            writer.write(heading, EditionPackages.rowsOf(reader.connection()), target.path());
            LOG.info("{} package {} is published for {} as a full one too", copy.kind().code(), heading.version(),
                    editionCode);
        }
    }

    /** Reads headquarters' tables as they are at one moment. */
    private <T> T reading(Reading<T> reading) throws IOException, SQLException {
        try {
            return database.readAtOneMoment(connection -> {
                try {
                    return reading.of(connection);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (UnreadableRowException e) {
            throw new IOException(e.getMessage() + " Nothing is published of this until the row is corrected at"
                    + " headquarters; whoever has the packages before goes on with them.", e);
        }
    }

    /** What is made of headquarters' tables. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Connection headquarters) throws IOException, SQLException;
    }
}
