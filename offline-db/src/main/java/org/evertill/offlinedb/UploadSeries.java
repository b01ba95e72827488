package org.evertill.offlinedb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.evertill.commerce.register.RegisterIdentity;
import org.jspecify.annotations.Nullable;

/**
 * How far the records of one incarnation are answered for. Usually the watermark says it all. Where the file does not
 * give a record, the watermark stays below it, for that record is unsent; the reach tells how far the others have come.
 *
 * @param watermark  up to here everything is answered for; 0 for nothing
 * @param reach      up to here everything is answered for but what is unreadable; the watermark or above it
 * @param reachHash  of the record at the reach; null at 0
 * @param unreadable the numbers of the records that were not given, unsent all of them
 */
record UploadSeries(RegisterIdentity identity, long watermark, long reach, byte @Nullable [] reachHash,
        NavigableSet<Long> unreadable) {

    private static final String ALL = """
            SELECT i.store_number, i.register_number, i.incarnation, coalesce(w.sequence, 0),
                   coalesce(u.sequence, w.sequence, 0), coalesce(u.hash, w.hash)
            FROM register_identity i
                LEFT JOIN upload_watermark w USING (store_number, register_number, incarnation)
                LEFT JOIN upload_reach u USING (store_number, register_number, incarnation)
            ORDER BY i.activation_number""";
    private static final String OF_SERIES = " WHERE store_number = ? AND register_number = ? AND incarnation = ?";
    private static final String UNREADABLE = "SELECT sequence FROM unreadable_record" + OF_SERIES;
    private static final String FOUND_AFTER_ALL = "DELETE FROM unreadable_record" + OF_SERIES + " AND sequence = ?";
    private static final String LEVEL = "DELETE FROM upload_reach" + OF_SERIES;
    private static final String NOTE = " (store_number, register_number, incarnation, sequence, hash)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (store_number, register_number, incarnation)"
            + " DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash";

    /** Every incarnation this folder has been, the oldest first. */
    static List<UploadSeries> all(Statements statements) throws SQLException {
        List<UploadSeries> found = statements.all(ALL, UploadSeries::read);
        for (UploadSeries series : found) {
            series.unreadable.addAll(statements.all(UNREADABLE, row -> row.getLong(1), series.key()));
        }
        return found;
    }

    private static UploadSeries read(ResultSet row) throws SQLException {
        return new UploadSeries(new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3)),
                row.getLong(4), row.getLong(5), row.getBytes(6), new TreeSet<>());
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

    /** The unreadable ones that the reach has passed. */
    NavigableSet<Long> passedOver() {
        return Collections.unmodifiableNavigableSet(unreadable.headSet(reach, true));
    }

    /** Moves over records that are answered for, by their numbers with their hashes, as far as they follow. */
    void move(Statements statements, NavigableMap<Long, byte[]> answered) throws SQLException {
        NavigableSet<Long> left = new TreeSet<>(unreadable);
        for (long sequence : answered.keySet()) {
            if (left.remove(sequence)) {
                statements.change(FOUND_AFTER_ALL, key(sequence));
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
