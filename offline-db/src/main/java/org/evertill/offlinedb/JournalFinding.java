package org.evertill.offlinedb;

/**
 * Something in a journal that its register did not write so.
 *
 * @param sequence where: the number of the record it was found at, or the number that is missing
 * @param sentence what is the matter, for a person
 */
public record JournalFinding(Kind kind, long sequence, String sentence) {

    /** What is the matter. */
    public enum Kind {
        /** A record's hash is not that of its bytes and the record before. */
        CHANGED,
        /** A record does not follow on the one before it: something was taken out, put in or moved. */
        BROKEN_CHAIN,
        /** A number is missing. */
        MISSING,
        /** A record stands in a row that names it otherwise than its bytes do. */
        MISLABELLED,
        /** The journal ends before a record that is known to have been in it, or has another in its place. */
        HEAD_DIFFERS
    }
}
