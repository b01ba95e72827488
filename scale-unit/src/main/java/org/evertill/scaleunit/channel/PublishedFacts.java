package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evertill.exchange.facts.ItemReader;
import org.evertill.exchange.facts.ProductSearcher;
import org.evertill.exchange.facts.RegisterReader;
import org.evertill.exchange.facts.StaffReader;
import org.evertill.exchange.facts.StoreReader;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.storage.NativeWork;

/**
 * What headquarters has published, as this channel has it: the reference and private files, read on a few platform
 * threads. Any thread may ask.
 */
public final class PublishedFacts {
    private static final int THREADS = 4;
    private static final int WAITING_MAX = 2_000;

    private final Path folder;
    private final NativeWork threads = new NativeWork("channel-facts", THREADS, WAITING_MAX);
    private final Map<DatabaseKind, GenerationStore> stores = new ConcurrentHashMap<>();
    private final GenerationPool<Reference> reference =
            new GenerationPool<>(() -> store(DatabaseKind.REFERENCE), threads, Reference::open);
    private final GenerationPool<Guarded> guarded =
            new GenerationPool<>(() -> store(DatabaseKind.PRIVATE), threads, Guarded::open);

    /** What answers questions of one open reference file. */
    public record Reference(ItemReader items, ProductSearcher products, StoreReader store) {
        static Reference open(Connection connection, long version) {
            return new Reference(new ItemReader(connection, version), new ProductSearcher(connection, version),
                    new StoreReader(connection, version));
        }
    }

    /** What answers questions of one open private file. */
    public record Guarded(StaffReader staff, RegisterReader registers) {
        static Guarded open(Connection connection, long version) {
            return new Guarded(new StaffReader(connection), new RegisterReader(connection));
        }
    }

    /** Published files in the channel's folder; nothing is opened before {@link #start}. */
    public PublishedFacts(Path folder) {
        this.folder = folder;
    }

    void start() throws IOException {
        for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            stores.put(kind, GenerationStore.open(folder, kind));
        }
    }

    /**
     * Asks the reference file.
     *
     * @throws ProblemException 503 before the first package
     */
    public <A> A reference(GenerationPool.Asking<Reference, A> question) throws SQLException {
        return published(reference.ask(question));
    }

    /**
     * Asks the private file.
     *
     * @throws ProblemException 503 before the first package
     */
    public <A> A guarded(GenerationPool.Asking<Guarded, A> question) throws SQLException {
        return published(guarded.ask(question));
    }

    /** The version of the newest reference package here; 0 before the first. Never waits. */
    public long dataVersion() {
        return store(DatabaseKind.REFERENCE).current().map(Generation::version).orElse(0L);
    }

    GenerationStore store(DatabaseKind kind) {
        GenerationStore store = stores.get(kind);
        if (store == null) {
            throw new IllegalStateException("The channel has not been started.");
        }
        return store;
    }

    void stop() throws SQLException {
        threads.stop();
        reference.closeIdle();
        guarded.closeIdle();
    }

    private static <A> A published(Optional<A> answer) {
        return answer.orElseThrow(() -> ProblemException.of(503, "no-package", "No package yet",
                "Headquarters has published nothing that this channel has received."));
    }
}
