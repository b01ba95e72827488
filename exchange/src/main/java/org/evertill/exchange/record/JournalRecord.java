package org.evertill.exchange.record;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;

/**
 * One record of a journal as it is stored and sent: the payload's bytes, its place in the chain, and the rows that
 * are read out of it. The bytes are not copied and must not be changed.
 */
public record JournalRecord(RecordPayload payload, byte[] bytes, byte[] previousHash, byte[] hash) {

    /** Encodes an entry, once, as the record that follows {@code previousHash}. */
    public static JournalRecord of(JournalEntry entry, RecordNumbers numbers, byte[] previousHash) {
        byte[] bytes = RecordCodec.encode(entry, numbers);
        try {
            return new JournalRecord(RecordPayload.read(bytes), bytes, previousHash,
                    RecordHash.next(previousHash, bytes));
        } catch (RecordRejectedException e) {
            throw new IllegalStateException("an entry was encoded that cannot be read back", e);
        }
    }

    /**
     * Takes a record that somebody else encoded.
     *
     * @throws RecordRejectedException if the hash is not that of the bytes, or the bytes are no record
     */
    public static JournalRecord received(byte[] bytes, byte[] previousHash, byte[] hash)
            throws RecordRejectedException {
        // Of its own length, so that no byte can pass from the hash before to the record.
        if (previousHash.length != RecordHash.LENGTH) {
            throw new RecordRejectedException("the hash of the record before has " + previousHash.length + " bytes");
        }
        if (!MessageDigest.isEqual(hash, RecordHash.next(previousHash, bytes))) {
            throw new RecordRejectedException("the hash does not fit the record's bytes");
        }
        return new JournalRecord(RecordPayload.read(bytes), bytes, previousHash, hash);
    }

    /** The record's own row, then its projections: what every database keeps of it. */
    public List<Row> rows() {
        Row own = ChannelTables.JOURNAL_RECORD.newRow()
                .with("store_number", payload.storeNumber())
                .with("register_number", payload.registerNumber())
                .with("incarnation", payload.incarnation())
                .with("sequence", payload.sequence())
                .with("record_id", payload.id())
                .with("kind", payload.kind())
                .with("receipt_number", payload.receiptNumber())
                .with("recorded_at", payload.at())
                .with("previous_hash", previousHash)
                .with("hash", hash)
                .with("payload", bytes)
                .row();
        List<Row> rows = new ArrayList<>();
        rows.add(own);
        rows.addAll(payload.projection());
        return rows;
    }
}
