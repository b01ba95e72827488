package org.evertill.scaleunit.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordPayload;
import org.evertill.exchange.record.RecordWriter;
import org.jspecify.annotations.Nullable;

/**
 * Stores records with their projections inside one transaction, each once: whoever brings one again hears that it is
 * here, and one that contradicts what is here leaves nothing behind and takes none of the others along. Many are stored
 * together; only where that fails they are tried in halves. On the writer's thread.
 */
public final class RecordIntake implements AutoCloseable {
    private final PreparedStatements statements;
    private final RecordWriter writer;
    private final Storage storage;
    private final String byId;
    private final String byNumber;

    /** What became of one record. */
    public sealed interface Taken {
        /** It is stored now, with its projections. */
        record Stored() implements Taken { }

        /** It was here before, byte for byte. */
        record AlreadyHere() implements Taken { }

        /** It cannot be stored beside what is here. */
        record Refused(String reason) implements Taken { }
    }

    private record Number(String storeNumber, String registerNumber, long incarnation) { }

    private record Place(Number number, long sequence) { }

    private record Here(String id, byte[] payload, byte[] previousHash) { }

    /** Stores on a connection whose transaction the caller has begun. */
    RecordIntake(Connection connection, Storage storage) {
        String select = """
                SELECT record_id, payload, previous_hash, store_number, register_number, incarnation, sequence
                FROM journal_record WHERE""";
        this.statements = new PreparedStatements(connection);
        this.writer = new RecordWriter(storage.inserts(connection));
        this.storage = storage;
        this.byId = select + " record_id IN (SELECT value FROM " + storage.dialect().elements() + ")";
        this.byNumber = select + " store_number = ? AND register_number = ? AND incarnation = ?"
                + " AND sequence IN (SELECT CAST(value AS BIGINT) FROM " + storage.dialect().elements() + ")";
    }

    /**
     * Stores records.
     *
     * @return what became of each, in their order
     * @throws SQLException when the database is at fault and not a record: then nobody's transaction can go on
     */
    public List<Taken> take(List<JournalRecord> records) throws SQLException {
        if (records.isEmpty()) {
            return List.of();
        }
        statements.of("SAVEPOINT records").execute();
        try {
            List<Taken> taken = takeTogether(records);
            statements.of("RELEASE records").execute();
            return taken;
        } catch (SQLException e) {
            if (!storage.dialect().isRefusal(e)) {
                throw e;
            }
            statements.of("ROLLBACK TO records").execute();
            statements.of("RELEASE records").execute();
            if (records.size() == 1) {
                return List.of(new Taken.Refused(
                        "the record contradicts itself, or what is here: " + e.getMessage()));
            }
        }
        List<Taken> taken = new ArrayList<>(take(records.subList(0, records.size() / 2)));
        taken.addAll(take(records.subList(records.size() / 2, records.size())));
        return taken;
    }

    private List<Taken> takeTogether(List<JournalRecord> records) throws SQLException {
        Map<String, Here> ids = new HashMap<>();
        Map<Place, Here> places = new HashMap<>();
        findAll(records, ids, places);
        List<Taken> taken = new ArrayList<>();
        List<JournalRecord> fresh = new ArrayList<>();
        for (JournalRecord record : records) {
            String id = record.payload().id();
            Place place = placeOf(record.payload());
            Here here = ids.getOrDefault(id, places.get(place));
            taken.add(compare(record, here));
            if (here == null) {
                fresh.add(record);
                Here now = new Here(id, record.bytes(), record.previousHash());
                ids.put(id, now);
                places.put(place, now);
            }
        }
        writer.write(fresh);
        return taken;
    }

    private static Taken compare(JournalRecord record, @Nullable Here here) {
        if (here == null) {
            return new Taken.Stored();
        }
        if (!here.id.equals(record.payload().id())) {
            return new Taken.Refused("another record of this register has the same number");
        }
        return Arrays.equals(here.payload, record.bytes()) && Arrays.equals(here.previousHash, record.previousHash())
                ? new Taken.AlreadyHere()
                : new Taken.Refused("a record of the same id and other bytes is here already");
    }

    /** Finds what is here already of these ids and numbers. */
    private void findAll(List<JournalRecord> records, Map<String, Here> ids, Map<Place, Here> places)
            throws SQLException {
        // Ids are UUIDs: they need no escaping.
        find(ids, places, byId, records.stream().map(record -> '"' + record.payload().id() + '"')
                .collect(Collectors.joining(",", "[", "]")));
        Map<Number, List<Long>> sequences = new HashMap<>();
        for (JournalRecord record : records) {
            Place place = placeOf(record.payload());
            sequences.computeIfAbsent(place.number, number -> new ArrayList<>()).add(place.sequence);
        }
        for (Map.Entry<Number, List<Long>> of : sequences.entrySet()) {
            find(ids, places, byNumber, of.getKey().storeNumber, of.getKey().registerNumber,
                    of.getKey().incarnation, of.getValue().toString());
        }
    }

    private void find(Map<String, Here> ids, Map<Place, Here> places, String sql, Object... parameters)
            throws SQLException {
        try (ResultSet result = statements.of(sql, parameters).executeQuery()) {
            while (result.next()) {
                Here here = new Here(result.getString(1), result.getBytes(2), result.getBytes(3));
                ids.put(here.id, here);
                places.put(new Place(new Number(result.getString(4), result.getString(5), result.getLong(6)),
                        result.getLong(7)), here);
            }
        }
    }

    private static Place placeOf(RecordPayload payload) {
        return new Place(new Number(payload.storeNumber(), payload.registerNumber(), payload.incarnation()),
                payload.sequence());
    }

    @Override
    public void close() throws SQLException {
        writer.close();
        statements.close();
    }
}
