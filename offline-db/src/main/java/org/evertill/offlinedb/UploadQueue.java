package org.evertill.offlinedb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;

/**
 * The records the scale unit has not answered for, oldest first, those of earlier incarnations before the present one.
 * Only answers move the watermark, and a record that was set aside is answered too, so nothing ever waits behind it.
 * Safe on any thread; reads beside the register thread.
 */
public final class UploadQueue {
    private static final String SERIES = """
            SELECT i.store_number, i.register_number, i.incarnation, coalesce(w.sequence, 0)
            FROM register_identity i LEFT JOIN upload_watermark w USING (store_number, register_number, incarnation)
            ORDER BY i.activation_number""";
    private static final String ABOVE =
            " WHERE store_number = ? AND register_number = ? AND incarnation = ? AND sequence > ?";
    private static final String RECORDS = """
            SELECT sequence, record_id, previous_hash, hash, payload FROM journal_record"""
            + ABOVE + " ORDER BY sequence LIMIT ?";
    private static final String COUNT = "SELECT count(*), min(sequence) FROM journal_record" + ABOVE;
    private static final String RECORDED_AT = """
            SELECT recorded_at FROM journal_record
            WHERE store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?""";
    private static final String AMOUNTS = "SELECT currency_code, count(*), sum(total_minor) FROM retail_transaction"
            + ABOVE + " AND kind = 'sale' GROUP BY currency_code ORDER BY currency_code";
    private static final String NEXT = """
            SELECT record_id, hash FROM journal_record
            WHERE store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?""";
    private static final String MOVE = """
            INSERT INTO upload_watermark (store_number, register_number, incarnation, sequence, hash)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (store_number, register_number, incarnation)
                DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash""";
    private static final String SET_ASIDE = """
            INSERT INTO quarantined_record (record_id, reason, answered_at)
            SELECT record_id, ?2, ?3 FROM journal_record WHERE record_id = ?1
            ON CONFLICT (record_id) DO UPDATE SET reason = excluded.reason, answered_at = excluded.answered_at""";
    private static final String TAKE_BACK = "DELETE FROM quarantined_record WHERE record_id = ?";
    private static final String QUARANTINED_COUNT = "SELECT count(*) FROM quarantined_record";
    private static final String QUARANTINED = """
            SELECT store_number, register_number, incarnation, sequence, record_id, kind, reason, answered_at
            FROM quarantined_record JOIN journal_record USING (record_id) ORDER BY answered_at DESC LIMIT ?""";

    private final JournalFile journal;
    private final InstantSource clock;

    private record Series(RegisterIdentity identity, long watermark) {
        Object[] above(Object... more) {
            Object[] parameters = new Object[4 + more.length];
            parameters[0] = identity.storeNumber();
            parameters[1] = identity.registerNumber();
            parameters[2] = identity.incarnation();
            parameters[3] = watermark;
            System.arraycopy(more, 0, parameters, 4, more.length);
            return parameters;
        }

        Series at(long sequence) {
            return new Series(identity, sequence);
        }
    }

    private record Count(long records, long first) { }

    UploadQueue(JournalFile journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The oldest unsent records, all of one incarnation; empty when everything is answered.
     *
     * @param recordsMax at most this many
     * @param bytesMax   at most this many bytes of payload, but always one record
     */
    public List<UploadRecord> next(int recordsMax, int bytesMax) {
        return journal.read(statements -> {
            for (Series series : series(statements)) {
                List<UploadRecord> records = statements.all(RECORDS, row -> read(row, series.identity()),
                        series.above(recordsMax));
                if (!records.isEmpty()) {
                    return cut(records, bytesMax);
                }
            }
            return List.of();
        });
    }

    /**
     * Takes the scale unit's word. The watermark moves over the answered records that follow it without a gap; what was
     * not answered is sent again, with all that follows it.
     */
    public void answered(List<RecordAnswer> answers) {
        Set<String> ids = new HashSet<>();
        answers.forEach(answer -> ids.add(answer.recordId()));
        journal.write(statements -> {
            for (RecordAnswer answer : answers) {
                keep(statements, answer);
            }
            for (Series series : series(statements)) {
                move(statements, series, ids);
            }
            return ids;
        });
    }

    /** What is unsent. Costs a look per unsent sale. */
    public UnsentRecords unsent() {
        return journal.read(statements -> {
            long records = 0;
            long sales = 0;
            long answered = 0;
            Optional<Instant> oldest = Optional.empty();
            Map<Currency, Money> amounts = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
            for (Series series : series(statements)) {
                Count count = statements.first(COUNT, row -> new Count(row.getLong(1), row.getLong(2)),
                        series.above()).orElseThrow();
                answered = series.watermark();
                if (count.records() > 0) {
                    records += count.records();
                    Optional<Instant> first = statements.first(RECORDED_AT, row -> Instant.parse(row.getString(1)),
                            series.at(count.first()).above());
                    oldest = oldest.or(() -> first);
                    sales += addAmounts(statements, series, amounts);
                }
            }
            return new UnsentRecords(records, sales, oldest, List.copyOf(amounts.values()), answered);
        });
    }

    /** How many records the scale unit has set aside. */
    public long quarantinedCount() {
        return journal.read(statements -> statements.first(QUARANTINED_COUNT, row -> row.getLong(1)).orElse(0L));
    }

    /** The records the scale unit has set aside, newest answer first. */
    public List<QuarantinedRecord> quarantined(int max) {
        return journal.read(statements -> statements.all(QUARANTINED, row -> new QuarantinedRecord(
                new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3)), row.getLong(4),
                row.getString(5), row.getString(6), row.getString(7), Instant.parse(row.getString(8))), max));
    }

    private void keep(Statements statements, RecordAnswer answer) throws SQLException {
        if (answer.outcome() == UploadOutcome.QUARANTINED) {
            String reason = answer.reason() == null ? "" : answer.reason();
            statements.change(SET_ASIDE, answer.recordId(), reason, Timestamps.text(clock.instant()));
        } else {
            statements.change(TAKE_BACK, answer.recordId());
        }
    }

    private static void move(Statements statements, Series series, Set<String> answered) throws SQLException {
        record Next(String id, byte[] hash) { }
        long sequence = series.watermark();
        byte[] hash = null;
        while (true) {
            Optional<Next> next = statements.first(NEXT, row -> new Next(row.getString(1), row.getBytes(2)),
                    series.at(sequence + 1).above());
            if (next.isEmpty() || !answered.contains(next.get().id())) {
                break;
            }
            sequence++;
            hash = next.get().hash();
        }
        if (hash != null) {
            statements.change(MOVE, series.at(sequence).above((Object) hash));
        }
    }

    private static long addAmounts(Statements statements, Series series, Map<Currency, Money> amounts)
            throws SQLException {
        record Sum(Money amount, long sales) { }
        long sales = 0;
        for (Sum sum : statements.all(AMOUNTS, row -> new Sum(
                new Money(row.getLong(3), Currency.getInstance(row.getString(1))), row.getLong(2)), series.above())) {
            sales += sum.sales();
            amounts.merge(sum.amount().currency(), sum.amount(), Money::plus);
        }
        return sales;
    }

    private static List<Series> series(Statements statements) throws SQLException {
        return statements.all(SERIES, row -> new Series(
                new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3)), row.getLong(4)));
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

    private static UploadRecord read(ResultSet row, RegisterIdentity identity) throws SQLException {
        return new UploadRecord(identity.storeNumber(), identity.registerNumber(), identity.incarnation(),
                row.getLong(1), row.getString(2), row.getBytes(3), row.getBytes(4), row.getBytes(5));
    }
}
