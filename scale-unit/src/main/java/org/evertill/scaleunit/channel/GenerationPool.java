package org.evertill.scaleunit.channel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.scaleunit.storage.NativeWork;

/**
 * Asks questions of the published files of one kind, on platform threads, always of the newest generation.
 *
 * @param <F> what answers questions of one open file, for one thread at a time
 */
public final class GenerationPool<F> {
    private final Supplier<GenerationStore> store;
    private final NativeWork threads;
    private final Opening<F> opening;
    private final Queue<Open<F>> idle = new ConcurrentLinkedQueue<>();

    /** Makes what answers questions of a file that was just opened. */
    @FunctionalInterface
    interface Opening<F> {
        F open(Connection connection, long version) throws SQLException;
    }

    /** A question and how it is answered. */
    @FunctionalInterface
    public interface Asking<F, A> {
        A ask(F facts) throws SQLException;
    }

    private record Open<F>(GenerationReader reader, F facts) { }

    GenerationPool(Supplier<GenerationStore> store, NativeWork threads, Opening<F> opening) {
        this.store = store;
        this.threads = threads;
        this.opening = opening;
    }

    /** The answer; empty when nothing has been published yet. */
    <A> Optional<A> ask(Asking<F, A> question) throws SQLException {
        return threads.run(() -> {
            Optional<Open<F>> open = borrow();
            if (open.isEmpty()) {
                return Optional.<A>empty();
            }
            try {
                return Optional.of(question.ask(open.get().facts()));
            } finally {
                idle.add(open.get());
            }
        });
    }

    /** Closes what is not in use; what is closes with its next question, if it is not current. */
    void closeIdle() throws SQLException {
        for (Open<F> open = idle.poll(); open != null; open = idle.poll()) {
            open.reader().close();
        }
    }

    private Optional<Open<F>> borrow() throws SQLException {
        for (Open<F> open = idle.poll(); open != null; open = idle.poll()) {
            if (open.reader().isCurrent()) {
                return Optional.of(open);
            }
            open.reader().close();
        }
        Optional<GenerationReader> reader = store.get().reader();
        return reader.isEmpty() ? Optional.empty() : Optional.of(new Open<>(reader.get(),
                opening.open(reader.get().connection(), reader.get().generation().version())));
    }
}
