package org.evertill.scaleunit.headquarters.imports;

/** One row that is not taken, and why; thrown for each of what may be many rows, so it has no stack trace. */
final class RowRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Rejection rejection;

    RowRejectedException(Rejection rejection, String sentence) {
        super(sentence, null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
