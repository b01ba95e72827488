package org.evertill.commerce.transaction;

import java.time.Instant;
import java.util.UUID;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.SwitchCause;

/**
 * The connection changed.
 *
 * @param workerNumber who changed it with 917, or answered for it; empty for an automatic switch
 */
public record ConnectionSwitched(
        UUID id, Instant at, String workerNumber, ConnectionState from, ConnectionState to, SwitchCause cause)
        implements JournalEntry {
}
