package org.evertill.offlinedb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evertill.commerce.register.RegisterIdentity;
import org.jspecify.annotations.Nullable;

/**
 * How far the records of one incarnation are answered for. Usually the watermark says it all. Where a record is left
 * behind, since the file does not give it or the answer for it is not final, the watermark stays below it, for that
 * record is unsent; the reach tells how far the others have come.
 *
 * @param watermark  up to here everything is answered for; 0 for nothing
 * @param reach      up to here everything is answered for but what is left behind; the watermark or above it
 * @param reachHash  of the record at the reach; null at 0
 * @param leftBehind the numbers of the records that were left behind, unsent all of them, each with the reason
 */
record UploadSeries(RegisterIdentity identity, long watermark, long reach, byte @Nullable [] reachHash,
        NavigableMap<Long, String> leftBehind) {

    /** The reason of a record that was given and sent, and whose answer said nothing this program knows. */
    static final String OUTCOME_UNKNOWN = "outcome-unknown";
    /** The reason of a record that the scale unit does not know yet. */
    static final String NOT_YET = "not-yet";

    private static final String ALL = """
            SELECT i.store_number, i.register_number, i.incarnation, coalesce(w.sequence, 0),
                   coalesce(u.sequence, w.sequence, 0), coalesce(u.hash, w.hash)
            FROM register_identity i
                LEFT JOIN upload_watermark w USING (store_number, register_number, incarnation)
                LEFT JOIN upload_reach u USING (store_number, register_number, incarnation)
            ORDER BY i.activation_number""";
    private static final String OF_SERIES = " WHERE store_number = ? AND register_number = ? AND incarnation = ?";
    private static final String LEFT_BEHIND = "SELECT sequence, reason FROM unreadable_record" + OF_SERIES;
    private static final String LEAVE_BEHIND = """
            INSERT INTO unreadable_record (store_number, register_number, incarnation, sequence, reason, found_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET reason = excluded.reason""";
    private static final String ANSWERED_AFTER_ALL = "DELETE FROM unreadable_record" + OF_SERIES + " AND sequence = ?";
    private static final String LEVEL = "DELETE FROM upload_reach" + OF_SERIES;
    private static final String NOTE = " (store_number, register_number, incarnation, sequence, hash)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (store_number, register_number, incarnation)"
            + " DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash";

    /** Every incarnation this folder has been, the oldest first. */
    static List<UploadSeries> all(Statements statements) throws SQLException {
        List<UploadSeries> found = statements.all(ALL, UploadSeries::read);
        for (UploadSeries series : found) {
            statements.all(LEFT_BEHIND, row -> Map.entry(row.getLong(1), row.getString(2)), series.key())
                    .forEach(left -> series.leftBehind.put(left.getKey(), left.getValue()));
        }
        return found;
    }

    private static UploadSeries read(ResultSet row) throws SQLException {
        return new UploadSeries(new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3)),
                row.getLong(4), row.getLong(5), row.getBytes(6), new TreeMap<>());
    }

    /** The columns that name it, and what follows them in a statement. */
    Object[] key(Object... more) {
        Object[] parameters = new Object[3 + more.length];
        parameters[0] = identity.storeNumber();
        parameters[1] = identity.registerNumber();
        parameters[2] = identity.incarnation();
        System.arraycopy(more, 0, parameters, 3, more.length);
        return parameters;
    }

    /** Those left behind that the reach has passed. */
    NavigableSet<Long> passedOver() {
        return leftBehind.headMap(reach, true).navigableKeySet();
    }

    /** Those left behind because the file does not give them. */
    List<Long> unreadable() {
        return leftBehind.keySet().stream().filter(sequence -> !isLeftFor(OUTCOME_UNKNOWN, sequence)
                && !isLeftFor(NOT_YET, sequence)).toList();
    }

    /** Those left behind because the answer for them said nothing this program knows. */
    List<Long> outcomeUnknown() {
        return leftBehind.keySet().stream().filter(sequence -> isLeftFor(OUTCOME_UNKNOWN, sequence)).toList();
    }

    /** Those left behind because the scale unit does not know records of their kind yet. */
    List<Long> notYet() {
        return leftBehind.keySet().stream().filter(sequence -> isLeftFor(NOT_YET, sequence)).toList();
    }

    private boolean isLeftFor(String reason, long sequence) {
        return reason.equals(leftBehind.get(sequence));
    }

    /** Whether a record of this number is not answered for. */
    boolean isUnsent(long sequence) {
        return sequence > reach || leftBehind.containsKey(sequence);
    }

    /** Lets the others go on without a record that is unsent and stays so. */
    void leaveBehind(Statements statements, long sequence, String reason, String at) throws SQLException {
        statements.change(LEAVE_BEHIND, key(sequence, reason, at));
        leftBehind.put(sequence, reason);
    }

    /** Moves over records that are answered for, by their numbers with their hashes, as far as they follow. */
    void move(Statements statements, NavigableMap<Long, byte[]> answered) throws SQLException {
        NavigableSet<Long> left = new TreeSet<>(leftBehind.keySet());
        for (long sequence : answered.keySet()) {
            if (left.remove(sequence)) {
                statements.change(ANSWERED_AFTER_ALL, key(sequence));
            }
        }
        long to = reach;
        byte[] toHash = reachHash;
        for (long next = reach + 1; answered.containsKey(next) || left.contains(next); next++) {
            if (answered.containsKey(next)) {
                to = next;
                toHash = answered.get(next);
            }
        }
        if (toHash != null) {
            note(statements, left, answered, to, toHash);
        }
    }

    private void note(Statements statements, NavigableSet<Long> left, NavigableMap<Long, byte[]> answered, long to,
            byte[] toHash) throws SQLException {
        @Nullable Long first = left.higher(watermark);
        if (first == null || first > to) {
            if (to > watermark) {
                statements.change("INSERT INTO upload_watermark" + NOTE, key(to, toHash));
                statements.change(LEVEL, key());
            }
            return;
        }
        // A record whose hash is not at hand does not carry the watermark: lower than it could be is never wrong.
        @Nullable Long below = answered.lowerKey(first);
        if (below != null && below > watermark) {
            statements.change("INSERT INTO upload_watermark" + NOTE, key(below, answered.get(below)));
        }
        if (to > first) {
            statements.change("INSERT INTO upload_reach" + NOTE, key(to, toHash));
        }
    }
}
