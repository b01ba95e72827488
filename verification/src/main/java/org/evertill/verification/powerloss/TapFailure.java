package org.evertill.verification.powerloss;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The first failure of our own among SQLite's functions. An exception must never leave what C has called, and C is told
 * no more than that something failed; the cause is kept here until somebody can tell it. Safe on any thread.
 */
final class TapFailure {

    /** SQLITE_IOERR. */
    private static final int FAILED = 10;

    private final AtomicReference<Throwable> first = new AtomicReference<>();

    /** Keeps the cause if it is the first, and answers what SQLite is told. */
    int told(Throwable cause) {
        first.compareAndSet(null, cause);
        return FAILED;
    }

    /** The first cause goes along with whatever came of it. */
    void explain(Throwable outcome) {
        Throwable cause = first.get();
        if (cause != null && cause != outcome) {
            outcome.addSuppressed(cause);
        }
    }

    /** @throws IllegalStateException when something of ours has failed, whatever the product made of it */
    void requireNone() {
        Throwable cause = first.get();
        if (cause != null) {
            throw new IllegalStateException("the recording itself failed: " + cause, cause);
        }
    }
}
