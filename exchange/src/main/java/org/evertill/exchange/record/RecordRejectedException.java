package org.evertill.exchange.record;

/** Bytes that are no record this program can take; the message says why, for the log and for headquarters. */
public final class RecordRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean isNotKnownHere;

    public RecordRejectedException(String reason) {
        this(reason, false);
    }

    private RecordRejectedException(String reason, boolean isNotKnownHere) {
        super(reason);
        this.isNotKnownHere = isNotKnownHere;
    }

    public RecordRejectedException(String reason, Throwable cause) {
        super(reason, cause);
        this.isNotKnownHere = false;
    }

    /** A record of a format or kind that a later program may write: nothing is wrong with it but that we are old. */
    static RecordRejectedException notKnownHere(String what) {
        return new RecordRejectedException(what + " is not known here", true);
    }

    /** Whether a later program may take the very same bytes. */
    public boolean isNotKnownHere() {
        return isNotKnownHere;
    }
}
