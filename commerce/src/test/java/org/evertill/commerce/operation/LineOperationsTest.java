package org.evertill.commerce.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.commerce.fixture.Outcomes.answered;
import static org.evertill.commerce.fixture.Outcomes.applied;
import static org.evertill.commerce.fixture.Outcomes.prompted;
import static org.evertill.commerce.fixture.Outcomes.rejected;
import static org.evertill.commerce.fixture.Outcomes.rungUp;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.cart.PriceOverride;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.fixture.Shop;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 102 Void product and its undo, 105 Set quantity, 106 Clear quantity. */
class LineOperationsTest {

    private static final RegisterSession SELLING = rungUp(rungUp(Sessions.ofManager(), Items.piece("A", "2.00")),
            Quantity.of("1.500"), Items.weighed("W", "3.00"));

    @Test
    void setsAQuantity() {
        assertThat(line(1, applied(quantity(1, "3").run(SELLING)).session()).quantity()).isEqualTo(Quantity.of(3));
        assertThat(line(2, applied(quantity(2, "0.250").run(SELLING)).session()).quantity())
                .isEqualTo(Quantity.of("0.25"));
    }

    @Test
    void oneMoreCountsFromWhatTheLineHasThen() {
        RegisterSession twice = SELLING;
        for (int press = 0; press < 2; press++) {
            twice = applied(new AddQuantity(1, 1).run(twice)).session();
        }
        assertThat(line(1, twice).quantity()).isEqualTo(Quantity.of(3));
        assertThat(line(1, applied(new AddQuantity(1, -2).run(twice)).session()).quantity())
                .isEqualTo(Quantity.of(1));
        assertThat(applied(new AddQuantity(1, -1).run(SELLING)).session()).isEqualTo(SELLING);
        assertThat(line(2, applied(new AddQuantity(2, -1).run(SELLING)).session()).quantity())
                .isEqualTo(Quantity.of("0.5"));
        RegisterSession returned = rungUp(SELLING.withNextReturn("1"), Items.piece("B", "1.00"));
        assertThat(line(3, applied(new AddQuantity(3, 1).run(returned)).session()).quantity())
                .isEqualTo(Quantity.of(-2));
        assertThat(rejected(new AddQuantity(1, 1_000_000).run(SELLING)).reason())
                .isEqualTo(RefusalReason.QUANTITY_TOO_LARGE);
    }

    @Test
    void aReturnLineStaysAReturn() {
        RegisterSession returned = rungUp(SELLING.withNextReturn("1"), Items.piece("B", "1.00"));
        assertThat(line(3, applied(quantity(3, "4").run(returned)).session()).quantity()).isEqualTo(Quantity.of(-4));
        assertThat(line(3, applied(new ClearQuantity(3).run(returned)).session()).quantity())
                .isEqualTo(Quantity.of(-1));
    }

    @Test
    void changingAReturnNeedsThePermissionOfAReturnAndNamesWhoHadIt() {
        RegisterSession byCashier = rungUp(Sessions.ofCashier().withNextReturn("9"), Items.piece("B", "1.00"));
        assertThat(prompted(Prompt.Authorization.class, quantity(1, "10").run(byCashier)).permission())
                .isEqualTo(Permission.RETURN_PRODUCT);
        RegisterSession byManager = rungUp(Sessions.ofManager().withNextReturn("9"), Items.piece("B", "1.00"));
        CartLine changed = line(1, applied(quantity(1, "10").run(byManager)).session());
        assertThat(changed.quantity()).isEqualTo(Quantity.of(-10));
        assertThat(changed.returnWorker()).contains(Sessions.MANAGER.number());
    }

