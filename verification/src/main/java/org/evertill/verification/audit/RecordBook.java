package org.evertill.verification.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of one database: reads them in the order of their numbers, recomputes the hash chain from the bytes and
 * holds each row's columns against what its bytes say.
 */
final class RecordBook {

    private static final String IN_ORDER = """
            SELECT record_id, store_number, register_number, incarnation, sequence, kind, receipt_number,
                   recorded_at, previous_hash, hash, payload
            FROM journal_record
            ORDER BY store_number, register_number, incarnation, sequence, rowid""";

    private final Place place;
    private final List<StoredRecord> records = new ArrayList<>();
    private final Map<String, StoredRecord> byId = new HashMap<>();
    private @Nullable Series chained;
    private byte[] head = {};

    private RecordBook(Place place) {
        this.place = place;
    }

    static RecordBook read(AuditDatabase database, Findings findings) throws SQLException {
        RecordBook book = new RecordBook(database.place());
        try (Statement statement = database.statement(); ResultSet row = statement.executeQuery(IN_ORDER)) {
            while (row.next()) {
                book.add(row, findings);
            }
        }
        Numbering.check(book, findings);
        return book;
    }

    Place place() {
        return place;
    }

    /** In the order of store, register, incarnation and sequence; a doubled row twice. */
    List<StoredRecord> records() {
        return records;
    }

    Optional<StoredRecord> find(String recordId) {
        return Optional.ofNullable(byId.get(recordId));
    }

    Optional<StoredRecord> find(Series series, long sequence) {
        return records.stream().filter(record -> record.sequence() == sequence && record.series().equals(series))
                .findFirst();
    }

    private void add(ResultSet row, Findings findings) throws SQLException {
        byte[] payload = row.getBytes("payload");
        Series series = new Series(row.getString("store_number"), row.getString("register_number"),
                row.getLong("incarnation"));
        long number = row.getLong("receipt_number");
        Long receiptNumber = row.wasNull() ? null : number;
        StoredRecord record = new StoredRecord(row.getString("record_id"), series, row.getLong("sequence"),
                row.getString("kind"), receiptNumber,
                HexFormat.of().formatHex(Series.sha256().digest(payload)),
                HexFormat.of().formatHex(row.getBytes("hash")), PayloadView.read(payload).orElse(null));
        followChain(record, row.getBytes("previous_hash"), row.getBytes("hash"), payload, findings);
        checkPayload(record, row.getString("recorded_at"), findings);
        records.add(record);
        byId.putIfAbsent(record.recordId(), record);
    }

    private void followChain(
            StoredRecord record, byte[] previousHash, byte[] hash, byte[] payload, Findings findings) {
        if (!record.series().equals(chained)) {
            chained = record.series();
            head = chained.genesis();
        }
        if (!Arrays.equals(previousHash, head)) {
            findings.add(Finding.Kind.BROKEN_CHAIN, record.recordId(), place,
                    record.name() + " does not name the hash of the record before it");
        }
        if (!Arrays.equals(hash, Series.link(previousHash, payload))) {
            findings.add(Finding.Kind.BROKEN_CHAIN, record.recordId(), place,
                    record.name() + " has another hash than its bytes");
        }
        // goes on from the stored hash, so that one break is reported once and not for every record after it
        head = hash;
    }

    private void checkPayload(StoredRecord record, String recordedAt, Findings findings) {
        PayloadView said = record.payload();
        if (said == null) {
            findings.add(Finding.Kind.WRONG_PROJECTION, record.recordId(), place,
                    record.name() + " has bytes that are no record");
            return;
        }
        boolean same = said.id().equals(record.recordId()) && said.kind().equals(record.kind())
                && said.series().equals(record.series()) && said.sequence() == record.sequence()
                && Objects.equals(said.receiptNumber(), record.receiptNumber())
                && said.recordedAt().equals(recordedAt);
        if (!same) {
            findings.add(Finding.Kind.WRONG_PROJECTION, record.recordId(), place,
                    record.name() + " stands under another identity than its bytes say: " + said.kind() + " "
                            + said.id() + " (" + said.series() + " no. " + said.sequence() + ")");
        }
    }
}
