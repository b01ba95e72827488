package org.evertill.commerce.transaction;

import java.time.Instant;
import java.util.UUID;

/**
 * Something the register's journal must keep for good. The journal numbers it, encodes it once, chains it and
 * never changes it; a repair is another entry.
 */
public sealed interface JournalEntry
        permits SalesTransaction, ShiftOpened, SignedOn, SignedOff, ConnectionSwitched {

    /** UUIDv7, unique for good. */
    UUID id();

    /** When it happened, by the register's clock. */
    Instant at();

    /** Who did it; empty when nobody did, as in an automatic switch. */
    String workerNumber();
}
