package org.evertill.commerce.transaction;

import java.time.Instant;
import java.util.UUID;

/** A worker left the register. */
public record SignedOff(UUID id, Instant at, String workerNumber) implements JournalEntry {
}
