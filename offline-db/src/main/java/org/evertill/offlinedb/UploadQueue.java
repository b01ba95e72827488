package org.evertill.offlinedb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The records the scale unit has not answered for, oldest first, those of earlier incarnations before the present one.
 * Only answers move the watermark. A record that was set aside is answered too, and one that the damaged file does not
 * give, or whose answer is not final, is left behind and stays unsent, so nothing ever waits behind either. Safe on
 * any thread; reads beside the register thread.
 */
public final class UploadQueue {
    private static final Logger LOG = LoggerFactory.getLogger(UploadQueue.class);

    static final String COLUMNS = "SELECT sequence, record_id, previous_hash, hash, payload FROM journal_record";

    private static final String OF_SERIES = " WHERE store_number = ? AND register_number = ? AND incarnation = ?";
    private static final String RECORDS = COLUMNS + """
             WHERE store_number = ?1 AND register_number = ?2 AND incarnation = ?3 AND sequence > ?4
                AND sequence NOT IN (SELECT sequence FROM unreadable_record
                    WHERE store_number = ?1 AND register_number = ?2 AND incarnation = ?3)
            ORDER BY sequence LIMIT ?5""";
    private static final String SET_ASIDE = """
            INSERT INTO quarantined_record (record_id, reason, answered_at) VALUES (?, ?, ?)
            ON CONFLICT (record_id) DO UPDATE SET reason = excluded.reason, answered_at = excluded.answered_at""";
    private static final String TAKE_BACK = "DELETE FROM quarantined_record WHERE record_id = ?";
    private static final String QUARANTINED_COUNT = """
            SELECT count(*), (SELECT reason FROM quarantined_record ORDER BY answered_at DESC, rowid DESC LIMIT 1)
            FROM quarantined_record""";
    private static final String QUARANTINED = """
            SELECT store_number, register_number, incarnation, sequence, record_id, kind, reason, answered_at
            FROM quarantined_record JOIN journal_record USING (record_id) ORDER BY answered_at DESC LIMIT ?""";
    private static final String SET_ASIDE_AFTER = """
            SELECT sequence, record_id, previous_hash, hash, payload, store_number, register_number, incarnation,
                quarantined_record.rowid
            FROM quarantined_record JOIN journal_record USING (record_id)
            WHERE quarantined_record.rowid > ? ORDER BY quarantined_record.rowid LIMIT ?""";
    private static final String NEWEST_ANSWERED = """
            SELECT sequence, hash FROM (
                SELECT * FROM upload_watermark UNION ALL SELECT * FROM upload_reach)"""
            + OF_SERIES + " ORDER BY sequence DESC LIMIT 1";

    private final JournalFile journal;
    private final InstantSource clock;
    private final SingleReads singleReads;
    private final UnsentAmounts unsentAmounts = new UnsentAmounts();

    UploadQueue(JournalFile journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
        this.singleReads = new SingleReads(journal, clock);
    }

    /**
     * The oldest unsent records that can be read, all of one incarnation; empty when everything else is answered. What
     * the damaged file does not give is noted on the way.
     *
     * @param recordsMax at most this many
     * @param bytesMax   at most this many bytes of payload, but always one record
     */
    public List<UploadRecord> next(int recordsMax, int bytesMax) {
        for (UploadSeries series : journal.read(UploadSeries::all)) {
            List<UploadRecord> records = next(series, recordsMax);
            if (!records.isEmpty()) {
                return cut(records, bytesMax);
            }
        }
        return List.of();
    }

    private List<UploadRecord> next(UploadSeries series, int recordsMax) {
        try {
            return journal.read(statements -> statements.all(RECORDS, row -> read(row, series.identity()),
                    series.key(series.reach(), recordsMax)));
        } catch (JournalUnavailableException failed) {
            LOG.warn("Unsent records are read one by one: {}", JournalFailure.reasonNotGiven(failed));
            return singleReads.next(series, recordsMax);
        }
    }

    /**
     * The oldest records that were left behind and can be read, of each incarnation by themselves; they are unsent,
     * and {@link #next} does not give them.
     *
     * @param recordsMax at most this many of an incarnation
     * @param bytesMax   at most this many bytes of their payload, but always one record
     */
    public List<List<UploadRecord>> leftBehind(int recordsMax, int bytesMax) {
        return journal.read(UploadSeries::all).stream()
                .map(series -> singleReads.leftBehind(series, recordsMax))
                .filter(records -> !records.isEmpty())
                .map(records -> cut(records, bytesMax))
                .toList();
    }

    /**
     * Takes the scale unit's word on records that were sent. The watermark moves over the answered records that follow
     * it without a gap; what was not answered is sent again, with all that follows it. A record whose outcome is not
     * final is left behind, unless it was answered for before: then that holds.
     */
    public void answered(List<UploadRecord> sent, List<RecordAnswer> answers) {
        Map<String, UploadRecord> byId = new HashMap<>();
        sent.forEach(record -> byId.put(record.recordId(), record));
        List<RecordAnswer> words = answers.stream().filter(answer -> byId.containsKey(answer.recordId())).toList();
        journal.write(statements -> {
            for (RecordAnswer word : words) {
                keep(statements, word);
            }
            for (UploadSeries series : UploadSeries.all(statements)) {
                NavigableMap<Long, byte[]> hashes = new TreeMap<>();
                for (RecordAnswer word : words) {
                    UploadRecord record = byId.get(word.recordId());
                    if (!isOf(series.identity(), record)) {
                        continue;
                    }
                    if (word.outcome().isFinal()) {
                        hashes.put(record.sequence(), record.hash());
                    } else if (series.isUnsent(record.sequence())) {
                        series.leaveBehind(statements, record.sequence(), word.outcome() == UploadOutcome.NOT_YET
                                ? UploadSeries.NOT_YET : UploadSeries.OUTCOME_UNKNOWN,
                                Timestamps.text(clock.instant()));
                    }
                }
                series.move(statements, hashes);
            }
            return words;
        });
    }

