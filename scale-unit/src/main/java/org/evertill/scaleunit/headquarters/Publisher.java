package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.evertill.exchange.facts.OfflineScope;
import org.evertill.exchange.facts.OfflineScopeReader;
import org.evertill.exchange.files.DiskRoom;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.packages.SchemaDemand;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.storage.ProcessLock;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * Makes the packages of a data group: the whole, as the channel takes it, and beside it what the offline scopes of the
 * group's registers leave of it. Works for seconds; one at a time, other programs over the same folder included.
 */
public final class Publisher {
    private final EditionPublisher editions;
    private final Path folder;
    private final ProcessLock lock;
    private final SigningKey key;
    private final InstantSource clock;
    /** What somebody has asked for in an earlier schema since this was last looked at, and nobody had before. */
    private final Set<Edition> askedAnew = ConcurrentHashMap.newKeySet();

    /** Publishes from headquarters' database into a folder. */
    public Publisher(ServerDatabase database, Path folder, SigningKey key, InstantSource clock) {
        this(database, folder, key, clock, DiskRoom.OF_THE_SYSTEM);
    }

    /** Publishes onto a disk that somebody else measures. */
    Publisher(ServerDatabase database, Path folder, SigningKey key, InstantSource clock, DiskRoom room) {
        this.editions = new EditionPublisher(database, folder, key, clock, room);
        this.folder = folder;
        this.lock = lock(folder);
        this.key = key;
        this.clock = clock;
    }

    /** Publishes what has changed since the last time; everything, where there was none. */
    public void publish(String dataGroup) throws IOException, SQLException {
        publish(dataGroup, SchedulerJob.ALL.jobs());
    }

    /**
     * Publishes what some jobs have to bring: what has changed in their tables since each of them last ran.
     *
     * @return the packages made; none of a kind in which nothing has changed
     */
    public List<PackageManifest> publish(String dataGroup, Set<SchedulerJob> jobs)
            throws IOException, SQLException {
        return publish(dataGroup, jobs, false);
    }

    /**
     * Publishes what one job has to bring for every data group that has stores, as rows that are everybody's need it.
     * One that has no packages yet gets all, for nobody can begin with a few tables; one whose packages cannot be made
     * holds up no other.
     *
     * @throws IOException with a sentence for each that could not be published for
     */
    public void publishForAll(SchedulerJob job) throws IOException, SQLException {
        Attempts attempts = new Attempts();
        for (String dataGroup : editions.dataGroups()) {
            if (editions.hasStores(dataGroup)) {
                attempts.attempt("Data group " + dataGroup + ": ", () -> publish(dataGroup,
                        isBegun(dataGroup) ? Set.of(job) : SchedulerJob.ALL.jobs()));
            }
        }
        attempts.end();
    }

    /**
     * Publishes for several data groups; one whose packages cannot be made holds up no other.
     *
     * @param told what was made for each
     * @throws IOException with a sentence for each that could not be published for
     */
    public void publish(Set<String> dataGroups, BiConsumer<String, List<PackageManifest>> told) throws IOException {
        Attempts attempts = new Attempts();
        for (String dataGroup : dataGroups) {
            attempts.attempt("Data group " + dataGroup + ": ", () -> told.accept(dataGroup,
                    publish(dataGroup, SchedulerJob.ALL.jobs(), false, attempts)));
        }
        attempts.end();
    }

    /** Full data sync: publishes everything anew, for whoever has reason to doubt what is out there. */
    public List<PackageManifest> publishInFull(String dataGroup) throws IOException, SQLException {
        return publish(dataGroup, SchedulerJob.ALL.jobs(), true);
    }

    /**
     * Publishes for a data group that a store has come to: with full packages that have the store in them. Gives up
     * groups without stores, whichever they are: who repeats what was cut off does not know which one was left.
     */
    void welcome(String dataGroup) throws IOException, SQLException {
        try (ProcessLock.Hold _ = lock.take()) {
            editions.giveUpAbandoned();
            Attempts attempts = new Attempts();
            publish(dataGroup, SchedulerJob.ALL.jobs(), false, attempts);
            attempts.attempt("", () -> editions.completeFull(dataGroup));
            for (OfflineScope scope : scopesInUse(dataGroup)) {
                attempts.attempt("", () -> editions.completeFull(scope.edition(dataGroup).code()));
            }
            attempts.end();
        }
    }

    /** A store is about to come to a data group from another: its registers ask there for what they asked for. */
    void carryDemand(String left, String entered) throws IOException {
        SchemaDemand demand = new SchemaDemand(folder, clock);
        for (Edition edition : ofGroup(left)) {
            demand.carry(List.of(edition), new Edition(entered, edition.scope()));
        }
    }

    private List<Edition> ofGroup(String dataGroup) throws IOException {
        return EditionPackages.editions(folder).stream().filter(edition -> edition.dataGroup().equals(dataGroup))
                .toList();
    }

    /**
     * Publishes for every data group whose packages have a store that is in another one now, where others are left in
     * it: that which it has left, and one it left with a command that was cut off. One whose packages are damaged or
     * cannot be made holds up no other.
     */
    void withoutStore(String storeNumber, String entered) throws IOException, SQLException {
        try (ProcessLock.Hold _ = lock.take()) {
            Attempts attempts = new Attempts();
            for (String dataGroup : editions.dataGroups()) {
                attempts.attempt("Data group " + dataGroup + ": ", () -> {
                    if (!dataGroup.equals(entered) && stillHas(dataGroup, storeNumber)) {
                        publish(dataGroup);
                    }
                });
            }
            attempts.end();
        }
    }

