package org.evertill.syncagent;

import java.io.IOException;

/** A piece of a package did not come, and why. */
final class FetchBrokenException extends IOException {
    /** How the scale unit says that headquarters has canceled a download. */
    static final String CANCELED = "canceled";
    private static final long serialVersionUID = 1L;

    private final transient SyncFailure failure;
    private final boolean isCanceled;

    FetchBrokenException(SyncFailure failure) {
        this(failure, false);
    }

    /** @param isCanceled whether it is not to come, because headquarters has canceled the download */
    FetchBrokenException(SyncFailure failure, boolean isCanceled) {
        super(failure.sentence());
        this.failure = failure;
        this.isCanceled = isCanceled;
    }

    SyncFailure failure() {
        return failure;
    }

    boolean isCanceled() {
        return isCanceled;
    }
}
