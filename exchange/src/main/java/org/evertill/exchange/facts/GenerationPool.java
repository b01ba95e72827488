package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Asks questions of the newest generation of one kind. Keeps the connections it opened, one per thread that asks at the
 * same time, until another generation is installed. Safe on any thread.
 *
 * @param <F> what answers questions of one open file, for one thread at a time
 */
public final class GenerationPool<F> {
    /** These say that the file cannot give what it should hold; any other error is the question's. */
    private static final Set<Integer> DAMAGED = Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code,
            SQLiteErrorCode.SQLITE_NOTADB.code, SQLiteErrorCode.SQLITE_IOERR.code);
    private static final int PRIMARY_CODE = 0xff;

    private final GenerationStore store;
    private final Opening<F> opening;
    private final Queue<Open<F>> idle = new ConcurrentLinkedQueue<>();

    /** Makes what answers questions of a file that was just opened. */
    @FunctionalInterface
    interface Opening<F> {
        F open(Connection connection, long version);
    }

    /** A question and how it is answered. */
    @FunctionalInterface
    public interface Asking<F, A> {
        /** Asks, within one generation. */
        A ask(F facts) throws SQLException;
    }

    private record Open<F>(GenerationReader reader, F facts) { }

    GenerationPool(GenerationStore store, Opening<F> opening) {
        this.store = store;
        this.opening = opening;
    }

    /** Where packages of this kind are installed, and what is in use. */
    public GenerationStore store() {
        return store;
    }

    /** The answer; empty when nothing is installed. Blocks for the disk. */
    public <A> Optional<A> ask(Asking<F, A> question) throws SQLException {
        Optional<Open<F>> open = borrow();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        boolean sound = false;
        try {
            Optional<A> answer = Optional.of(question.ask(open.get().facts()));
            sound = true;
            return answer;
        } catch (SQLiteException e) {
            if (DAMAGED.contains(e.getResultCode().code & PRIMARY_CODE)) {
                store.damaged(open.get().reader().generation());
            }
            throw e;
        } finally {
            if (sound) {
                idle.add(open.get());
            } else {
                // The driver ends a statement that has failed, so its connection answers nothing any more.
                open.get().reader().close();
            }
        }
    }

    /** Closes what is not in use. */
    void close() throws SQLException {
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
        Optional<GenerationReader> reader = store.reader();
        return reader.isEmpty() ? Optional.empty() : Optional.of(new Open<>(reader.get(),
                opening.open(reader.get().connection(), reader.get().generation().version())));
    }
}
