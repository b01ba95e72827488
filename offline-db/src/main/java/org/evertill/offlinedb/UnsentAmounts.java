package org.evertill.offlinedb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.register.RegisterIdentity;

/**
 * What the unsent sales of each incarnation come to, kept from one count to the next: only what was committed since is
 * added, and only what was answered for since is taken off. After a long outage every batch is followed by a count, and
 * all the unsent sales read each time took longer than sending them. Safe on any thread.
 */
final class UnsentAmounts {
    private static final String OF_SERIES = " WHERE store_number = ? AND register_number = ? AND incarnation = ?";
    private static final String NEWEST = "SELECT max(sequence) FROM journal_record" + OF_SERIES;
    private static final String AMOUNTS = "SELECT currency_code, count(*), sum(total_minor) FROM retail_transaction"
            + OF_SERIES + " AND sequence > ? AND sequence <= ? AND kind = 'sale' GROUP BY currency_code";

    private final Map<RegisterIdentity, Stretch> kept = new HashMap<>();

    /** So many sales of one currency. */
    record Sum(Money amount, long sales) {

        private Sum plus(Sum other) {
            return new Sum(amount.plus(other.amount), sales + other.sales);
        }

        private Sum negated() {
            return new Sum(amount.negated(), -sales);
        }
    }

    /** The sums of the sales numbered above the one, up to the other. */
    private record Stretch(long above, long upTo, Map<Currency, Sum> sums) { }

    /** Of the sales above the reach, one sum per currency; within one look at the file. */
    synchronized Collection<Sum> of(Statements statements, UploadSeries series) throws SQLException {
        long newest = statements.first(NEWEST, row -> row.getLong(1), series.key()).orElse(0L);
        long above = series.reach();
        Stretch before = kept.get(series.identity());
        Map<Currency, Sum> sums = new HashMap<>();
        if (before == null || above < before.above() || above > before.upTo() || newest < before.upTo()) {
            sums(statements, series, above, newest).forEach(sum -> add(sums, sum));
        } else {
            sums.putAll(before.sums());
            sums(statements, series, before.upTo(), newest).forEach(sum -> add(sums, sum));
            sums(statements, series, before.above(), above).forEach(sum -> add(sums, sum.negated()));
        }
        kept.put(series.identity(), new Stretch(above, Math.max(above, newest), sums));
        return new ArrayList<>(sums.values());
    }

    private static List<Sum> sums(Statements statements, UploadSeries series, long above, long upTo)
            throws SQLException {
        return above >= upTo ? List.of() : statements.all(AMOUNTS, row -> new Sum(
                new Money(row.getLong(3), Currency.getInstance(row.getString(1))), row.getLong(2)),
                series.key(above, upTo));
    }

    private static void add(Map<Currency, Sum> sums, Sum more) {
        sums.merge(more.amount().currency(), more, Sum::plus);
        sums.values().removeIf(sum -> sum.sales() == 0);
    }
}
