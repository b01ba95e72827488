package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.facts.OfflineScope;
import org.evertill.exchange.files.DiskRoom;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.ManifestTrust;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches headquarters' packages once, installs the whole ones for the channel itself, and keeps them for the
 * registers, beside those of the offline scopes that registers have. A package that cannot be installed here is not
 * handed on. Fetching is for one thread at a time; serving for any.
 */
public final class PackageDepot {
    private static final Logger LOG = LoggerFactory.getLogger(PackageDepot.class);
    private static final List<DatabaseKind> KINDS = List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE);

    private final HeadquartersLink headquarters;
    private final PublishedFacts facts;
    private final InstantSource clock;
    private final PackageMirror mirror;
    private Steps steps = Steps.UNTOLD;
    private @Nullable ManifestTrust key;
    private String renewedFor = "";
    /** The whole of the data group whose packages registers get; that of the channel's store, once they are here. */
    private volatile @Nullable Edition served;

    /** Told what becomes of the packages that the channel takes for itself. */
    interface Steps {
        /** Tells nobody. */
        Steps UNTOLD = new Steps() { };

        /** One is in use. */
        default void installed(PackageManifest manifest, InstallOutcome.Installed done) throws SQLException { }

        /** One is not to be used, now or since some minutes. */
        default void refused(PackageManifest manifest, InstallOutcome.Refused why) throws SQLException { }
    }

    /** Keeps packages in a folder; fetches nothing before {@link #trust}. */
    public PackageDepot(Path folder, HeadquartersLink headquarters, PublishedFacts facts, InstantSource clock) {
        this(folder, headquarters, facts, clock, DiskRoom.OF_THE_SYSTEM);
    }

    /** Keeps packages on a disk that somebody else measures. */
    PackageDepot(Path folder, HeadquartersLink headquarters, PublishedFacts facts, InstantSource clock,
            DiskRoom room) {
        this.headquarters = headquarters;
        this.facts = facts;
        this.clock = clock;
        this.mirror = new PackageMirror(folder, headquarters, clock, room);
    }

    /**
     * Begins to trust a key; before this nothing is fetched. What was installed before is served: in the middle of a
     * change of data group that is the former one, which the kind has that is installed last.
     */
    void trust(ManifestTrust headquartersKey) {
        key = headquartersKey;
        served = KINDS.reversed().stream().flatMap(kind -> facts.store(kind).current().stream())
                .map(Generation::dataGroup).map(Edition::ofCode).findFirst().orElse(null);
    }

    /**
     * Fetches and installs what leads to the newest version of each kind, keeps the newest full package beside it, and
     * keeps what the offline scopes of the registers need. Where the store was put into another data group, this
     * brings its packages; registers go on with the former ones until they are here.
     *
     * @return whether anything new was installed
     */
    synchronized boolean fetch() throws IOException, SQLException {
        ManifestTrust trusted = key;
        Optional<Edition> ofStore = trusted == null ? Optional.empty()
                : headquarters.dataGroup().ofStore().map(Edition::whole);
        if (trusted == null || ofStore.isEmpty()) {
            return false;
        }
        Edition whole = ofStore.get();
        boolean changed = false;
        for (DatabaseKind kind : KINDS) {
            PackageInstaller installer =
                    new PackageInstaller(facts.store(kind), trusted, Optional.of(whole.code()), clock);
            boolean nearer = mirror.catchUp(whole, kind, installedVersion(whole, kind), trusted);
            while (nearer) {
                nearer = fetchNext(whole, kind, installer);
                changed |= nearer;
            }
            mirror.bringFull(whole, kind, installedVersion(whole, kind), trusted);
        }
        if (KINDS.stream().allMatch(kind -> facts.store(kind).current()
                .filter(generation -> !generation.dataGroup().equals(whole.code())).isEmpty())) {
            served = whole;
            followScopes(whole, trusted);
        }
        return changed;
    }

    /** {@link #fetch()}, telling somebody of what the channel takes for itself. */
    synchronized boolean fetch(Steps told) throws IOException, SQLException {
        steps = told;
        try {
            return fetch();
        } finally {
            steps = Steps.UNTOLD;
        }
    }

    /** What was refused is tried again with the next fetch. */
    synchronized void forgive() {
        mirror.forgive();
    }

    /** Has the packages here as headquarters signs them now, for whoever has to follow; once for each key. */
    synchronized void renew(VerifyingKey headquartersKey) throws IOException, SQLException {
        if (!headquartersKey.toBase64().equals(renewedFor)) {
            mirror.renew(headquartersKey);
            renewedFor = headquartersKey.toBase64();
        }
    }

    /** One scope whose packages do not come stops neither the others nor the channel. */
    private void followScopes(Edition whole, ManifestTrust trusted) throws IOException, SQLException {
        Set<String> inUse = new HashSet<>(Set.of(whole.code()));
        for (OfflineScope scope : scopesInUse()) {
            Edition edition = scope.edition(whole.dataGroup());
            inUse.add(edition.code());
            try {
                for (DatabaseKind kind : KINDS) {
                    mirror.follow(edition, kind, trusted);
                }
            } catch (IOException e) {
                LOG.warn("the packages {} could not be fetched and will be looked for again", edition.code(), e);
            }
        }
        mirror.keepEditions(inUse);
    }

    /**
     * The package that brings what a register has nearer to the newest of its edition.
     *
     * @param installed the version it has, 0 for none
     * @param edition   the edition of that version; another one than the register's counts as nothing
     */
    public Optional<PackageFolder> next(RegisterIdentity register, DatabaseKind kind, long installed, String edition)
            throws IOException, SQLException {
        Optional<Edition> own = edition(register);
        return own.isEmpty() ? Optional.empty()
                : mirror.shelf(own.get(), kind).next(own.get().code().equals(edition) ? installed : 0);
    }

    /** The file of a frame of a full package; empty when it is not here, or not for this register. */
    public Optional<Path> frame(RegisterIdentity register, DatabaseKind kind, String edition, long version,
            int index) throws SQLException {
        return isFor(register, edition)
                ? present(mirror.shelf(Edition.ofCode(edition), kind).full(version).frameFile(index))
                : Optional.empty();
    }

    /** The file of a frame of a delta package; empty when it is not here, or not for this register. */
    public Optional<Path> frame(RegisterIdentity register, DatabaseKind kind, String edition, long version, long base,
            int index) throws SQLException {
        return isFor(register, edition)
                ? present(mirror.shelf(Edition.ofCode(edition), kind).delta(version, base).frameFile(index))
                : Optional.empty();
    }

    private boolean isFor(RegisterIdentity register, String edition) throws SQLException {
        return edition(register).filter(own -> own.code().equals(edition)).isPresent();
    }

    private static Optional<Path> present(Path file) {
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** The edition whose packages a register gets, by the staff and registers that are published here. */
    private Optional<Edition> edition(RegisterIdentity register) throws SQLException {
        Edition whole = served;
        if (whole == null || facts.store(DatabaseKind.PRIVATE).current().isEmpty()) {
            return Optional.ofNullable(whole);
        }
        return Optional.of(facts.guarded(guarded -> guarded.scopes().ofRegister(register.storeNumber(),
                register.registerNumber())).edition(whole.dataGroup()));
    }

    private List<OfflineScope> scopesInUse() throws SQLException {
        return facts.store(DatabaseKind.PRIVATE).current().isEmpty() ? List.of()
                : facts.guarded(guarded -> guarded.scopes().inUse());
    }

    private long installedVersion(Edition whole, DatabaseKind kind) {
        return facts.store(kind).sound().filter(generation -> generation.dataGroup().equals(whole.code()))
                .map(Generation::version).orElse(0L);
    }

    /** Takes one step towards the newest version; whether there was one to take. */
    private boolean fetchNext(Edition whole, DatabaseKind kind, PackageInstaller installer)
            throws IOException, SQLException {
        long installed = installedVersion(whole, kind);
        Optional<SignedManifest> next = headquarters.packages().next(whole, kind, installed);
        if (next.isEmpty()) {
            return false;
        }
        PackageManifest manifest = PackageManifest.ofJson(next.get().manifest());
        PackageFolder copy = mirror.shelf(whole, kind).of(manifest);
        if (manifest.version() == installed) {
            return false;
        }
        Optional<InstallOutcome.Refused> refusedBefore = mirror.whyResting(manifest);
        if (refusedBefore.isPresent()) {
            steps.refused(manifest, refusedBefore.get());
            return false;
        }
        // Installing takes the frames once more, and puts the file together from them.
        long installing = PackageMirror.compressed(manifest.frames()) + manifest.totalBytes();
        Optional<InstallOutcome.Refused> noRoom = mirror.copy(manifest, kind, copy, installing);
        return switch (noRoom.isPresent() ? noRoom.get() : installer.install(next.get(), copy)) {
            case InstallOutcome.Refused refused -> {
                mirror.rest(manifest, copy, refused);
                steps.refused(manifest, refused);
                yield false;
            }
            case InstallOutcome.Installed done -> {
                mirror.keep(whole, kind, copy, next.get());
                LOG.info("{} package {} is installed", kind.code(), done.generation().version());
                steps.installed(manifest, done);
                yield true;
            }
            case InstallOutcome.AlreadyInstalled _ -> {
                mirror.keep(whole, kind, copy, next.get());
                yield false;
            }
        };
    }
}
