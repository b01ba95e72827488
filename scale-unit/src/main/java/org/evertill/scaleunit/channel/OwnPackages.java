package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.ManifestTrust;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageIntake;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The packages of one kind that the channel itself takes: the whole of its store's data group. For one thread. */
final class OwnPackages {
    private static final Logger LOG = LoggerFactory.getLogger(OwnPackages.class);

    private final Edition whole;
    private final GenerationStore store;
    private final PackageMirror mirror;
    private final HeadquartersLink.Packages headquarters;
    private final ManifestTrust key;
    private final PackageIntake packages;

    OwnPackages(Edition whole, GenerationStore store, PackageMirror mirror, HeadquartersLink.Packages headquarters,
            ManifestTrust key, InstantSource clock) {
        this.whole = whole;
        this.store = store;
        this.mirror = mirror;
        this.headquarters = headquarters;
        this.key = key;
        this.packages = new PackageIntake(store,
                into -> new PackageInstaller(into, key, Optional.of(whole.code()), clock));
    }

    /**
     * Fetches and installs what leads to the newest version in a schema, and keeps the newest full package beside it.
     *
     * @return whether anything new was installed
     */
    boolean fetch(TableSchema schema, PackageSteps told) throws IOException, SQLException {
        boolean changed = false;
        boolean nearer = mirror.catchUp(whole, store.kind(), schema, reached(schema), key);
        while (nearer) {
            nearer = fetchNext(schema, told);
            changed |= nearer;
        }
        changed |= fetchChanges(schema, told);
        mirror.bringFull(whole, store.kind(), schema, reached(schema), key);
        return changed;
    }

    /** Whether what is installed is of the schema of this program. */
    private boolean isUpdated() {
        return packages.inUse().filter(generation -> generation.schema() == store.schema()).isPresent();
    }

    /** The version from which the packages of a schema go on; 0 where there is nothing of it. */
    private long reached(TableSchema schema) {
        return packages.reached().filter(generation -> generation.dataGroup().equals(whole.code())
                && generation.schema() == schema).map(Generation::version).orElse(0L);
    }

    /** The file in use, where another is put together beside it. */
    private Optional<Generation> leftInUse() {
        return packages.inUse().filter(generation -> packages.isBeside()
                && generation.dataGroup().equals(whole.code()));
    }

    /** The newest schema that headquarters has packages in: this program's, but where headquarters is updated later. */
    TableSchema offered() throws IOException, SQLException {
        if (isUpdated()) {
            return TableSchema.newest();
        }
        for (TableSchema schema : TableSchema.newest().known()) {
            if (headquarters.next(whole, store.kind(), schema, reached(schema)).isPresent()) {
                return schema;
            }
        }
        return TableSchema.newest();
    }

    /** Takes one step towards the newest version; whether there was one to take. */
    private boolean fetchNext(TableSchema schema, PackageSteps told) throws IOException, SQLException {
        long installed = reached(schema);
        Optional<SignedManifest> next = mirror.next(whole, store.kind(), schema, installed, key);
        if (next.isEmpty()) {
            return false;
        }
        PackageManifest manifest = PackageManifest.ofJson(next.get().manifest());
        // What was put together beside, and could not be put into use, is tried again.
        boolean isInUse = packages.reached().equals(packages.inUse());
        return (manifest.version() != installed || !isInUse) && take(next.get(), manifest, told);
    }

    /** Who cannot get a second file, for want of room perhaps, still gets small changes for the one in use. */
    private boolean fetchChanges(TableSchema brought, PackageSteps told) throws IOException, SQLException {
        boolean changed = false;
        Optional<Generation> inUse = leftInUse();
        // Where the packages that are brought go on from the file in use, it has had its changes.
        while (inUse.isPresent() && reached(brought) != inUse.get().version() && fetchChange(inUse.get(), told)) {
            changed = true;
            inUse = leftInUse();
        }
        return changed;
    }

    private boolean fetchChange(Generation inUse, PackageSteps told) throws IOException, SQLException {
        if (!mirror.catchUp(whole, store.kind(), inUse.schema(), inUse.version(), key)) {
            return false;
        }
        Optional<SignedManifest> next =
                mirror.next(whole, store.kind(), inUse.schema(), inUse.version(), key);
        if (next.isEmpty()) {
            return false;
        }
        PackageManifest manifest = PackageManifest.ofJson(next.get().manifest());
        return manifest.isDelta() && manifest.version() != inUse.version() && take(next.get(), manifest, told);
    }

    private boolean take(SignedManifest signed, PackageManifest manifest, PackageSteps told)
            throws IOException, SQLException {
        DatabaseKind kind = store.kind();
        PackageFolder copy = mirror.of(whole, kind, manifest);
        if (mirror.isResting(manifest)) {
            return false;
        }
        // Installing takes the frames once more, and puts the file together from them.
        long installing = PackageMirror.compressed(manifest.frames()) + manifest.totalBytes();
        Optional<InstallOutcome.Refused> notHere = mirror.copy(manifest, kind, copy, installing);
        return switch (notHere.isPresent() ? notHere.get() : packages.install(signed, copy)) {
            case InstallOutcome.Refused refused -> {
                mirror.refuse(manifest, copy, refused);
                yield false;
            }
            case InstallOutcome.Installed done -> {
                mirror.keep(whole, kind, copy, signed);
                LOG.info("{} package {} is installed", kind.code(), done.generation().version());
                told.installed(manifest, done);
                yield true;
            }
            case InstallOutcome.AlreadyInstalled _ -> {
                mirror.keep(whole, kind, copy, signed);
                yield false;
            }
        };
    }
}
