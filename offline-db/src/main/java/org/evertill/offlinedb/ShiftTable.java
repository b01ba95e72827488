package org.evertill.offlinedb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.cart.TenderLine;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.transaction.SalesTransaction;

/** The shifts of one incarnation and what their sales come to. Inside the journal's transaction. */
final class ShiftTable {
    private static final String OPEN = """
            INSERT INTO shift (shift_id, store_number, register_number, incarnation, shift_number, opened_at, opened_by)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String ADD = """
            INSERT INTO shift_total (shift_id, currency_code, sale_count, void_count, total_minor, tax_minor,
                                     tendered_minor, change_minor)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (shift_id, currency_code) DO UPDATE SET
                sale_count = sale_count + excluded.sale_count,
                void_count = void_count + excluded.void_count,
                total_minor = total_minor + excluded.total_minor,
                tax_minor = tax_minor + excluded.tax_minor,
                tendered_minor = tendered_minor + excluded.tendered_minor,
                change_minor = change_minor + excluded.change_minor""";
    private static final String NEWEST_OPEN = """
            SELECT shift_id, shift_number, opened_at, opened_by FROM shift
            WHERE store_number = ? AND register_number = ? AND incarnation = ? AND closed_at IS NULL
            ORDER BY shift_number DESC LIMIT 1""";
    private static final String LAST_NUMBER = """
            SELECT max(shift_number) FROM shift
            WHERE store_number = ? AND register_number = ? AND incarnation = ?""";

    private final RegisterIdentity identity;

    ShiftTable(RegisterIdentity identity) {
        this.identity = identity;
    }

    void open(Statements statements, Shift shift) throws SQLException {
        statements.change(OPEN, shift.id().toString(), identity.storeNumber(), identity.registerNumber(),
                identity.incarnation(), shift.number(), shift.openedAt().toString(), shift.openedBy());
    }

    /** Counts a sale in. A voided one counts as one, and for no money. */
    void add(Statements statements, SalesTransaction sale) throws SQLException {
        String shift = sale.shiftId().toString();
        String currency = sale.cart().currency().getCurrencyCode();
        if (sale.voided()) {
            statements.change(ADD, shift, currency, 0, 1, 0, 0, 0, 0);
            return;
        }
        CartTotals totals = sale.totals();
        Money zero = Money.zero(sale.cart().currency());
        Money tendered = sale.cart().tenders().stream().map(TenderLine::amount).reduce(zero, Money::plus);
        Money change = sale.cart().tenders().stream().map(TenderLine::change).reduce(zero, Money::plus);
        statements.change(ADD, shift, currency, 1, 0, totals.total().minorUnits(), totals.tax().minorUnits(),
                tendered.minorUnits(), change.minorUnits());
    }

    Optional<Shift> newestOpen(Statements statements) throws SQLException {
        return statements.first(NEWEST_OPEN, ShiftTable::read, series());
    }

    /** The number of the newest shift of this incarnation, 0 before the first. */
    long lastNumber(Statements statements) throws SQLException {
        return statements.first(LAST_NUMBER, row -> row.getLong(1), series()).orElse(0L);
    }

    private Object[] series() {
        return new Object[] {identity.storeNumber(), identity.registerNumber(), identity.incarnation()};
    }

    private static Shift read(ResultSet row) throws SQLException {
        return new Shift(UUID.fromString(row.getString(1)), row.getLong(2), Instant.parse(row.getString(3)),
                row.getString(4));
    }
}
