package org.evertill.verification.audit;

/**
 * One thing that is wrong.
 *
 * @param kind  what sort of wrong
 * @param thing what it is about (a record id, a number of a register), the same in every database, so that one sale
 *              missing in two places is one lost sale
 * @param where the database
 * @param what  a sentence for a person
 */
public record Finding(Kind kind, String thing, String where, String what) {

    /** The sorts of wrong. */
    public enum Kind {
        /** A record the cashier was told of, or that one database has, is missing in another. */
        LOST,
        /** A record, a number or an outside reference occurs twice. */
        DOUBLED,
        /** A number of a register's series was never used though a later one was. */
        GAP,
        /** A record's hash is not that of its bytes and its predecessor. */
        BROKEN_CHAIN,
        /** Two databases hold other bytes under the same record id. */
        DIFFERENT_BYTES,
        /** Amounts do not add up. */
        WRONG_SUM,
        /** A table says other than the record it was made from. */
        WRONG_PROJECTION,
        /** A void or a return does not name who answered for it, or something else names somebody. */
        UNANSWERED,
        /** The cashier was told another total than the record has. */
        TOLD_OTHERWISE,
        /** The database engine itself finds the file damaged. */
        DAMAGED_FILE
    }

    @Override
    public String toString() {
        return kind + " in " + where + ": " + what;
    }
}
