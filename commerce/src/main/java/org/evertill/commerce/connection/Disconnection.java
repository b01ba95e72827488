package org.evertill.commerce.connection;

import java.time.Instant;

/** A worker took the register off the line with 917: who, and when. Holds until 917 brings it back. */
public record Disconnection(Instant since, String workerNumber) {
}
