package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.record.RecordPayload;
import org.evertill.exchange.record.RecordRejectedException;
import org.evertill.scaleunit.storage.Finding;
import org.evertill.scaleunit.storage.PreparedStatements;
import org.evertill.scaleunit.storage.RecordIntake;
import org.evertill.scaleunit.storage.RecordIntake.Taken;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What headquarters has set aside, tried again by a program that may know more than the one that did so: no channel
 * hands it over a second time. Safe on any thread.
 */
public final class AsideRecords {
    private static final Logger LOG = LoggerFactory.getLogger(AsideRecords.class);
    private static final int AT_ONCE = 200;

    private static final String NEXT = """
            SELECT quarantine_number, channel_code, hash, payload FROM quarantined_record
            WHERE quarantine_number > ? ORDER BY quarantine_number LIMIT ?""";
    private static final String RECORD_BEFORE = """
            SELECT hash FROM journal_record
            WHERE store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?""";
    private static final String TAKE_BACK = "DELETE FROM quarantined_record WHERE quarantine_number = ?";

    private final ServerDatabase database;

    private record Aside(long number, String channelCode, byte[] hash, byte[] payload) {
    }

    /** How far a round has come, and how many it has taken in. */
    private record Standing(long number, int taken, boolean isEnd) {
    }

    /** What headquarters' database has aside. */
    public AsideRecords(ServerDatabase database) {
        this.database = database;
    }

    /**
     * Takes in what can be taken now; that is aside no more. The rest stays as it is. A few records in each
     * transaction, so that nobody who writes waits for all of them.
     *
     * @param goesOn asked after each transaction; where it says no, the rest waits for the next time
     * @return how many are aside no more
     */
    public int tryAgain(BooleanSupplier goesOn) throws SQLException {
        Standing standing = new Standing(0, 0, false);
        do {
            Standing before = standing;
            standing = database.<Standing>write(connection -> tryNext(connection, before));
        } while (!standing.isEnd && goesOn.getAsBoolean());
        if (standing.taken > 0) {
            LOG.info("{} records that were set aside could be taken now", standing.taken);
        }
        return standing.taken;
    }

    private static List<Aside> next(PreparedStatements statements, long after) throws SQLException {
        List<Aside> next = new ArrayList<>();
        try (ResultSet row = statements.of(NEXT, after, AT_ONCE).executeQuery()) {
            while (row.next()) {
                next.add(new Aside(row.getLong(1), row.getString(2), row.getBytes(3), row.getBytes(4)));
            }
        }
        return next;
    }

    private Standing tryNext(Connection connection, Standing before) throws SQLException {
        try (RecordIntake intake = database.intake(connection);
                PreparedStatements statements = new PreparedStatements(connection)) {
            List<Aside> next = next(statements, before.number);
            Map<Finding.Place, byte[]> hashes = new HashMap<>();
            int taken = before.taken;
            // One after the other: the hash of one that comes in now is what proves the one behind it.
            for (Aside aside : next) {
                Finding.Place.in(aside.payload).ifPresent(place -> hashes.put(place, aside.hash));
                Optional<JournalRecord> record = decoded(statements, aside, hashes);
                if (record.isPresent()
                        && !(intake.take(List.of(record.get())).getFirst() instanceof Taken.Refused)) {
                    taken += statements.of(TAKE_BACK, aside.number).executeUpdate();
                }
            }
            return new Standing(next.isEmpty() ? before.number : next.getLast().number, taken,
                    next.size() < AT_ONCE);
        }
    }

    /** The record, where this program knows it, its channel may bring it, and its hash fits. */
    private static Optional<JournalRecord> decoded(PreparedStatements statements, Aside aside,
            Map<Finding.Place, byte[]> hashes) throws SQLException {
        try {
            RecordPayload payload = RecordPayload.read(aside.payload);
            byte[] previousHash = TransactionCollector.channelCode(payload.storeNumber()).equals(aside.channelCode)
                    ? previousHash(statements, payload, hashes) : null;
            return previousHash == null ? Optional.empty()
                    : Optional.of(JournalRecord.received(aside.payload, previousHash, aside.hash));
        } catch (RecordRejectedException stillNone) {
            return Optional.empty();
        }
    }

    /** The hash before it is not kept with what is aside: the record before it has it, and the own hash proves it. */
    private static byte @Nullable [] previousHash(PreparedStatements statements, RecordPayload payload,
            Map<Finding.Place, byte[]> hashes) throws SQLException {
        RegisterIdentity register = new RegisterIdentity(payload.storeNumber(), payload.registerNumber(),
                payload.incarnation());
        if (payload.sequence() == 1) {
            return RecordHash.genesis(register);
        }
        long before = payload.sequence() - 1;
        try (ResultSet row = statements.of(RECORD_BEFORE, register.storeNumber(), register.registerNumber(),
                register.incarnation(), before).executeQuery()) {
            return row.next() ? row.getBytes(1) : hashes.get(new Finding.Place(register, before));
        }
    }
}
