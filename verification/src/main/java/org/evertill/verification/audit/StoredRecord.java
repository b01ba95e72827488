package org.evertill.verification.audit;

import org.jspecify.annotations.Nullable;

/**
 * One row of {@code journal_record} as an auditor needs it.
 *
 * @param bytesDigest   SHA-256 of the payload: equal digests are equal bytes; empty where there is nothing to compare
 * @param receiptNumber null unless the record is a sale
 * @param hash          the stored hash
 * @param content       what the bytes say; null when they are no readable record
 */
record StoredRecord(
        String recordId, Series series, long sequence, String kind, @Nullable Long receiptNumber, byte[] bytesDigest,
        byte[] hash, PayloadView.@Nullable Content content) {

    boolean isSale() {
        return kind.equals("sale");
    }

    /** A record that must have rows in the transaction tables. */
    boolean isTransaction() {
        return isSale() || kind.equals("void");
    }

    String name() {
        return kind + " " + recordId + " (" + series + " no. " + sequence + ")";
    }
}
