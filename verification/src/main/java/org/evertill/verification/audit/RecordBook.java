package org.evertill.verification.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
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
    private static final int BATCH = 500;
    /** As many as keep every processor busy, few enough for little memory. */
    private static final int BATCHES_AHEAD = 16;

    private static final byte[] NOT_COMPARED = {};

    private final Place place;
    private final List<StoredRecord> records = new ArrayList<>();
    private final Map<String, StoredRecord> byId = new HashMap<>();
    private @Nullable Series chained;
    private byte[] head = {};

    private RecordBook(Place place) {
        this.place = place;
    }

    /**
     * How records are read.
     *
     * @param workers    look into the bytes, while the auditing thread reads on and follows the chain
     * @param isCompared whether the bytes are held against those of another database
     */
    record Reading(Workers workers, boolean isCompared) {
        /** To read what the bytes say is most of the work of an audit and needs no order. */
        Future<List<Understood>> begin(List<ReadRow> batch) {
            return workers.begin(() -> batch.stream().map(row -> Understood.of(row, isCompared)).toList());
        }
    }

    static RecordBook read(AuditDatabase database, Reading reading, Findings findings) throws SQLException {
        RecordBook book = new RecordBook(database.place());
        Words words = new Words();
        Deque<Future<List<Understood>>> ahead = new ArrayDeque<>();
        try (Statement statement = database.statement(); ResultSet row = statement.executeQuery(IN_ORDER)) {
            List<ReadRow> batch = new ArrayList<>(BATCH);
            while (row.next()) {
                batch.add(ReadRow.of(row, words));
                if (batch.size() == BATCH) {
                    ahead.add(reading.begin(batch));
                    batch = new ArrayList<>(BATCH);
                }
                if (ahead.size() > BATCHES_AHEAD) {
                    book.addAll(Workers.await(ahead.remove()), findings);
                }
            }
            ahead.add(reading.begin(batch));
        }
        for (Future<List<Understood>> batch : ahead) {
            book.addAll(Workers.await(batch), findings);
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

    private void addAll(List<Understood> batch, Findings findings) {
        for (Understood one : batch) {
            followChain(one, findings);
            checkPayload(one, findings);
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

    private void checkPayload(Understood one, Findings findings) {
        StoredRecord record = one.record();
        PayloadView said = one.said();
        if (said == null) {
            findings.add(Finding.Kind.WRONG_PROJECTION, record.recordId(), place,
                    record.name() + " has bytes that are no record");
            return;
        }
        boolean same = said.id().equals(record.recordId()) && said.kind().equals(record.kind())
                && said.series().equals(record.series()) && said.sequence() == record.sequence()
                && Objects.equals(said.receiptNumber(), record.receiptNumber())
                && said.recordedAt().equals(one.row().recordedAt());
        if (!same) {
            findings.add(Finding.Kind.WRONG_PROJECTION, record.recordId(), place,
                    record.name() + " stands under another identity than its bytes say: " + said.kind() + " "
                            + said.id() + " (" + said.series() + " no. " + said.sequence() + ")");
        }
    }

    /** A row as the database has it. */
    private record ReadRow(String recordId, Series series, long sequence, String kind, @Nullable Long receiptNumber,
            String recordedAt, byte[] previousHash, byte[] hash, byte[] payload) {

        static ReadRow of(ResultSet row, Words words) throws SQLException {
            long number = row.getLong(7);
            Long receiptNumber = row.wasNull() ? null : number;
            return new ReadRow(row.getString(1),
                    words.one(new Series(row.getString(2), row.getString(3), row.getLong(4))), row.getLong(5),
                    words.one(row.getString(6)), receiptNumber, row.getString(8), row.getBytes(9), row.getBytes(10),
                    row.getBytes(11));
        }
    }

    /** A row, what its bytes say, and the hash it must have. */
    private record Understood(ReadRow row, StoredRecord record, @Nullable PayloadView said, byte[] expectedHash) {

        static Understood of(ReadRow row, boolean isCompared) {
            PayloadView said = PayloadReader.read(row.payload()).orElse(null);
            byte[] digest = isCompared ? Series.sha256().digest(row.payload()) : NOT_COMPARED;
            StoredRecord record = new StoredRecord(row.recordId(), row.series(), row.sequence(), row.kind(),
                    row.receiptNumber(), digest, row.hash(), said == null ? null : said.content());
            return new Understood(row, record, said, Series.link(row.previousHash(), row.payload()));
        }
    }
}