    private boolean stillHas(String dataGroup, String storeNumber) throws IOException, SQLException {
        for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            if (packages(Edition.whole(dataGroup), kind).has(storeNumber, key.verifyingKey(), clock)) {
                return true;
            }
        }
        return false;
    }

    /** What whoever changes the packages in a folder holds meanwhile. */
    static ProcessLock lock(Path folder) {
        return new ProcessLock(folder.resolveSibling(folder.getFileName() + ".lock"));
    }

    /** Publishes unless the data group has packages of both kinds already, of the schema this program knows. */
    public void publishIfNever(String dataGroup) throws IOException, SQLException {
        if (!isBegun(dataGroup)) {
            publish(dataGroup);
        }
    }

    private boolean isBegun(String dataGroup) throws IOException {
        Edition whole = Edition.whole(dataGroup);
        return packages(whole, DatabaseKind.REFERENCE).isBegun() && packages(whole, DatabaseKind.PRIVATE).isBegun();
    }

    /** The packages made so far of one kind for a whole data group. */
    public PackageShelf shelf(String dataGroup, DatabaseKind kind) {
        return shelf(Edition.whole(dataGroup), kind);
    }

    /** The packages made so far of one kind of an edition. */
    public PackageShelf shelf(Edition edition, DatabaseKind kind) {
        return packages(edition, kind).shelf();
    }

    /** As {@link #shelf(Edition, DatabaseKind)}, in a schema. */
    public PackageShelf shelf(Edition edition, DatabaseKind kind, TableSchema schema) {
        return packages(edition, kind).in(schema).shelf();
    }

    private EditionPackages packages(Edition edition, DatabaseKind kind) {
        return new EditionPackages(folder, edition, kind);
    }

    private List<PackageManifest> publish(String dataGroup, Set<SchedulerJob> jobs, boolean inFull)
            throws IOException, SQLException {
        Attempts attempts = new Attempts();
        List<PackageManifest> made = publish(dataGroup, jobs, inFull, attempts);
        attempts.end();
        return made;
    }

    private List<PackageManifest> publish(String dataGroup, Set<SchedulerJob> jobs, boolean inFull, Attempts attempts)
            throws IOException, SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (ProcessLock.Hold _ = lock.take()) {
            if (!key.isCurrent()) {
                throw new IOException("The signing key was changed meanwhile, and nothing may be signed by the former"
                        + " one any more: nothing was published. Do this once more.");
            }
            if (!editions.hasStores(dataGroup)) {
                throw new IOException("The data group " + dataGroup + " has no stores, so nobody would get its"
                        + " packages; put a store into it first.");
            }
            ScopedEdition whole = new ScopedEdition(dataGroup, OfflineScope.EVERYTHING, today);
            List<PackageManifest> made = editions.publish(whole, jobs, inFull);
            followEarlier(whole, inFull, attempts);
            // The whole is out: it says which scopes registers have, to headquarters as it does to the channel.
            Set<String> inUse = new HashSet<>();
            for (OfflineScope scope : scopesInUse(dataGroup)) {
                ScopedEdition edition = new ScopedEdition(dataGroup, scope, today);
                inUse.add(edition.code());
                if (!Files.isDirectory(folder.resolve(edition.code()))) {
                    new SchemaDemand(folder, clock).carry(ofGroup(dataGroup), edition.edition());
                }
                attempts.attempt("The packages " + edition.code() + " could not be made: ", () -> {
                    made.addAll(editions.publish(edition, jobs, inFull));
                    followEarlier(edition, inFull, attempts);
                });
            }
            editions.retireOthers(dataGroup, inUse);
            return made;
        }
    }

    /** What is out of this schema is out, whatever becomes of the one before. */
    private void followEarlier(ScopedEdition edition, boolean inFull, Attempts attempts) {
        attempts.attempt("The packages " + edition.code()
                + " could not be made for programs that are not updated yet: ",
                () -> editions.followEarlier(edition.edition(), inFull));
    }

    /** Somebody has asked for the packages of an edition in a schema. */
    void asked(Edition edition, TableSchema schema) {
        if (new SchemaDemand(folder, clock).asked(edition, schema)) {
            askedAnew.add(edition);
        }
    }

    /**
     * Makes the packages of earlier schemas that somebody has begun to ask for: nobody waits for the next publishing
     * for them. Not while others publish; one that fails is left to the next publishing.
     */
    public void followDemand() throws IOException {
        Optional<ProcessLock.Hold> hold = askedAnew.isEmpty() ? Optional.empty() : lock.takeIfFree();
        if (hold.isPresent()) {
            try (ProcessLock.Hold _ = hold.get()) {
                Attempts attempts = new Attempts();
                for (Edition edition : List.copyOf(askedAnew)) {
                    askedAnew.remove(edition);
                    if (key.isCurrent()) {
                        attempts.attempt("", () -> editions.followEarlier(edition, false));
                    }
                }
                attempts.end();
            }
        }
    }

    /** The offline scopes that registers of a data group have, as it is published; without those of everything. */
    List<OfflineScope> scopesInUse(String dataGroup) throws IOException, SQLException {
        EditionPackages guarded = packages(Edition.whole(dataGroup), DatabaseKind.PRIVATE);
        if (!guarded.isBegun()) {
            return List.of();
        }
        try (GenerationReader reader = guarded.copy(key.verifyingKey(), clock).reader().orElseThrow()) {
            return new OfflineScopeReader(reader.connection()).inUse();
        }
    }

    /** How large the file is that who has all packages has; empty before the first. */
    OptionalLong installedBytes(String dataGroup, DatabaseKind kind) throws IOException {
        return packages(Edition.whole(dataGroup), kind).copiedBytes();
    }
}
