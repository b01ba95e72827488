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
import org.evertill.exchange.packages.ManifestTrust;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
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
    private PackageSteps steps = PackageSteps.UNTOLD;
    private @Nullable ManifestTrust key;
    private String renewedFor = "";
    /** The whole of the data group whose packages registers get; that of the channel's store, once they are here. */
    private volatile @Nullable Edition served;

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
        mirror.begin(whole);
        boolean changed = false;
        Set<TableSchema> taken = new HashSet<>();
        for (DatabaseKind kind : KINDS) {
            OwnPackages own =
                    new OwnPackages(whole, facts.store(kind), mirror, headquarters.packages(), trusted, clock);
            TableSchema schema = own.offered();
            taken.add(schema);
            changed |= own.fetch(schema, steps);
        }
        if (KINDS.stream().allMatch(kind -> facts.store(kind).current()
                .filter(generation -> !generation.dataGroup().equals(whole.code())).isEmpty())) {
            served = whole;
            followAsked(whole, taken, trusted);
        }
        return changed;
    }

    /** {@link #fetch()}, telling somebody what becomes of it, for as long as that one wants it. */
    synchronized boolean fetch(PackageSteps told) throws IOException, SQLException {
        tell(told);
        try {
            return fetch();
        } finally {
            tell(PackageSteps.UNTOLD);
        }
    }

    private void tell(PackageSteps told) {
        steps = told;
        mirror.tell(told);
    }

    /** What was refused is tried again with the next fetch. */
    synchronized void forgive() {
        mirror.forgive();
    }

    /** Has the packages here as headquarters signs them now, for whoever has to follow; once for each key. */
    synchronized void renew(VerifyingKey headquartersKey) throws IOException, SQLException {
        if (!headquartersKey.toBase64().equals(renewedFor)) {
            new KeptSignatures(mirror, headquarters).renew(headquartersKey);
            renewedFor = headquartersKey.toBase64();
        }
    }

    private void followAsked(Edition whole, Set<TableSchema> taken, ManifestTrust trusted)
            throws IOException, SQLException {
        AskedPackages asked = mirror.askedPackages(taken, trusted);
        asked.follow(whole, taken.size() == 1);
        Set<String> inUse = new HashSet<>(Set.of(whole.code()));
        for (OfflineScope scope : scopesInUse()) {
            Edition edition = scope.edition(whole.dataGroup());
            inUse.add(edition.code());
            mirror.begin(edition);
            asked.follow(edition, false);
        }
        mirror.keepEditions(inUse);
        asked.end();
    }

    /**
     * The package that brings what a register has nearer to the newest of its edition: in the schema its program knows,
     * or in the one before where headquarters has not come so far.
     */
    public Optional<PackageFolder> next(RegisterIdentity register, DatabaseKind kind, HeldPackage has)
            throws IOException, SQLException {
        Optional<Edition> own = edition(register);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        mirror.asked(own.get(), has.known());
        for (TableSchema schema : has.known().known()) {
            Optional<PackageFolder> next =
                    mirror.shelf(own.get(), kind, schema).next(has.version(own.get().code(), schema));
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    /** The file of a frame of a full package; empty when it is not here, or not for this register. */
    public Optional<Path> frame(RegisterIdentity register, DatabaseKind kind, String edition, TableSchema schema,
            long version, int index) throws SQLException {
        return isFor(register, edition)
                ? present(mirror.shelf(Edition.ofCode(edition), kind, schema).full(version).frameFile(index))
                : Optional.empty();
    }

    /** The file of a frame of a delta package; empty when it is not here, or not for this register. */
    public Optional<Path> frame(RegisterIdentity register, DatabaseKind kind, String edition, TableSchema schema,
            long version, long base, int index) throws SQLException {
        return isFor(register, edition)
                ? present(mirror.shelf(Edition.ofCode(edition), kind, schema).delta(version, base).frameFile(index))
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
}
