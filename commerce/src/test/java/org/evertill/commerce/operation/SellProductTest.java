package org.evertill.commerce.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.commerce.fixture.Outcomes.answered;
import static org.evertill.commerce.fixture.Outcomes.applied;
import static org.evertill.commerce.fixture.Outcomes.asked;
import static org.evertill.commerce.fixture.Outcomes.prompted;
import static org.evertill.commerce.fixture.Outcomes.rejected;
import static org.evertill.commerce.fixture.Outcomes.rungUp;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.LineFailure;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.fixture.SettableClock;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SellProductTest {

    private static final ItemFacts APPLE = Items.piece("A", "0.50");

    @Test
    void asksForTheCodeOnTheStoresDay() {
        OperationOutcome.NeedsAnswer needed = asked(SellProduct.one(" 4006381333931 ").run(Sessions.ofCashier()));
        assertThat(needed.question()).isEqualTo(
                new Question.ItemByCode("4006381333931", Sessions.OPENING.atZone(
                        Sessions.STORE.store().timeZone()).toLocalDate()));
        assertThat(needed.startsAttempt()).isFalse();
    }

    @Test
    void theFirstLineBeginsTheSaleAndLaterOnesJoinIt() {
        RegisterSession one = rungUp(Sessions.ofCashier(), APPLE);
        Cart cart = one.cart().orElseThrow();
        assertThat(cart).isEqualTo(Cart.begin(SettableClock.id(1), Sessions.OPENING, Items.GBP)
                .withItem(APPLE, Quantity.ONE));
        RegisterSession two = rungUp(one, APPLE);
        assertThat(two.cart()).contains(cart.withItem(APPLE, Quantity.ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "12\n34"})
    void refusesWhatIsNoCode(String code) {
        assertThat(rejected(SellProduct.one(code).run(Sessions.ofCashier())))
                .isEqualTo(Refusal.of(RefusalReason.CODE_MALFORMED));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,           QUANTITY_NOT_POSITIVE,
            -1,          QUANTITY_NOT_POSITIVE,
            1000000.001, QUANTITY_TOO_LARGE, 1000000
            """)
    void refusesAQuantityNoRegisterTakes(String quantity, RefusalReason reason, String argument) {
        SellProduct sell = new SellProduct("A", Quantity.of(quantity), true);
        assertThat(rejected(sell.run(Sessions.ofCashier())))
                .isEqualTo(new Refusal(reason, argument == null ? List.of() : List.of(argument)));
    }

    @Test
    void asksOnceWhetherALargeQuantityIsMeant() {
        RegisterSession session = Sessions.ofCashier();
        SellProduct sell = new SellProduct("A", Quantity.of(80_995), false);
        Prompt.Confirmation sure = prompted(Prompt.Confirmation.class, sell.run(session));
        assertThat(sure.subject()).isEqualTo(Prompt.Subject.LARGE_QUANTITY);
        assertThat(sure.arguments()).containsExactly("80995");
        RegisterSession sold = applied(answered(session, sure.then(), new Answer.Item(APPLE))).session();
        assertThat(sold.cart().orElseThrow().lines()).extracting(CartLine::quantity)
                .containsExactly(Quantity.of(80_995));
        asked(new SellProduct("A", Quantity.of(1_000), false).run(session));
    }

    @Test
    void aCodeOfTwoProductsIsAskedAboutAndNeverGuessed() {
        ItemFacts bread = Items.piece("B", "2.40");
        RegisterSession session = Sessions.ofCashier();
        SellProduct sell = new SellProduct("01234565", Quantity.of(3), false);
        Prompt.Product which = prompted(Prompt.Product.class,
                answered(session, sell, new Answer.Ambiguous("01234565", List.of(APPLE, bread))));
        assertThat(which.subject()).isEqualTo(Prompt.Subject.AMBIGUOUS_CODE);
        assertThat(which.items()).containsExactly(APPLE, bread);
        RegisterSession sold = applied(which.then().apply(bread).run(session)).session();
        assertThat(sold.cart().orElseThrow().lines()).singleElement().satisfies(line -> {
            assertThat(line.facts()).isEqualTo(bread);
            assertThat(line.quantity()).isEqualTo(Quantity.of(3));
        });
        assertThat(rejected(which.then().apply(Items.blocked(bread)).run(session)).reason())
                .isEqualTo(RefusalReason.PRODUCT_BLOCKED);
    }

    @Test
    void aPriceCheckOfACodeOfTwoProductsIsAskedAboutToo() {
        RegisterSession session = Sessions.ofCashier();
        Prompt.Product which = prompted(Prompt.Product.class, answered(session, new CheckPrice("01234565"),
                new Answer.Ambiguous("01234565", List.of(APPLE, Items.piece("B", "2.40")))));
        assertThat(applied(which.then().apply(APPLE).run(session)).notice()).contains(new Notice.PriceChecked(APPLE));
    }

    @Test
    void refusesWhatTheSourceDoesNotSell() {
        refuses(new Answer.NoSuchItem("85123A"), Refusal.of(RefusalReason.ITEM_NOT_FOUND, "85123A"));
        refuses(new Answer.NoSuchItem("4006381333932"), Refusal.of(RefusalReason.CODE_MISREAD, "4006381333932"));
        refuses(new Answer.NoPrice("A", "Apple"), Refusal.of(RefusalReason.NO_PRICE, "Apple"));
        refuses(new Answer.NoPrice("A", ""), Refusal.of(RefusalReason.NO_PRICE, "A"));
        refuses(new Answer.Item(Items.blocked(APPLE)), Refusal.of(RefusalReason.PRODUCT_BLOCKED, "Product A"));
        Refusal away = Refusal.of(RefusalReason.OFFLINE_NEVER_SYNCHRONISED);
        refuses(new Answer.Unavailable(away), away);
    }

    @Test
    void refusesAPriceNoCartCouldAddUp() {
        refuses(priced(UnitPrice.of("1000000.01", Items.GBP)), Refusal.of(RefusalReason.PRICE_TOO_LARGE, "1000000"));
        refuses(priced(UnitPrice.of("1", Currency.getInstance("EUR"))),
                Refusal.of(RefusalReason.NO_PRICE, "Product A"));
    }

    @Test
    void aNegativePriceIsAnAdjustmentAndNeedsItsPermission() {
        Answer adjustment = priced(UnitPrice.of("-11062.06", Items.GBP));
        refuses(adjustment, Refusal.of(RefusalReason.NOT_PERMITTED, "adjustment"));
        RegisterSession adjuster = Sessions.signedOn(
                new SettableClock(Sessions.OPENING), Sessions.worker("3", Permission.ADJUSTMENT));
        assertThat(applied(answered(adjuster, SellProduct.one("A"), adjustment)).session().cart()).isPresent();
    }

    @Test
    void refusesDecimalsTheUnitDoesNotHave() {
        SellProduct half = new SellProduct("A", Quantity.of("0.5"), false);
        assertThat(rejected(answered(Sessions.ofCashier(), half, new Answer.Item(APPLE))))
                .isEqualTo(Refusal.of(RefusalReason.QUANTITY_DECIMALS, "", "0"));
        applied(answered(Sessions.ofCashier(), half, new Answer.Item(Items.weighed("W", "3.00"))));
    }

    @Test
    void aPriceOfZeroIsSold() {
        assertThat(rungUp(Sessions.ofCashier(), Items.piece("F", "0")).cart()).isPresent();
    }

    @Test
    void theFirstLineOfATransactionTriesToComeBackOnlineOnceTheIntervalHasPassed() {
        SettableClock clock = new SettableClock(Sessions.OPENING);
        RegisterSession online = Sessions.signedOn(clock, Sessions.CASHIER);
        RegisterSession offline = online.withConnection(online.connection()
                .questionFailed(LineFailure.of(SwitchCause.NO_ANSWER, clock.instant()), clock.ticker()));
        assertThat(asked(SellProduct.one("A").run(offline)).startsAttempt()).isFalse();
        clock.advance(Duration.ofMinutes(2));
        OperationOutcome.NeedsAnswer needed = asked(SellProduct.one("A").run(offline));
        assertThat(needed.startsAttempt()).isTrue();
        assertThat(needed.session().connection().attempt()).isEqualTo(Connection.Attempt.BY_REGISTER);
        RegisterSession selling = offline.withCart(rungUp(online, APPLE).cart().orElseThrow());
        assertThat(asked(SellProduct.one("A").run(selling)).startsAttempt()).isFalse();
    }

    private static Answer priced(UnitPrice price) {
        Product product = APPLE.product();
        return new Answer.Item(new ItemFacts(product, "", price, APPLE.taxGroup(), 1));
    }

    private static void refuses(Answer answer, Refusal why) {
        assertThat(rejected(answered(Sessions.ofCashier(), SellProduct.one("A"), answer))).isEqualTo(why);
    }
}
