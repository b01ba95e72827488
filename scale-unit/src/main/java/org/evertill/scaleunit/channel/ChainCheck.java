package org.evertill.scaleunit.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.record.RecordPayload;
import org.evertill.scaleunit.storage.PreparedStatements;

/** Whether each of some records, stored together, continued its register's hash chain when it came in. */
final class ChainCheck {
    private static final String HASH = """
            SELECT hash FROM journal_record
            WHERE store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?""";

    private final PreparedStatements statements;
    private final Set<Place> toCome = new HashSet<>();
    private final Map<Place, byte[]> come = new HashMap<>();

    private record Place(RegisterIdentity register, long sequence) {
        static Place of(RecordPayload payload) {
            return new Place(new RegisterIdentity(payload.storeNumber(), payload.registerNumber(),
                    payload.incarnation()), payload.sequence());
        }

        Place before() {
            return new Place(register, sequence - 1);
        }
    }

    /** Of records that are stored already; {@link #finding} is asked of each, in their order. */
    ChainCheck(PreparedStatements statements, List<JournalRecord> stored) {
        this.statements = statements;
        stored.forEach(record -> toCome.add(Place.of(record.payload())));
    }

    /** What is wrong with the chain at a record; empty when nothing is. */
    Optional<String> finding(JournalRecord record) throws SQLException {
        Place place = Place.of(record.payload());
        toCome.remove(place);
        come.put(place, record.hash());
        if (place.sequence == 1) {
            return Arrays.equals(RecordHash.genesis(place.register), record.previousHash())
                    ? Optional.empty() : Optional.of("does not begin the chain of its incarnation");
        }
        Optional<byte[]> before = hashOf(place.before());
        if (before.isEmpty()) {
            return Optional.of("came before the record it follows");
        }
        return Arrays.equals(before.get(), record.previousHash())
                ? Optional.empty() : Optional.of("does not continue the record before it");
    }

    private Optional<byte[]> hashOf(Place place) throws SQLException {
        if (come.containsKey(place)) {
            return Optional.of(come.get(place));
        }
        if (toCome.contains(place)) {
            return Optional.empty();
        }
        RegisterIdentity register = place.register;
        try (ResultSet result = statements.of(HASH, register.storeNumber(), register.registerNumber(),
                register.incarnation(), place.sequence).executeQuery()) {
            return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
        }
    }
}
