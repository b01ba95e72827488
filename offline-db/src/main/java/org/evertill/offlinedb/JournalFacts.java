package org.evertill.offlinedb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.record.RecordHash;
import org.jspecify.annotations.Nullable;

/**
 * What a journal says of itself, and whether that can be: numbers without gaps, a chain that holds, nothing taken back.
 * Reads the newest records of each incarnation and counts the others; the whole chain is for {@code journal verify}.
 */
final class JournalFacts {
    /** As many as a log of the usual length can hold in records of the usual size. */
    private static final int NEWEST = 100;

    private static final String TABLE = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'journal_record'";
    private static final String SERIES = """
            SELECT DISTINCT store_number, register_number, incarnation FROM journal_record
            UNION SELECT store_number, register_number, incarnation FROM register_identity ORDER BY 1, 2, 3""";
    private static final String OF_SERIES =
            " FROM journal_record WHERE store_number = ? AND register_number = ? AND incarnation = ?";
    private static final String COUNT = "SELECT count(*), coalesce(max(sequence), 0)" + OF_SERIES;
    private static final String RECORDS =
            "SELECT sequence, previous_hash, hash, payload" + OF_SERIES + " ORDER BY sequence DESC LIMIT ?";
    private static final String HASH = "SELECT hash" + OF_SERIES + " AND sequence = ?";
    private static final String ACTIVATED = """
            SELECT 1 FROM register_identity
            WHERE store_number = ? AND register_number = ? AND incarnation = ?""";
    private static final String ACKNOWLEDGED = """
            SELECT sequence, hash FROM upload_watermark
            WHERE store_number = ? AND register_number = ? AND incarnation = ?""";

    private final Statements statements;

    /** Something a journal has said, which it must go on saying: an incarnation and its newest record, if any. */
    record Known(RegisterIdentity identity, long sequence, byte[] hash) {
        @Override
        public String toString() {
            return (sequence == 0 ? "" : "record " + sequence + " of ") + "register " + identity.registerNumber()
                    + " of store " + identity.storeNumber() + ", incarnation " + identity.incarnation();
        }
    }

    private record Link(long sequence, byte[] previousHash, byte[] hash, byte[] payload) {
        boolean isItself() {
            return previousHash.length == RecordHash.LENGTH
                    && Arrays.equals(hash, RecordHash.next(previousHash, payload));
        }
    }

    private record Numbers(long count, long newest) { }

    JournalFacts(Connection connection) {
        this.statements = new Statements(connection);
    }

    /** SQLite's own word on the file: {@code ok}, or the first thing that is wrong. */
    String quickCheck() throws SQLException {
        return statements.first("PRAGMA quick_check(1)", row -> row.getString(1)).orElse("no answer");
    }

    boolean hasRecords() throws SQLException {
        return isMade() && statements.first("SELECT 1 FROM journal_record LIMIT 1", row -> true).isPresent();
    }

    /** Every incarnation with its newest record; a record that does not fit its own hash is not known. */
    List<Known> known() throws SQLException {
        List<Known> known = new ArrayList<>();
        for (RegisterIdentity identity : series()) {
            List<Link> newest = newest(identity, 1);
            if (!newest.isEmpty() && newest.getFirst().isItself()) {
                known.add(new Known(identity, newest.getFirst().sequence(), newest.getFirst().hash()));
            } else if (isActivated(identity) && isSound()) {
                known.add(new Known(identity, 0, new byte[0]));
            }
        }
        return known;
    }

    private boolean isActivated(RegisterIdentity identity) throws SQLException {
        return statements.first(ACTIVATED, row -> true, of(identity)).isPresent();
    }

    /** No hash says of an identity that it was written so; a page half copied must not invent one. */
    private boolean isSound() throws SQLException {
        return statements.first("PRAGMA quick_check('register_identity')", row -> row.getString(1).equals("ok"))
                .orElse(false);
    }

    /** The first of these that is not here. */
    Optional<Known> firstMissing(List<Known> known) throws SQLException {
        if (!isMade()) {
            return known.stream().findFirst();
        }
        for (Known one : known) {
            boolean isHere = one.sequence() == 0
                    ? isActivated(one.identity())
                    : Arrays.equals(one.hash(), hashOf(one.identity(), one.sequence()));
            if (!isHere) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The first thing that cannot be, in words. */
    Optional<String> fault() throws SQLException {
        if (!isMade()) {
            return Optional.empty();
        }
        for (RegisterIdentity identity : series()) {
            Optional<String> fault = faultOf(identity);
            if (fault.isPresent()) {
                return fault.map(what -> what + " (register " + identity.registerNumber() + " of store "
                        + identity.storeNumber() + ", incarnation " + identity.incarnation() + ")");
            }
        }
        return Optional.empty();
    }

    private Optional<String> faultOf(RegisterIdentity identity) throws SQLException {
        Numbers numbers = statements.first(COUNT, row -> new Numbers(row.getLong(1), row.getLong(2)), of(identity))
                .orElseThrow();
        if (numbers.count() != numbers.newest()) {
            return Optional.of(numbers.count() + " records are there and the newest has number " + numbers.newest());
        }
        @Nullable Link later = null;
        for (Link link : newest(identity, NEWEST)) {
            if (!link.isItself() || later != null && !Arrays.equals(later.previousHash(), link.hash())) {
                return Optional.of("record " + link.sequence() + " is not what was written");
            }
            later = link;
        }
        if (later != null && later.sequence() == 1
                && !Arrays.equals(later.previousHash(), RecordHash.genesis(identity))) {
            return Optional.of("record 1 is not what was written");
        }
        Optional<Known> acknowledged = statements.first(ACKNOWLEDGED,
                row -> new Known(identity, row.getLong(1), row.getBytes(2)), of(identity));
        try {
            return firstMissing(acknowledged.stream().toList())
                    .map(missing -> "record " + missing.sequence() + ", which the scale unit has, is gone");
        } catch (SQLException damaged) {
            if (JournalFailure.of(damaged) == JournalFailure.DAMAGED) {
                // An old record on a damaged page is not gone: nothing was cut off, and sales go on behind it.
                return Optional.empty();
            }
            throw damaged;
        }
    }

    private boolean isMade() throws SQLException {
        return statements.first(TABLE, row -> true).isPresent();
    }

    private List<RegisterIdentity> series() throws SQLException {
        return isMade() ? statements.all(SERIES,
                row -> new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3))) : List.of();
    }

    private List<Link> newest(RegisterIdentity identity, int most) throws SQLException {
        return statements.all(RECORDS, row -> new Link(row.getLong(1), row.getBytes(2), row.getBytes(3),
                row.getBytes(4)), identity.storeNumber(), identity.registerNumber(), identity.incarnation(), most);
    }

    private byte @Nullable [] hashOf(RegisterIdentity identity, long sequence) throws SQLException {
        return statements.first(HASH, row -> row.getBytes(1), identity.storeNumber(), identity.registerNumber(),
                identity.incarnation(), sequence).orElse(null);
    }

    private static Object[] of(RegisterIdentity identity) {
        return new Object[] {identity.storeNumber(), identity.registerNumber(), identity.incarnation()};
    }
}
