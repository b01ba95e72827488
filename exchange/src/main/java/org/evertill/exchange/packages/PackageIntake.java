package org.evertill.exchange.packages;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the packages of one kind go. Mostly into the store that is in use. Where its file is to be replaced by another,
 * because the program was updated and finds a file of the schema before, because headquarters wants it (see
 * {@link RenewalNote}), or because a page of it cannot be read, that other is put together beside it, in a store of its
 * own: from a full package, which may be older than the file in use, and the changes since. Only what is no older takes
 * its place, so that no till goes back to the prices of last month for the time that takes; meanwhile the file in use,
 * unless it is damaged, may go on taking changes. Safe on any thread, but one install at a time.
 */
public final class PackageIntake {
    private static final Logger LOG = LoggerFactory.getLogger(PackageIntake.class);

    private final GenerationStore store;
    private final Installing installing;
    private Optional<GenerationStore> beside = Optional.empty();

    /** Makes the installer of a store. */
    @FunctionalInterface
    public interface Installing {
        /** An installer with the rules of whoever takes the packages. */
        PackageInstaller into(GenerationStore store);
    }

    /**
     * Finishes what a program before was cut off in: what lies beside is put into use where it is no older, and deleted
     * where it is not needed any more.
     *
     * @param store      the one in use
     * @param installing by which rules
     */
    public PackageIntake(GenerationStore store, Installing installing) {
        this.store = store;
        this.installing = installing;
        try {
            if (isBeside()) {
                adopt();
            } else {
                deleteBeside();
            }
        } catch (IOException e) {
            LOG.warn("what lies beside the {} file stays there until the next package", store.kind().code(), e);
        }
    }

    /**
     * Finishes what a program before was cut off in, as taking packages does first: for a program that begins to serve
     * what it has before it knows whether there is anybody to take packages from.
     */
    public static void finish(GenerationStore store) {
        new PackageIntake(store, _ -> {
            throw new IllegalStateException("nothing is installed here");
        });
    }

    /**
     * What packages go on from: what was put together beside so far, or what is in use; empty where a full one is
     * wanted.
     */
    public synchronized Optional<Generation> reached() {
        if (!isBeside()) {
            return store.sound();
        }
        try {
            Optional<Generation> next = beside().sound();
            // What is damaged is not sound.
            return next.isPresent() || isOrdered() ? next : store.sound();
        } catch (IOException e) {
            LOG.warn("what was put together of {} cannot be seen; it begins anew", store.schema(), e);
            return isOrdered() ? Optional.empty() : store.sound();
        }
    }

    /** What is in use and takes changes, also while another file is put together beside it; empty when unsound. */
    public Optional<Generation> inUse() {
        return store.sound();
    }

    /** Whether another file is being put together, or to be, beside the one in use. */
    public boolean isBeside() {
        return store.current().filter(generation -> generation.schema() != store.schema()).isPresent()
                || store.current().isPresent() && isReplacedByAny();
    }

    /** Whether what replaces the file in use may be of the schema before, as that may be. */
    private boolean isReplacedByAny() {
        return isOrdered() || store.current().isPresent() && store.sound().isEmpty();
    }

    /** Whether headquarters wants the file in use replaced, and it is not yet. */
    public boolean isOrdered() {
        return new RenewalNote(store).isStanding();
    }

    /**
     * Headquarters wants the file in use replaced by one from a full package. Twice is once.
     *
     * @throws IOException when the disk fails; then it is not ordered
     */
    public void order() throws IOException {
        new RenewalNote(store).place();
    }

    /** Headquarters does not want that any more; what was fetched for it goes. */
    public synchronized void withdraw() {
        try {
            if (isOrdered()) {
                new RenewalNote(store).withdraw();
                if (!isBeside()) {
                    deleteBeside();
                }
            }
        } catch (IOException e) {
            LOG.warn("that the {} file is not to be replaced could not be noted", store.kind().code(), e);
        }
    }

    /**
     * Installs a package as {@link PackageInstaller#install} does.
     *
     * @throws IOException when fetching or the disk fails; what was fetched is kept, and nothing else has changed
     */
    public synchronized InstallOutcome install(SignedManifest signed, FrameSource source) throws IOException {
        if (!isBeside() || !goesBeside(signed)) {
            return installing.into(store).install(signed, source);
        }
        noteDamage();
        InstallOutcome outcome = installing.into(beside()).install(signed, source);
        if (outcome instanceof InstallOutcome.Refused) {
            return outcome;
        }
        Optional<Generation> adopted = adopt();
        if (adopted.isEmpty()) {
            return outcome;
        }
        return outcome instanceof InstallOutcome.Installed done
                ? new InstallOutcome.Installed(adopted.get(), done.warnings(), done.rows())
                : new InstallOutcome.Installed(adopted.get(), List.of(), Map.of());
    }

    /** That a page could not be read is forgotten with the end of the program; what was fetched for it must not be. */
    private void noteDamage() {
        if (store.sound().isEmpty() && !isOrdered()) {
            try {
                order();
            } catch (IOException e) {
                LOG.warn("that the {} file is damaged could not be noted; a restart begins its replacement anew",
                        store.kind().code(), e);
            }
        }
    }

    /** A full package to put another together from, or the changes that follow what was put together so far. */
    private boolean goesBeside(SignedManifest signed) throws IOException {
        PackageManifest manifest;
        try {
            manifest = PackageManifest.ofJson(signed.manifest());
        } catch (IOException unreadable) {
            // The installer says so, whichever store it is for.
            return false;
        }
        if (!manifest.isDelta()) {
            return isReplacedByAny() || manifest.schemaVersion() == store.schema().version();
        }
        return beside().sound().filter(next -> next.dataGroup().equals(manifest.dataGroup())
                && next.schema().version() == manifest.schemaVersion()
                && (next.version() == manifest.baseVersion() || next.version() == manifest.version())).isPresent();
    }

    /** Puts what lies beside into use where it is no older than what is; empty where it is, or there is nothing. */
    private Optional<Generation> adopt() throws IOException {
        Optional<Generation> next = beside().sound();
        if (next.isEmpty() || !isNoOlder(next.get())) {
            return Optional.empty();
        }
        Generation before = store.current().orElseThrow();
        Generation adopted;
        try {
            adopted = store.adopt(beside());
        } catch (IOException e) {
            // How far it has come is seen by looking again.
            beside = Optional.empty();
            throw e;
        }
        LOG.info("{} {} of {} takes the place of version {} of {}", store.kind().code(), adopted.version(),
                adopted.schema(), before.version(), before.schema());
        try {
            deleteBeside();
        } catch (IOException e) {
            LOG.warn("what is left beside {} goes at the next start", adopted.path(), e);
        }
        return Optional.of(adopted);
    }

    /** Another edition counts by itself. */
    private boolean isNoOlder(Generation reached) {
        return store.current().filter(current -> current.dataGroup().equals(reached.dataGroup())
                && current.version() > reached.version()).isEmpty();
    }

    private void deleteBeside() throws IOException {
        beside = Optional.empty();
        GenerationNames.deleteAll(store.names().besideFolder(), store.rightOfWay());
    }

    private GenerationStore beside() throws IOException {
        if (beside.isEmpty()) {
            GenerationStore opened = GenerationStore.open(store.names().besideFolder(), store.kind(), store.schema(),
                    store.rightOfWay());
            if (!isReplacedByAny() && opened.current().filter(left -> left.schema() != store.schema()).isPresent()) {
                // What an update before the last was cut off in.
                opened.discard();
            }
            beside = Optional.of(opened);
        }
        return beside.get();
    }
}
