package org.evertill.commerce.transaction;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * The journal's word that an entry is safe.
 *
 * @param sequence      its number in the journal of this incarnation, without gaps, from 1
 * @param receiptNumber its receipt number, without gaps, from 1; empty when it has no receipt
 */
public record Committed(UUID id, long incarnation, long sequence, OptionalLong receiptNumber) {
}
