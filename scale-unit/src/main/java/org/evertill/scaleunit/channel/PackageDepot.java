package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.facts.OfflineScope;
import org.evertill.exchange.files.DiskRoom;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.InstallOutcome;
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
    private final Edition whole;
    private final InstantSource clock;
    private final PackageMirror mirror;
    private final Map<DatabaseKind, PackageInstaller> installers = new EnumMap<>(DatabaseKind.class);
    private @Nullable VerifyingKey key;

    /** Keeps packages in a folder; fetches nothing before {@link #trust}. */
    public PackageDepot(Path folder, HeadquartersLink headquarters, PublishedFacts facts, String dataGroup,
            InstantSource clock) {
        this(folder, headquarters, facts, dataGroup, clock, DiskRoom.OF_THE_SYSTEM);
    }

    /** Keeps packages on a disk that somebody else measures. */
    PackageDepot(Path folder, HeadquartersLink headquarters, PublishedFacts facts, String dataGroup,
            InstantSource clock, DiskRoom room) {
        this.headquarters = headquarters;
        this.facts = facts;
        this.whole = Edition.whole(dataGroup);
        this.clock = clock;
        this.mirror = new PackageMirror(folder, headquarters, clock, room);
    }

    /** Begins to trust a key; before this nothing is fetched. */
    void trust(VerifyingKey headquartersKey) {
        key = headquartersKey;
        for (DatabaseKind kind : KINDS) {
            installers.put(kind, new PackageInstaller(facts.store(kind), headquartersKey,
                    Optional.of(whole.code()), clock));
        }
    }

    /**
     * Fetches and installs what leads to the newest version of each kind, keeps the newest full package beside it, and
     * keeps what the offline scopes of the registers need.
     *
     * @return whether anything new was installed
     */
    synchronized boolean fetch() throws IOException, SQLException {
        VerifyingKey trusted = key;
        if (trusted == null) {
            return false;
        }
        boolean changed = false;
        for (Map.Entry<DatabaseKind, PackageInstaller> entry : installers.entrySet()) {
            boolean nearer = true;
            while (nearer) {
                nearer = fetchNext(entry.getKey(), entry.getValue());
                changed |= nearer;
            }
            mirror.bringFull(whole, entry.getKey(), installedVersion(entry.getKey()), trusted);
        }
        followScopes(trusted);
        return changed;
    }

    /** One scope whose packages do not come stops neither the others nor the channel. */
    private void followScopes(VerifyingKey trusted) throws IOException, SQLException {
        Set<String> inUse = new HashSet<>();
        for (OfflineScope scope : scopesInUse()) {
            Edition edition = scope.edition(whole.dataGroup());
            inUse.add(edition.scope());
            try {
                for (DatabaseKind kind : KINDS) {
                    mirror.follow(edition, kind, trusted);
                }
            } catch (IOException e) {
                LOG.warn("the packages {} could not be fetched and will be looked for again", edition.code(), e);
            }
        }
        mirror.keepScopes(inUse);
    }

    /**
     * The package that brings what a register has nearer to the newest of its edition.
     *
     * @param installed the version it has, 0 for none
     * @param edition   the edition of that version; another one than the register's counts as nothing
     */
    public Optional<PackageFolder> next(RegisterIdentity register, DatabaseKind kind, long installed, String edition)
            throws IOException, SQLException {
        Edition own = edition(register);
        return mirror.shelf(own, kind).next(own.code().equals(edition) ? installed : 0);
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
        return edition(register).code().equals(edition);
    }

    private static Optional<Path> present(Path file) {
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** The edition whose packages a register gets, by the staff and registers that are published here. */
    private Edition edition(RegisterIdentity register) throws SQLException {
        return facts.store(DatabaseKind.PRIVATE).current().isEmpty() ? whole
                : facts.guarded(guarded -> guarded.scopes().ofRegister(register.storeNumber(),
                        register.registerNumber())).edition(whole.dataGroup());
    }

    private List<OfflineScope> scopesInUse() throws SQLException {
        return facts.store(DatabaseKind.PRIVATE).current().isEmpty() ? List.of()
                : facts.guarded(guarded -> guarded.scopes().inUse());
    }

    private long installedVersion(DatabaseKind kind) {
        return facts.store(kind).sound().map(Generation::version).orElse(0L);
    }

    /** Takes one step towards the newest version; whether there was one to take. */
    private boolean fetchNext(DatabaseKind kind, PackageInstaller installer) throws IOException {
        long installed = installedVersion(kind);
        Optional<SignedManifest> next = headquarters.packages().next(whole, kind, installed);
        if (next.isEmpty()) {
            return false;
        }
        PackageManifest manifest = PackageManifest.ofJson(next.get().manifest());
        PackageFolder copy = mirror.shelf(whole, kind).of(manifest);
        if (manifest.version() == installed || mirror.isResting(manifest)) {
            return false;
        }
        // Installing takes the frames once more, and puts the file together from them.
        long installing = PackageMirror.compressed(manifest.frames()) + manifest.totalBytes();
        Optional<InstallOutcome.Refused> noRoom = mirror.copy(manifest, kind, copy, installing);
        return switch (noRoom.isPresent() ? noRoom.get() : installer.install(next.get(), copy)) {
            case InstallOutcome.Refused refused -> {
                mirror.rest(manifest, copy, refused);
                yield false;
            }
            case InstallOutcome.Installed done -> {
                mirror.keep(whole, kind, copy, next.get());
                LOG.info("{} package {} is installed", kind.code(), done.generation().version());
                yield true;
            }
            case InstallOutcome.AlreadyInstalled _ -> {
                mirror.keep(whole, kind, copy, next.get());
                yield false;
            }
        };
    }
}
