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

    /** Rows that are read before their bytes are looked into. */
    private static final int BATCH = 1_000;

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
            List<ReadRow> batch = new ArrayList<>();
            while (row.next()) {
                batch.add(ReadRow.of(row));
                if (batch.size() == BATCH) {
                    book.addAll(batch, findings);
                    batch.clear();
                }
            }
            book.addAll(batch, findings);
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

    /** Reading what the bytes say is most of the work of an audit and needs no order: all processors share it. */
    private void addAll(List<ReadRow> batch, Findings findings) {
        for (Understood one : batch.parallelStream().map(Understood::of).toList()) {
            followChain(one, findings);
            checkPayload(one.record(), one.row().recordedAt(), findings);
            records.add(one.record());
            byId.putIfAbsent(one.record().recordId(), one.record());
        }
    }

    private void followChain(Understood one, Findings findings) {
        StoredRecord record = one.record();
        if (!record.series().equals(chained)) {
            chained = record.series();
            head = chained.genesis();
        }
        if (!Arrays.equals(one.row().previousHash(), head)) {
            findings.add(Finding.Kind.BROKEN_CHAIN, record.recordId(), place,
                    record.name() + " does not name the hash of the record before it");
        }
        if (!Arrays.equals(one.row().hash(), one.expectedHash())) {
            findings.add(Finding.Kind.BROKEN_CHAIN, record.recordId(), place,
                    record.name() + " has another hash than its bytes");
        }
        // goes on from the stored hash, so that one break is reported once and not for every record after it
        head = one.row().hash();
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

    /** A row as the database has it. */
    private record ReadRow(String recordId, Series series, long sequence, String kind, @Nullable Long receiptNumber,
            String recordedAt, byte[] previousHash, byte[] hash, byte[] payload) {

        static ReadRow of(ResultSet row) throws SQLException {
            long number = row.getLong(7);
            Long receiptNumber = row.wasNull() ? null : number;
            return new ReadRow(row.getString(1), new Series(row.getString(2), row.getString(3), row.getLong(4)),
                    row.getLong(5), row.getString(6), receiptNumber, row.getString(8), row.getBytes(9),
                    row.getBytes(10), row.getBytes(11));
        }
    }

    /** A row, what its bytes say, and the hash it must have. */
    private record Understood(ReadRow row, StoredRecord record, byte[] expectedHash) {

        static Understood of(ReadRow row) {
            StoredRecord record = new StoredRecord(row.recordId(), row.series(), row.sequence(), row.kind(),
                    row.receiptNumber(), HexFormat.of().formatHex(Series.sha256().digest(row.payload())),
                    HexFormat.of().formatHex(row.hash()), PayloadView.read(row.payload()).orElse(null));
            return new Understood(row, record, Series.link(row.previousHash(), row.payload()));
        }
    }
}
