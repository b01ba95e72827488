package org.evertill.commerce.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.commerce.fixture.Outcomes.answered;
import static org.evertill.commerce.fixture.Outcomes.applied;
import static org.evertill.commerce.fixture.Outcomes.prompted;
import static org.evertill.commerce.fixture.Outcomes.rejected;
import static org.evertill.commerce.fixture.Outcomes.rungUp;

import java.math.BigDecimal;
import java.util.Optional;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.cart.PriceOverride;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.fixture.Shop;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;
import org.junit.jupiter.api.Test;

class OverridePriceTest {

    private static final RegisterSession SELLING = rungUp(Sessions.ofManager(), Items.piece("A", "2.00"));

    @Test
    void replacesThePriceForAReasonAndSaysWhoAnswersForIt() {
        CartLine line = line(applied(override("1.50", "damaged").run(SELLING)).session());
        assertThat(line.unitPrice()).isEqualTo(UnitPrice.of("1.50", Items.GBP));
        assertThat(line.override()).contains(new PriceOverride("damaged", Sessions.MANAGER.number()));
        assertThat(line.facts().unitPrice()).isEqualTo(UnitPrice.of("2.00", Items.GBP));
    }

    @Test
    void asksForThePriceThenForTheReason() {
        Prompt.Number price = prompted(Prompt.Number.class,
                new OverridePrice(1, Optional.empty(), Optional.empty()).run(SELLING));
        assertThat(price.subject()).isEqualTo(Prompt.Subject.PRICE);
        assertThat(price.decimals()).isEqualTo(2);
        Prompt.Reason reason = prompted(Prompt.Reason.class, price.then().apply(new BigDecimal("1.2")).run(SELLING));
        assertThat(reason.reasons()).isEqualTo(SELLING.reasonsFor(104));
        CartLine line = line(applied(reason.then().apply("historic").run(SELLING)).session());
        assertThat(line.override()).contains(new PriceOverride("historic", Sessions.MANAGER.number()));
        assertThat(line.unitPrice()).isEqualTo(UnitPrice.of("1.20", Items.GBP));
    }

    @Test
    void refusesPriceOverrideWithoutAPublishedReason() {
        assertThat(rejected(override("1.50", "because").run(SELLING)))
                .isEqualTo(Refusal.of(RefusalReason.UNKNOWN_REASON, "because"));
    }

    @Test
    void refusesAProductWhosePriceIsFixed() {
        RegisterSession fixed = rungUp(Sessions.ofManager(), Items.fixedPrice(Items.piece("A", "2.00")));
        assertThat(rejected(override("1.50", "damaged").run(fixed)))
                .isEqualTo(Refusal.of(RefusalReason.OVERRIDE_NOT_ALLOWED, "Product A"));
    }

    @Test
    void refusesAPriceNoRegisterTakesHoweverItIsTyped() {
        assertThat(rejected(override("1000000.01", "damaged").run(SELLING)))
                .isEqualTo(Refusal.of(RefusalReason.PRICE_TOO_LARGE, "1000000"));
        Prompt.Number price = prompted(Prompt.Number.class,
                new OverridePrice(1, Optional.empty(), Optional.empty()).run(SELLING));
        assertThat(rejected(price.then().apply(new BigDecimal("9".repeat(40))).run(SELLING)))
                .isEqualTo(Refusal.of(RefusalReason.PRICE_TOO_LARGE, "1000000"));
    }

    @Test
    void aCashierIsAskedForAManagerOnceAndTheRecordNamesTheManager() {
        RegisterSession cashiers = SELLING.withWorker(Sessions.CASHIER);
        Prompt.Authorization who = prompted(Prompt.Authorization.class,
                new OverridePrice(1, Optional.empty(), Optional.empty()).run(cashiers));
        assertThat(who.permission()).isEqualTo(Permission.PRICE_OVERRIDE);
        Prompt.Number price = prompted(Prompt.Number.class,
                answered(cashiers, who.then().apply("1", Shop.PIN), new Answer.Proved(Sessions.MANAGER)));
        Prompt.Reason reason = prompted(Prompt.Reason.class, price.then().apply(BigDecimal.ONE).run(cashiers));
        RegisterSession done = applied(reason.then().apply("damaged").run(cashiers)).session();
        assertThat(line(done).override()).contains(new PriceOverride("damaged", Sessions.MANAGER.number()));
        assertThat(done.worker()).contains(Sessions.CASHIER);
    }

    @Test
    void aManagersWordEndsWhenTheRegisterIsLockedOrLeft() {
        RegisterSession cashiers = SELLING.withWorker(Sessions.CASHIER);
        Prompt.Authorization who = prompted(Prompt.Authorization.class, override("1.00", "damaged").run(cashiers));
        SessionStep given = who.then().apply("1", Shop.PIN);
        assertThat(rejected(given.run(cashiers.withLocked(true))).reason()).isEqualTo(RefusalReason.LOCKED);
        assertThat(rejected(given.run(cashiers.withoutWorker())).reason()).isEqualTo(RefusalReason.NOT_SIGNED_ON);
        Prompt.Number price = prompted(Prompt.Number.class, answered(cashiers,
                prompted(Prompt.Authorization.class, new OverridePrice(1, Optional.empty(), Optional.empty())
                        .run(cashiers)).then().apply("1", Shop.PIN), new Answer.Proved(Sessions.MANAGER)));
        SessionStep typed = price.then().apply(BigDecimal.ONE);
        assertThat(rejected(typed.run(cashiers.withLocked(true))).reason()).isEqualTo(RefusalReason.LOCKED);
        assertThat(rejected(typed.run(cashiers.withWorker(Sessions.worker("8")))).reason())
                .isEqualTo(RefusalReason.NOT_SIGNED_ON);
    }

    @Test
    void aNegativePriceNeedsSomebodyWhoMayAdjustAndOverride() {
        Worker overrider = Sessions.worker("5", Permission.PRICE_OVERRIDE);
        RegisterSession session = SELLING.withWorker(overrider);
        Prompt.Authorization who = prompted(Prompt.Authorization.class, override("-5.00", "damaged").run(session));
        assertThat(who.permission()).isEqualTo(Permission.ADJUSTMENT);
        SessionStep given = who.then().apply("1", Shop.PIN);
        Worker adjuster = Sessions.worker("6", Permission.ADJUSTMENT);
        assertThat(rejected(answered(session, given, new Answer.Proved(adjuster))))
                .isEqualTo(Refusal.of(RefusalReason.NOT_PERMITTED, "adjustment"));
        RegisterSession done = applied(answered(session, given, new Answer.Proved(Sessions.MANAGER))).session();
        assertThat(line(done).override()).contains(new PriceOverride("damaged", Sessions.MANAGER.number()));
        assertThat(line(done).unitPrice().isNegative()).isTrue();
    }

    private static OverridePrice override(String price, String reason) {
        return new OverridePrice(1, Optional.of(UnitPrice.of(price, Items.GBP)), Optional.of(reason));
    }

    private static CartLine line(RegisterSession session) {
        return session.cart().orElseThrow().lines().getFirst();
    }
}
