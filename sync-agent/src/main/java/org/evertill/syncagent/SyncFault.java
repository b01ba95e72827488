package org.evertill.syncagent;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an attempt at synchronising met, beside what is wrong with a package
 * ({@link org.evertill.exchange.packages.PackageFault}). Kept in the log by its name beside the sentence for whoever is
 * called; the screens have words of their own for each, in every language.
 */
public enum SyncFault {
    /** There was no way to the scale unit, or it refused the connection. */
    NO_CONNECTION,
    /** It was silent. */
    NO_ANSWER,
    /** Something else answered. */
    NOT_A_SCALE_UNIT,
    /** Its certificate is not one this register trusts. */
    CERTIFICATE_NOT_TRUSTED,
    /** It reported a fault of its own, or was busy. */
    SERVER_ERROR,
    /** It does not know this register's token. */
    NOT_ACTIVATED,
    /** It is there and said no, or answered what was not asked. */
    REFUSED,
    /** The register's journal cannot be read at all. */
    JOURNAL_UNREADABLE,
    /** The journal does not give some of its records; the others go up. */
    RECORDS_UNREADABLE,
    /** The scale unit's answer for some records says nothing this program knows; they stay unsent. */
    OUTCOME_UNKNOWN,
    /** The scale unit is older than the register and does not know records of a kind yet; they stay unsent. */
    RECORDS_TOO_NEW,
    /** A number is missing in the journal, and nothing above it can be acknowledged. */
    JOURNAL_GAP,
    /** The disk did not do its part. */
    DISK,
    /** A package was used although it had expired. */
    EXPIRED;

    private static final Set<SyncFault> OF_THE_LINE = EnumSet.of(NO_CONNECTION, NO_ANSWER, NOT_A_SCALE_UNIT,
            CERTIFICATE_NOT_TRUSTED, SERVER_ERROR, NOT_ACTIVATED);

    /** Whether what has this name says that no scale unit was there for this register. */
    public static boolean isOfTheLine(String name) {
        return OF_THE_LINE.stream().anyMatch(fault -> fault.name().equals(name));
    }
}
