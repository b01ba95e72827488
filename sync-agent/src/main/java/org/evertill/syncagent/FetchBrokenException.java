package org.evertill.syncagent;

import java.io.IOException;

/** A piece of a package did not come, and why. */
final class FetchBrokenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient SyncFailure failure;

    FetchBrokenException(SyncFailure failure) {
        super(failure.sentence());
        this.failure = failure;
    }

    SyncFailure failure() {
        return failure;
    }
}
