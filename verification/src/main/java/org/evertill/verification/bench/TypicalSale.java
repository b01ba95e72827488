package org.evertill.verification.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.TenderLine;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.catalog.TaxGroup;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.transaction.SalesTransaction;

/**
 * A sale as a grocer rings it all day: four lines, two tax groups, paid in cash with change. The same each time but
 * for its id and time.
 */
final class TypicalSale {

    private static final Currency USD = Currency.getInstance("USD");
    static final Money CHANGE = new Money(137, USD);
    private static final TaxGroup FOOD = new TaxGroup("food", List.of(new TaxRate("county", "County", 20_000, false)));
    private static final TaxGroup GENERAL = new TaxGroup("general", List.of(
            new TaxRate("county", "County", 20_000, false), new TaxRate("state", "State", 82_500, false)));
    private static final List<ItemFacts> GOODS = List.of(
            goods("10017", "2017000000174", "Harbor Mill oat bread, 24 oz", 4_490_000, FOOD),
            goods("10233", "2004000002339", "Whole milk, 1 gal", 3_790_000, FOOD),
            goods("10408", "410700004082", "Dish soap, lemon, 16 fl oz", 2_990_000, GENERAL),
            goods("10555", "2099000005557", "Paper towels, 6 rolls", 8_490_000, GENERAL));

    private TypicalSale() {}

    /** The cart as it grows: after the first line, the second, and so on. */
    static List<Cart> growing(UUID id) {
        Cart empty = Cart.begin(id, Instant.now(), USD);
        Cart one = empty.withItem(GOODS.get(0), Quantity.of(1));
        Cart two = one.withItem(GOODS.get(1), Quantity.of(2));
        Cart three = two.withItem(GOODS.get(2), Quantity.of(1));
        return List.of(one, two, three, three.withItem(GOODS.get(3), Quantity.of(1)));
    }

    /** The whole cart, paid. */
    static SalesTransaction paid(Cart whole, Shift shift) {
        Cart paid = whole.withTender(TenderLine.CASH, whole.totals().balance().plus(CHANGE), CHANGE);
        Instant now = Instant.now();
        return new SalesTransaction(now, LocalDate.ofInstant(now, ZoneOffset.UTC), shift.openedBy(),
                shift.id(), ConnectionState.OFFLINE, paid, paid.totals(), Optional.empty());
    }

    private static ItemFacts goods(String number, String barcode, String name, long micros, TaxGroup taxes) {
        Product product = new Product(number, name, Map.of(), "pantry", UnitOfMeasure.EACH, true, false);
        return new ItemFacts(product, barcode, new UnitPrice(micros, USD), taxes, 7);
    }
}
