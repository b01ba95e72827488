package org.evertill.scaleunit.headquarters;

/** A row that headquarters does not take; the message is a sentence for whoever wrote it. */
public final class RowRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses for a reason. */
    public RowRefusedException(String sentence) {
        super(sentence);
    }
}
