package org.evertill.offlinedb;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.record.RecordHash;
import org.jspecify.annotations.Nullable;

/** A walk along the records of one incarnation, in the order of their numbers. For one use. */
final class ChainWalk {
    /** The columns a step reads, in this order. */
    static final String COLUMNS =
            "sequence, record_id, kind, receipt_number, recorded_at, previous_hash, hash, payload";

    /** A journal that was made up has something wrong everywhere; this many findings say so. */
    private static final int FINDINGS_MAX = 100;

    private final RegisterIdentity identity;
    private final List<KnownHead> known;
    private final List<JournalFinding> findings = new ArrayList<>();
    private byte[] lastHash;
    private long lastSequence;
    private long lastReceipt;
    private long records;

    ChainWalk(RegisterIdentity identity, List<KnownHead> known) {
        this.identity = identity;
        this.known = known.stream().filter(head -> head.identity().equals(identity)).toList();
        this.lastHash = RecordHash.genesis(identity);
    }

    /** Looks at the next record, the row a result stands on. */
    void step(ResultSet row) throws SQLException {
        long sequence = row.getLong(1);
        byte[] previous = row.getBytes(6);
        byte[] hash = row.getBytes(7);
        byte[] payload = row.getBytes(8);
        if (sequence != lastSequence + 1) {
            find(JournalFinding.Kind.MISSING, lastSequence + 1, "no record has this number; the next is " + sequence);
        }
        if (!Arrays.equals(previous, lastHash)) {
            find(JournalFinding.Kind.BROKEN_CHAIN, sequence, "does not follow on record " + lastSequence);
        }
        if (!Arrays.equals(hash, RecordHash.next(previous, payload))) {
            find(JournalFinding.Kind.CHANGED, sequence, "the hash is not that of its bytes");
        }
        compareLabels(sequence, row, payload);
        compareKnown(sequence, hash);
        lastSequence = sequence;
        lastHash = hash;
        records++;
    }

    /** Ends the walk. */
    VerifiedJournal end() {
        for (KnownHead head : known) {
            if (head.sequence() > lastSequence) {
                find(JournalFinding.Kind.HEAD_DIFFERS, head.sequence(),
                        "is known to have been here; the journal ends at record " + lastSequence);
            }
        }
        return new VerifiedJournal(identity, records, lastSequence, HexFormat.of().formatHex(lastHash), findings);
    }

    private void compareLabels(long sequence, ResultSet row, byte[] payload) throws SQLException {
        Map<String, String> label;
        try {
            label = PayloadLabel.read(payload);
        } catch (IOException e) {
            find(JournalFinding.Kind.CHANGED, sequence, "its bytes are no record");
            return;
        }
        String kind = label.get("kind");
        compare(sequence, label, "storeNumber", identity.storeNumber());
        compare(sequence, label, "registerNumber", identity.registerNumber());
        compare(sequence, label, "incarnation", Long.toString(identity.incarnation()));
        compare(sequence, label, "sequence", Long.toString(sequence));
        compare(sequence, label, "id", row.getString(2));
        compare(sequence, label, "kind", row.getString(3));
        compare(sequence, label, "receiptNumber", row.getString(4));
        compare(sequence, label, "at", row.getString(5));
        if ("sale".equals(kind)) {
            compare(sequence, label, "receiptNumber", Long.toString(++lastReceipt));
        }
    }

    private void compare(long sequence, Map<String, String> label, String property, @Nullable String expected) {
        if (!Objects.equals(label.get(property), expected)) {
            find(JournalFinding.Kind.MISLABELLED, sequence,
                    property + " is " + label.get(property) + " in its bytes where " + expected + " is due");
        }
    }

    private void compareKnown(long sequence, byte[] hash) {
        for (KnownHead head : known) {
            if (head.sequence() == sequence && !head.hash().equalsIgnoreCase(HexFormat.of().formatHex(hash))) {
                find(JournalFinding.Kind.HEAD_DIFFERS, sequence, "is not the record that is known to have been here");
            }
        }
    }

    private void find(JournalFinding.Kind kind, long sequence, String sentence) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(new JournalFinding(kind, sequence, "Record " + sequence + ": " + sentence + "."));
        }
    }
}
