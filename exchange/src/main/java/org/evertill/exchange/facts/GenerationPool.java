package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.sqlite.SqliteTransaction;
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
        /** @param version the version of the data, whenever it is asked within a question */
        F open(Connection connection, LongSupplier version);
    }

    /** A question and how it is answered. */
    @FunctionalInterface
    public interface Asking<F, A> {
        /** Asks, within one version. */
        A ask(F facts) throws SQLException;
    }

    /** A file that is open, and what answers questions of it. */
    private static final class Open<F> {
        private final GenerationReader reader;
        private final F facts;
        private long version;

        Open(GenerationReader reader, Opening<F> opening) {
            this.reader = reader;
            this.facts = opening.open(reader.connection(), () -> version);
        }

        /** Asks within one version, the newest there is now. */
        <A> A ask(Asking<F, A> question) throws SQLException {
            return SqliteTransaction.<A, SQLException>read(reader.connection(), () -> {
                version = reader.version();
                return question.ask(facts);
            });
        }
    }

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
            Optional<A> answer = Optional.of(open.get().ask(question));
            sound = true;
            return answer;
        } catch (SQLiteException e) {
            if (DAMAGED.contains(e.getResultCode().code & PRIMARY_CODE)) {
                store.damaged(open.get().reader.generation());
            }
            throw e;
        } finally {
            if (sound) {
                idle.add(open.get());
            } else {
                // The driver ends a statement that has failed, so its connection answers nothing any more.
                open.get().reader.close();
            }
        }
    }

    /** Closes what is not in use. */
    void close() throws SQLException {
        for (Open<F> open = idle.poll(); open != null; open = idle.poll()) {
            open.reader.close();
        }
    }

    private Optional<Open<F>> borrow() throws SQLException {
        for (Open<F> open = idle.poll(); open != null; open = idle.poll()) {
            if (open.reader.isCurrent()) {
                return Optional.of(open);
            }
            open.reader.close();
        }
        Optional<GenerationReader> reader = store.reader();
        return reader.map(opened -> new Open<>(opened, opening));
    }
}
