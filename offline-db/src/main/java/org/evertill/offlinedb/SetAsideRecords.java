package org.evertill.offlinedb;

/**
 * What the scale unit has set aside of a register's records, all incarnations of its folder together. Immutable.
 *
 * @param count        0 when everything that was answered for is in its journal
 * @param newestReason what the scale unit said of the newest, for whoever is called; empty when there is none
 */
public record SetAsideRecords(long count, String newestReason) {

    /** Nothing is set aside. */
    public static final SetAsideRecords NONE = new SetAsideRecords(0, "");
}
