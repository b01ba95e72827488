package org.evertill.offlinedb;

import java.sql.SQLException;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.record.RecordHash;

/**
 * Where the journal of an incarnation ends: what the next record follows on. Read from the records themselves in the
 * transaction that goes on from it, so no counter can disagree with them.
 *
 * @param sequence      of the newest record, 0 before the first
 * @param hash          of the newest record, the genesis before the first
 * @param receiptNumber the newest, 0 before the first
 */
record JournalHead(long sequence, byte[] hash, long receiptNumber) {
    private static final String NEWEST = """
            SELECT sequence, hash, receipt_number FROM journal_record
            WHERE store_number = ? AND register_number = ? AND incarnation = ? ORDER BY sequence DESC LIMIT 1""";
    /** Walks back over the few records without a receipt that follow the newest sale. */
    private static final String NEWEST_RECEIPT = """
            SELECT receipt_number FROM journal_record
            WHERE store_number = ? AND register_number = ? AND incarnation = ? AND receipt_number IS NOT NULL
            ORDER BY sequence DESC LIMIT 1""";

    static JournalHead read(Statements statements, RegisterIdentity identity) throws SQLException {
        Object[] series = {identity.storeNumber(), identity.registerNumber(), identity.incarnation()};
        JournalHead newest = statements
                .first(NEWEST, row -> new JournalHead(row.getLong(1), row.getBytes(2), row.getLong(3)), series)
                .orElseGet(() -> new JournalHead(0, RecordHash.genesis(identity), 0));
        if (newest.receiptNumber() > 0) {
            return newest;
        }
        long receipt = statements.first(NEWEST_RECEIPT, row -> row.getLong(1), series).orElse(0L);
        return new JournalHead(newest.sequence(), newest.hash(), receipt);
    }
}
