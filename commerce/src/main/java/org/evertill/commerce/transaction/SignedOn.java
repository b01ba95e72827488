package org.evertill.commerce.transaction;

import java.time.Instant;
import java.util.UUID;

/** A worker proved who they are and took the register. */
public record SignedOn(UUID id, Instant at, String workerNumber) implements JournalEntry {
}