    @Test
    void asksForTheQuantityItWasNotGiven() {
        SetQuantity bare = new SetQuantity(2, Optional.empty(), false);
        Prompt.Number asked = prompted(Prompt.Number.class, bare.run(SELLING));
        assertThat(asked.subject()).isEqualTo(Prompt.Subject.QUANTITY);
        assertThat(asked.decimals()).isEqualTo(3);
        RegisterSession after = applied(asked.then().apply(new BigDecimal("0.75")).run(SELLING)).session();
        assertThat(line(2, after).quantity()).isEqualTo(Quantity.of("0.75"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            99999999999999999999999, QUANTITY_TOO_LARGE
            -99999999999999999999999, QUANTITY_TOO_LARGE
            1000001, QUANTITY_TOO_LARGE
            0.0001,  QUANTITY_DECIMALS
            -1,      QUANTITY_NOT_POSITIVE
            0,       QUANTITY_NOT_POSITIVE
            """)
    void refusesInWordsWhateverIsTyped(BigDecimal typed, RefusalReason why) {
        Prompt.Number asked = prompted(Prompt.Number.class, new SetQuantity(2, Optional.empty(), false).run(SELLING));
        assertThat(rejected(asked.then().apply(typed).run(SELLING)).reason()).isEqualTo(why);
    }

    @Test
    void aQuantityTypedForOneSaleIsNotSetInTheNext() {
        RegisterSession next = rungUp(SELLING.withoutCart(), Items.piece("C", "5.00"));
        Prompt.Number asked = prompted(Prompt.Number.class, new SetQuantity(1, Optional.empty(), false).run(SELLING));
        Prompt.Confirmation sure = prompted(Prompt.Confirmation.class, quantity(1, "74215").run(SELLING));
        for (SessionStep late : List.of(asked.then().apply(BigDecimal.TWO), sure.then())) {
            assertThat(rejected(late.run(next)).reason()).isEqualTo(RefusalReason.SALE_ENDED);
        }
    }

    @Test
    void refusesAQuantityThatCannotBe() {
        assertThat(rejected(quantity(1, "0").run(SELLING)).reason()).isEqualTo(RefusalReason.QUANTITY_NOT_POSITIVE);
        assertThat(rejected(quantity(1, "-2").run(SELLING)).reason()).isEqualTo(RefusalReason.QUANTITY_NOT_POSITIVE);
        assertThat(rejected(quantity(1, "1.5").run(SELLING)))
                .isEqualTo(Refusal.of(RefusalReason.QUANTITY_DECIMALS, "", "0"));
        assertThat(rejected(quantity(1, "1000001").run(SELLING)))
                .isEqualTo(Refusal.of(RefusalReason.QUANTITY_TOO_LARGE, "1000000"));
    }

    @Test
    void asksOnceWhetherALargeQuantityIsMeant() {
        Prompt.Confirmation sure = prompted(Prompt.Confirmation.class, quantity(1, "74215").run(SELLING));
        assertThat(sure.arguments()).containsExactly("74215");
        assertThat(line(1, applied(sure.then().run(SELLING)).session()).quantity()).isEqualTo(Quantity.of(74_215));
    }

    @Test
    void clearsAQuantityBackToOne() {
        assertThat(line(2, applied(new ClearQuantity(2).run(SELLING)).session()).quantity()).isEqualTo(Quantity.ONE);
    }

    @Test
    void voidsALineAndSaysWhich() {
        OperationOutcome.Applied done = applied(new VoidProduct(1).run(SELLING));
        assertThat(line(1, done.session()).voided()).isTrue();
        assertThat(line(1, done.session()).voidWorker()).contains("1");
        assertThat(done.notice()).contains(new Notice.LineVoided(SELLING.cart().orElseThrow().id(), 1,
                line(1, SELLING).facts().product()));
        assertThat(done.entries()).isEmpty();
        assertThat(applied(restored(SELLING, 1).run(done.session())).session()).isEqualTo(SELLING);
        assertThat(applied(restored(SELLING, 1).run(SELLING)).session()).isEqualTo(SELLING);
    }

    @Test
    void nothingMoreIsDoneToAVoidedLine() {
        RegisterSession voided = applied(new VoidProduct(1).run(SELLING)).session();
        for (PosOperation operation : new PosOperation[] {quantity(1, "2"), new ClearQuantity(1), new VoidProduct(1),
            new OverridePrice(1, Optional.empty(), Optional.empty())}) {
            assertThat(rejected(operation.run(voided))).isEqualTo(Refusal.of(RefusalReason.LINE_VOIDED));
        }
    }

    @Test
    void thereMustBeSuchALine() {
        for (int none : new int[] {0, -1, 3}) {
            for (PosOperation operation : new PosOperation[] {quantity(none, "2"), new ClearQuantity(none),
                new VoidProduct(none), restored(SELLING, none),
                new OverridePrice(none, Optional.empty(), Optional.empty())}) {
                assertThat(rejected(operation.run(SELLING))).isEqualTo(Refusal.of(RefusalReason.NO_LINE));
                assertThat(rejected(operation.run(Sessions.ofManager()))).isEqualTo(Refusal.of(RefusalReason.NO_LINE));
            }
        }
    }

    @Test
    void undoOfAVoidNeedsNothingForAPlainLine() {
        RegisterSession cashiers = SELLING.withWorker(Sessions.CASHIER);
        Prompt.Authorization asked = prompted(Prompt.Authorization.class, new VoidProduct(1).run(cashiers));
        RegisterSession voided = applied(answered(cashiers, asked.then().apply("1", Shop.PIN),
                new Answer.Proved(Sessions.MANAGER))).session();
        assertThat(line(1, voided).voidWorker()).contains(Sessions.MANAGER.number());
        assertThat(applied(restored(SELLING, 1).run(voided)).session()).isEqualTo(cashiers);
    }

    @Test
    void undoOfAVoidBringsBackARefundOnlyForWhoeverMayGiveOne() {
        RegisterSession refund = rungUp(Sessions.ofManager().withNextReturn("1"), Items.piece("A", "2.00"));
        RegisterSession voided = applied(new VoidProduct(1).run(refund)).session();
        assertThat(line(1, voided).voidWorker()).contains("1");
        assertThat(line(1, voided).returnWorker()).contains("1");
        Worker voider = Sessions.worker("5", Permission.VOID_PRODUCT);
        RegisterSession byAnother = voided.withWorker(voider);
        Prompt.Authorization asked = prompted(Prompt.Authorization.class, restored(refund, 1).run(byAnother));
        assertThat(asked.permission()).isEqualTo(Permission.RETURN_PRODUCT);
        assertThat(applied(answered(byAnother, asked.then().apply("1", Shop.PIN),
                new Answer.Proved(Sessions.MANAGER))).session()).isEqualTo(refund.withWorker(voider));
    }

    @Test
    void undoOfAVoidNeedsNobodyForAnOverrideBecauseTheLineNamesWhoAnswersForIt() {
        RegisterSession overridden = SELLING.withWorker(Sessions.worker("5", Permission.VOID_PRODUCT)).withCart(
                SELLING.cart().orElseThrow().withLine(1, line ->
                        line.withPrice(line.unitPrice(), new PriceOverride("damaged", "1"))));
        RegisterSession ownVoid = applied(new VoidProduct(1).run(overridden)).session();
        assertThat(applied(restored(SELLING, 1).run(ownVoid)).session()).isEqualTo(overridden);
        RegisterSession managersVoid = overridden.withCart(
                overridden.cart().orElseThrow().withLine(1, line -> line.voidedBy("1")));
        assertThat(applied(restored(SELLING, 1).run(managersVoid)).session()).isEqualTo(overridden);
    }

    @Test
    void undoOfOnesOwnVoidNeedsNobodyEvenForARefund() {
        RegisterSession refund = rungUp(Sessions.ofManager().withNextReturn("1"), Items.piece("A", "2.00"))
                .withWorker(Sessions.worker("5", Permission.VOID_PRODUCT));
        RegisterSession voided = applied(new VoidProduct(1).run(refund)).session();
        assertThat(applied(restored(refund, 1).run(voided)).session()).isEqualTo(refund);
    }

    @Test
    void anOldUndoLeavesTheLinesOfALaterSaleAlone() {
        RegisterSession first = applied(new VoidProduct(1).run(SELLING)).session();
        RegisterSession next = rungUp(applied(new VoidTransaction().run(first)).session(), Items.piece("C", "5.00"));
        RegisterSession later = applied(new VoidProduct(1).run(next)).session();
        assertThat(rejected(restored(SELLING, 1).run(later))).isEqualTo(Refusal.of(RefusalReason.NO_LINE));
        assertThat(applied(restored(later, 1).run(later)).session())
                .isEqualTo(next);
    }

    @Test
    void anUndoThatWaitedForAManagerLeavesTheLinesOfALaterSaleAlone() {
        Worker voider = Sessions.worker("5", Permission.VOID_PRODUCT);
        RegisterSession refund = rungUp(Sessions.ofManager().withNextReturn("1"), Items.piece("A", "2.00"));
        RegisterSession first = applied(new VoidProduct(1).run(refund)).session().withWorker(voider);
        Prompt.Authorization asked = prompted(Prompt.Authorization.class,
                restored(first, 1).run(first));
        RegisterSession next = rungUp(first.withoutCart(), Items.piece("C", "5.00"));
        RegisterSession later = applied(new VoidProduct(1).run(next)).session();
        assertThat(rejected(asked.then().apply("1", Shop.PIN).run(later)))
                .isEqualTo(Refusal.of(RefusalReason.SALE_ENDED));
    }

    private static RestoreProduct restored(RegisterSession session, int line) {
        return new RestoreProduct(session.cart().orElseThrow().id(), line);
    }

    private static SetQuantity quantity(int line, String quantity) {
        return new SetQuantity(line, Optional.of(Quantity.of(quantity)), false);
    }

    private static CartLine line(int number, RegisterSession session) {
        return session.cart().flatMap(cart -> cart.line(number)).orElseThrow();
    }
}
