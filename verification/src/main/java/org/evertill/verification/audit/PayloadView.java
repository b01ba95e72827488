package org.evertill.verification.audit;

import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a record say.
 *
 * @param recordedAt when it happened, as it is written
 * @param content    what it is about
 */
record PayloadView(
        String id, String kind, Series series, long sequence, @Nullable Long receiptNumber,
        String recordedAt, Content content) {

    /**
     * What is kept of it until the tables and the cashiers' account are held against it.
     *
     * @param total      in minor units; 0 for what is no transaction
     * @param projection what the transaction tables must hold of it
     */
    record Content(long total, Projection projection) {
    }
}