    /** What is unsent. Costs a look per unsent sale the first time, then one per sale that came or went since. */
    public UnsentRecords unsent() {
        return new UnsentCount(journal, unsentAmounts).count();
    }

    /** The numbers of the records the damaged file does not give, by their incarnation; they are unsent. */
    public Map<RegisterIdentity, List<Long>> unreadable() {
        return numbers(UploadSeries::unreadable);
    }

    /** The numbers of the records whose answer said nothing this program knows, by their incarnation; unsent too. */
    public Map<RegisterIdentity, List<Long>> outcomeUnknown() {
        return numbers(UploadSeries::outcomeUnknown);
    }

    /** The numbers of the records the scale unit is too old for, by their incarnation; unsent until it knows them. */
    public Map<RegisterIdentity, List<Long>> notYet() {
        return numbers(UploadSeries::notYet);
    }

    private Map<RegisterIdentity, List<Long>> numbers(Function<UploadSeries, List<Long>> which) {
        Map<RegisterIdentity, List<Long>> found = new LinkedHashMap<>();
        for (UploadSeries series : journal.read(UploadSeries::all)) {
            if (!which.apply(series).isEmpty()) {
                found.put(series.identity(), which.apply(series));
            }
        }
        return found;
    }

    /** How far the scale unit has answered for an incarnation; empty when it has not yet. */
    Optional<AcknowledgedHead> newestAnswered(RegisterIdentity identity) {
        return journal.read(statements -> statements.first(NEWEST_ANSWERED, row -> new AcknowledgedHead(
                identity.incarnation(), row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))),
                identity.storeNumber(), identity.registerNumber(), identity.incarnation()));
    }

    /** How many records the scale unit has set aside, and what it said of the newest. */
    public SetAsideRecords setAside() {
        return journal.read(statements -> statements.first(QUARANTINED_COUNT, row -> row.getLong(1) == 0
                ? SetAsideRecords.NONE : new SetAsideRecords(row.getLong(1), row.getString(2)))
                .orElse(SetAsideRecords.NONE));
    }

    /** The records the scale unit has set aside, newest answer first. */
    public List<QuarantinedRecord> quarantined(int max) {
        return journal.read(statements -> statements.all(QUARANTINED, row -> new QuarantinedRecord(
                new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3)), row.getLong(4),
                row.getString(5), row.getString(6), row.getString(7), Instant.parse(row.getString(8))), max));
    }

    /**
     * The records the scale unit has set aside, to be offered once more, by places in the order they were set aside;
     * none where the damaged file does not give them.
     *
     * @param place      only what stands after it; 0 for the first
     * @param recordsMax at most this many
     * @param bytesMax   at most this many bytes of payload, but always one record
     */
    public NavigableMap<Long, UploadRecord> setAsideAfter(long place, int recordsMax, int bytesMax) {
        NavigableMap<Long, UploadRecord> found = new TreeMap<>();
        try {
            journal.read(statements -> statements.all(SET_ASIDE_AFTER, row -> Map.entry(row.getLong(9),
                    read(row, new RegisterIdentity(row.getString(6), row.getString(7), row.getLong(8)))),
                    place, recordsMax)).forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        } catch (JournalUnavailableException damaged) {
            LOG.warn("What is set aside is not offered again: {}", JournalFailure.reasonNotGiven(damaged));
            return found;
        }
        int fitting = cut(List.copyOf(found.values()), bytesMax).size();
        while (found.size() > fitting) {
            found.pollLastEntry();
        }
        return found;
    }

    private void keep(Statements statements, RecordAnswer answer) throws SQLException {
        String reason = answer.reason() == null ? "" : answer.reason();
        switch (answer.outcome()) {
            case ACCEPTED, ALREADY_HERE -> statements.change(TAKE_BACK, answer.recordId());
            case QUARANTINED -> {
                LOG.warn("Record {} is set aside: {}", answer.recordId(), reason);
                statements.change(SET_ASIDE, answer.recordId(), reason, Timestamps.text(clock.instant()));
            }
            case UNKNOWN, NOT_YET -> LOG.debug("Record {} stays unsent: {}", answer.recordId(), reason);
        }
    }

    private static boolean isOf(RegisterIdentity identity, UploadRecord record) {
        return record.incarnation() == identity.incarnation()
                && record.storeNumber().equals(identity.storeNumber())
                && record.registerNumber().equals(identity.registerNumber());
    }

    private static List<UploadRecord> cut(List<UploadRecord> records, int bytesMax) {
        long bytes = 0;
        for (int count = 0; count < records.size(); count++) {
            bytes += records.get(count).payload().length;
            if (bytes > bytesMax && count > 0) {
                return List.copyOf(records.subList(0, count));
            }
        }
        return records;
    }

    static UploadRecord read(ResultSet row, RegisterIdentity identity) throws SQLException {
        return new UploadRecord(identity.storeNumber(), identity.registerNumber(), identity.incarnation(),
                row.getLong(1), given(row.getString(2)), given(row.getBytes(3)), given(row.getBytes(4)),
                given(row.getBytes(5)));
    }

    /** No column of a record is null; a damaged page may say so all the same. */
    private static <T> T given(@Nullable T column) throws SQLException {
        if (column == null) {
            throw new SQLiteException("a column of the record is missing", SQLiteErrorCode.SQLITE_CORRUPT);
        }
        return column;
    }
}
