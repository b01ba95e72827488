package org.evertill.offlinedb;

/**
 * How far the scale unit has answered for the journal of an incarnation.
 *
 * @param sequence of the newest record it has answered for
 * @param hash     of that record, 64 hexadecimal digits: what a cut-off journal is held against
 */
public record AcknowledgedHead(long incarnation, long sequence, String hash) {
}
