package org.evertill.exchange.tables;

/** Which way a table's rows travel. Each table has one owner, so no row ever travels both ways. */
public enum Direction {
    /** From headquarters to the registers, in data packages. */
    DOWN,
    /** From the registers to headquarters, as projections of journal records. */
    UP
}
