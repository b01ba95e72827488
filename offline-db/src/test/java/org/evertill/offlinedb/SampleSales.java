package org.evertill.offlinedb;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.PriceOverride;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.catalog.TaxGroup;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.transaction.ConnectionSwitched;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.ShiftOpened;
import org.evertill.commerce.transaction.SignedOn;

/** Carts, sales and other entries of all shapes, from a seed. */
public final class SampleSales {
    /** The currency of every sale. */
    public static final Currency DOLLAR = Currency.getInstance("USD");
    /** The moment everything happens at. */
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    /** Where sales belong that name no other shift. */
    public static final Shift SHIFT =
            new Shift(UUID.fromString("0199a0a0-0000-7000-8000-000000000001"), 1, NOON, "1001");

    private static final List<TaxGroup> TAXES = List.of(
            new TaxGroup("none", List.of()),
            new TaxGroup("full", List.of(new TaxRate("state", "State sales tax", 62_500, false),
                    new TaxRate("city", "City \"tax\"", 12_500, false))),
            new TaxGroup("vat", List.of(new TaxRate("vat", "TVA 20 %", 200_000, true))));
    private static final List<UnitOfMeasure> UNITS = List.of(UnitOfMeasure.EACH, new UnitOfMeasure("kg", "kg", 3));

    private final Random random;

    public SampleSales(long seed) {
        this.random = new Random(seed);
    }

    /** A running sale of up to {@code maxLines} lines: returns, voided lines and overridden prices among them. */
    public Cart cart(int maxLines) {
        Cart cart = Cart.begin(UuidCreator.getTimeOrderedEpoch(), NOON, DOLLAR);
        int lines = 1 + random.nextInt(maxLines);
        for (int number = 1; number <= lines; number++) {
            cart = random.nextInt(6) == 0 ? cart.withReturn(item(), quantity(), "2001")
                    : cart.withItem(item(), quantity());
            if (random.nextInt(8) == 0) {
                UnitPrice price = new UnitPrice(random.nextInt(5_000_000), DOLLAR);
                cart = cart.withLine(number, line -> line.withPrice(price, new PriceOverride("damaged", "2001")));
            }
            if (random.nextInt(10) == 0) {
                cart = cart.withLine(number, line -> line.voidedBy("2001"));
            }
        }
        cart = random.nextInt(5) == 0 ? cart.withExternalReference("INV-" + random.nextInt(1_000_000)) : cart;
        return cart;
    }

    /** A sale paid in cash, with change where money comes in. */
    public SalesTransaction sale() {
        return sale(cart(8));
    }

    /** A cart, paid. */
    public SalesTransaction sale(Cart cart) {
        Money total = cart.totals().total();
        Money change = total.isPositive() ? new Money(random.nextInt(500), DOLLAR) : Money.zero(DOLLAR);
        Cart paid = total.isZero() ? cart : cart.withTender("cash", total.plus(change), change);
        return concluded(paid, Optional.empty());
    }

    /** A transaction voided as a whole. */
    public SalesTransaction voided() {
        return concluded(cart(4), Optional.of("2001"));
    }

    /** A worker signs on. */
    public SignedOn signedOn() {
        return new SignedOn(UuidCreator.getTimeOrderedEpoch(), NOON, "1001");
    }

    /** The shift of the sales is opened. */
    public ShiftOpened shiftOpened() {
        return new ShiftOpened(SHIFT);
    }

    /** The connection changes. */
    public ConnectionSwitched switched(ConnectionState from, ConnectionState to) {
        return new ConnectionSwitched(UuidCreator.getTimeOrderedEpoch(), NOON, "", from, to, SwitchCause.NO_ANSWER);
    }

    private static SalesTransaction concluded(Cart cart, Optional<String> voidWorker) {
        return new SalesTransaction(NOON, LocalDate.ofInstant(NOON, ZoneOffset.UTC), "1001", SHIFT.id(),
                ConnectionState.OFFLINE, cart, cart.totals(), voidWorker);
    }

    private ItemFacts item() {
        int number = random.nextInt(10_000);
        Product product = new Product("P" + number, "Pain \"de\" ménage\n" + number, Map.of("zh", "面包" + number),
                "bread", UNITS.get(random.nextInt(UNITS.size())), true, false);
        return new ItemFacts(product, random.nextBoolean() ? "" : "2000" + number,
                new UnitPrice(random.nextInt(50_000_000), DOLLAR), TAXES.get(random.nextInt(TAXES.size())),
                1 + random.nextInt(3));
    }

    private Quantity quantity() {
        return new Quantity(random.nextBoolean() ? 1000L * (1 + random.nextInt(9)) : 1 + random.nextInt(90_000));
    }
}
