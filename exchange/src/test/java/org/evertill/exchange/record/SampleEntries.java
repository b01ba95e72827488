package org.evertill.exchange.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.PriceOverride;
import org.evertill.commerce.cart.TenderLine;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.transaction.ConnectionSwitched;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.ShiftOpened;
import org.evertill.commerce.transaction.SignedOff;
import org.evertill.commerce.transaction.SignedOn;

/** One entry of every kind, always the same. */
final class SampleEntries {

    static final Instant AT = Instant.parse("2026-11-21T09:15:00Z");

    private SampleEntries() {
    }

    static ShiftOpened shiftOpened() {
        return new ShiftOpened(new Shift(id(1), 4, AT, "7"));
    }

    static SignedOn signedOn() {
        return new SignedOn(id(2), AT, "7");
    }

    static SignedOff signedOff() {
        return new SignedOff(id(3), AT.plusMillis(5), "7");
    }

    static ConnectionSwitched connectionSwitched() {
        return new ConnectionSwitched(
                id(4), AT, "", ConnectionState.ONLINE, ConnectionState.OFFLINE, SwitchCause.NO_ANSWER);
    }

    /** Two of a thing with tax in it, one at another price with taxes on top, a return, a voided line, and both. */
    static SalesTransaction sale() {
        Cart cart = cart().withExternalReference("536365")
                .withTender(TenderLine.CASH, Money.of("5.00", Items.GBP), Money.zero(Items.GBP))
                .withTender(TenderLine.CASH, Money.of("10.00", Items.GBP), Money.of("0.74", Items.GBP));
        return transaction(cart, Optional.empty());
    }

    static SalesTransaction voided() {
        return transaction(cart(), Optional.of("2"));
    }

    static List<JournalEntry> all() {
        return List.of(shiftOpened(), signedOn(), signedOff(), connectionSwitched(), sale(), voided());
    }

    /** The numbers an entry gets as the first of its journal. */
    static RecordNumbers numbers(JournalEntry entry) {
        boolean receipt = entry instanceof SalesTransaction sale && !sale.voided();
        return new RecordNumbers(Sessions.IDENTITY, 1, receipt ? OptionalLong.of(1) : OptionalLong.empty());
    }

    private static Cart cart() {
        return Cart.begin(id(5), AT.minusMillis(750), Items.GBP)
                .withItem(Items.taxed("A", "2.40", Items.VAT), Quantity.of(2))
                .withItem(Items.taxed("B", "20.00", Items.STATE, Items.CITY), Quantity.ONE)
                .withLine(2, line -> line.withPrice(
                        UnitPrice.of("10", Items.GBP), new PriceOverride("damaged", "1")))
                .withReturn(Items.weighed("Wü", "2.55"), Quantity.of("0.5"), "1")
                .withItem(Items.piece("D", "0.001"), Quantity.ONE)
                .withLine(4, line -> line.voidedBy("7"))
                .withReturn(Items.piece("E", "3.00"), Quantity.of(2), "1")
                .withLine(5, line -> line.voidedBy("2"));
    }

    private static SalesTransaction transaction(Cart cart, Optional<String> voidWorker) {
        return new SalesTransaction(AT, LocalDate.parse("2026-11-21"), "7", id(1), ConnectionState.OFFLINE, cart,
                cart.totals(), voidWorker);
    }

    private static UUID id(long number) {
        return new UUID(0x19ab_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }
}
