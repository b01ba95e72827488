package org.evertill.exchange.packages;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the packages of one kind go. Mostly into the store that is in use; but a program that was updated finds a file
 * of the schema before there. It goes on with that, and has its own schema's packages put together beside it, in a
 * store of their own: a full one, which may be older than the file in use, and the changes since. Only what is no older
 * takes its place, so that no till goes back to the prices of last month for the time that takes. Safe on any thread,
 * but one install at a time.
 */
public final class SchemaChange {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaChange.class);

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
     * @param store      the one in use
     * @param installing by which rules
     */
    public SchemaChange(GenerationStore store, Installing installing) {
        this.store = store;
        this.installing = installing;
    }

    /** What packages go on from: what was put together of this program's schema so far, or what is in use. */
    public synchronized Optional<Generation> reached() {
        try {
            Optional<Generation> next = isDue() ? beside().sound() : Optional.empty();
            return next.isPresent() ? next : store.sound();
        } catch (IOException e) {
            LOG.warn("what was put together of {} cannot be seen; it begins anew", store.schema(), e);
            return store.sound();
        }
    }

    /**
     * Installs a package as {@link PackageInstaller#install} does.
     *
     * @throws IOException when fetching or the disk fails; what was fetched is kept, and nothing else has changed
     */
    public synchronized InstallOutcome install(SignedManifest signed, FrameSource source) throws IOException {
        if (!isDue() || !signed.saysSchema(store.schema())) {
            return installing.into(store).install(signed, source);
        }
        InstallOutcome outcome = installing.into(beside()).install(signed, source);
        if (outcome instanceof InstallOutcome.Refused) {
            return outcome;
        }
        Optional<Generation> reached = beside().sound();
        if (reached.isPresent() && isNoOlder(reached.get())) {
            Generation before = store.current().orElseThrow();
            Generation adopted = store.adopt(beside());
            LOG.info("{} {} of {} takes the place of version {} of {}", store.kind().code(), adopted.version(),
                    adopted.schema(), before.version(), before.schema());
            return outcome instanceof InstallOutcome.Installed done
                    ? new InstallOutcome.Installed(adopted, done.warnings(), done.rows())
                    : new InstallOutcome.AlreadyInstalled(adopted);
        }
        return outcome;
    }

    /** Whether the file in use is of the schema before this program's. */
    private boolean isDue() {
        return store.sound().filter(generation -> generation.schema() != store.schema()).isPresent();
    }

    /** Another edition counts by itself. */
    private boolean isNoOlder(Generation reached) {
        return store.current().filter(current -> current.dataGroup().equals(reached.dataGroup())
                && current.version() > reached.version()).isEmpty();
    }

    private GenerationStore beside() throws IOException {
        if (beside.isEmpty()) {
            GenerationStore opened = GenerationStore.open(store.names().besideFolder(), store.kind(), store.schema(),
                    store.rightOfWay());
            if (opened.current().filter(left -> left.schema() != store.schema()).isPresent()) {
                // What an update before the last was cut off in.
                opened.discard();
            }
            beside = Optional.of(opened);
        }
        return beside.get();
    }
}
