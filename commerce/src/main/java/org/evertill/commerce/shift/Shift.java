package org.evertill.commerce.shift;

import java.time.Instant;
import java.util.UUID;

/**
 * A stretch of selling at one register, opened at the first sign-on.
 *
 * @param number counts up by one per register incarnation
 */
public record Shift(UUID id, long number, Instant openedAt, String openedBy) {
}
