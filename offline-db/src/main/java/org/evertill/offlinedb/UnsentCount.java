package org.evertill.offlinedb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is unsent, for a screen: what a damaged file does not give is counted by its numbers, and its amount is
 * left out. Each question is a look of its own, for one that meets damage spoils its look. For one count.
 */
final class UnsentCount {
    private static final Logger LOG = LoggerFactory.getLogger(UnsentCount.class);
    /** As far as the first record that tells its time is looked for. */
    private static final int LOOKS_MAX = 500;

    private static final String OF_SERIES = " WHERE store_number = ? AND register_number = ? AND incarnation = ?";
    private static final String COUNT = "SELECT count(*) FROM journal_record" + OF_SERIES + " AND sequence > ?";
    private static final String NEWEST = "SELECT max(sequence) FROM journal_record" + OF_SERIES;
    private static final String FIRST = "SELECT min(sequence) FROM journal_record" + OF_SERIES + " AND sequence > ?";
    private static final String RECORDED_AT = "SELECT recorded_at FROM journal_record" + OF_SERIES
            + " AND sequence = ?";
    private static final String SALE = "SELECT currency_code, 1, total_minor FROM retail_transaction" + OF_SERIES
            + " AND sequence = ? AND kind = 'sale'";

    private final JournalFile journal;
    private final UnsentAmounts unsentAmounts;
    private final Map<Currency, Money> amounts = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    private long records;
    private long sales;
    private long unreadable;
    private long answered;
    private Optional<Instant> oldest = Optional.empty();

    UnsentCount(JournalFile journal, UnsentAmounts unsentAmounts) {
        this.journal = journal;
        this.unsentAmounts = unsentAmounts;
    }

    UnsentRecords count() {
        for (UploadSeries series : journal.read(UploadSeries::all)) {
            answered = series.reach();
            unreadable += series.unreadable().size();
            long above = above(series);
            long unsent = above + series.passedOver().size();
            records += unsent;
            if (unsent > 0) {
                oldest = oldest.isPresent() ? oldest : recordedAt(series);
                addSales(series);
            }
        }
        return new UnsentRecords(records, sales, oldest, List.copyOf(amounts.values()), answered, unreadable);
    }

    private long above(UploadSeries series) {
        try {
            return number(COUNT, series.key(series.reach()));
        } catch (JournalUnavailableException failed) {
            passOver(failed);
            // Numbers have no gaps, and the end of an index is read where its middle is not.
            return number(NEWEST, series.key()) - series.reach();
        }
    }

    private Optional<Instant> recordedAt(UploadSeries series) {
        long from = series.passedOver().isEmpty() ? firstAbove(series) : series.passedOver().first();
        for (long sequence = from; sequence < from + LOOKS_MAX; sequence++) {
            Object[] record = series.key(sequence);
            try {
                Optional<Instant> at = journal.read(statements -> statements.first(RECORDED_AT,
                        row -> Instant.parse(row.getString(1)), record));
                if (at.isPresent()) {
                    return at;
                }
            } catch (JournalUnavailableException failed) {
                passOver(failed);
            }
        }
        return Optional.empty();
    }

    private long firstAbove(UploadSeries series) {
        try {
            return number(FIRST, series.key(series.reach()));
        } catch (JournalUnavailableException failed) {
            passOver(failed);
            return series.reach() + 1;
        }
    }

    private void addSales(UploadSeries series) {
        try {
            journal.read(statements -> unsentAmounts.of(statements, series)).forEach(this::add);
        } catch (JournalUnavailableException failed) {
            passOver(failed);
            long newest = number(NEWEST, series.key());
            for (long sequence = series.reach() + 1; sequence <= newest; sequence++) {
                addSale(series.key(sequence));
            }
        }
        for (long sequence : series.passedOver()) {
            addSale(series.key(sequence));
        }
    }

    private void addSale(Object... sale) {
        try {
            journal.read(statements -> statements.first(SALE, UnsentCount::sum, sale)).ifPresent(this::add);
        } catch (JournalUnavailableException failed) {
            passOver(failed);
        }
    }

    private long number(String sql, Object... parameters) {
        return journal.read(statements -> statements.first(sql, row -> row.getLong(1), parameters)).orElse(0L);
    }

    private static void passOver(JournalUnavailableException failed) {
        LOG.debug("something unsent is not counted: {}", JournalFailure.reasonNotGiven(failed));
    }

    private static UnsentAmounts.Sum sum(ResultSet row) throws SQLException {
        return new UnsentAmounts.Sum(new Money(row.getLong(3), Currency.getInstance(row.getString(1))), row.getLong(2));
    }

    private void add(UnsentAmounts.Sum sum) {
        sales += sum.sales();
        amounts.merge(sum.amount().currency(), sum.amount(), Money::plus);
    }
}
