package org.evertill.commerce.operation;

import java.util.List;
import java.util.Optional;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.catalog.Barcode;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;

/**
 * 100 Product sale: puts a product on the cart, by barcode or product number. The first one begins the
 * transaction, and with it the attempt to come back online.
 *
 * @param quantity  how many, positive; a return takes its sign from the session
 * @param confirmed whether a large quantity has been confirmed
 */
public record SellProduct(String code, Quantity quantity, boolean confirmed) implements PosOperation {

    /** One of this code. */
    public static SellProduct one(String code) {
        return new SellProduct(code, Quantity.ONE, false);
    }

    @Override
    public int number() {
        return 100;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        if (!Barcode.isPlausible(code)) {
            return OperationOutcome.Rejected.because(RefusalReason.CODE_MALFORMED);
        }
        return QuantityLimits.objection(quantity)
                .or(() -> QuantityLimits.doubt(quantity, confirmed, new SellProduct(code, quantity, true)))
                .orElseGet(() -> ask(session, authority));
    }

    private OperationOutcome ask(RegisterSession session, Worker authority) {
        Connection.Step step = session.cart().isPresent()
                ? new Connection.Step(session.connection(), false)
                : session.connection().transactionStarting(session.profile(), session.nanos());
        return new OperationOutcome.NeedsAnswer(session.withConnection(step.connection()), step.startsAttempt(),
                new Question.ItemByCode(code.strip(), session.businessDate()),
                answer -> then -> answered(then, answer, authority));
    }

    private OperationOutcome answered(RegisterSession session, Answer answer, Worker authority) {
        return switch (answer) {
            case Answer.Item(ItemFacts facts) -> found(session, facts, authority);
            case Answer.Ambiguous(String asked, List<ItemFacts> items) -> new OperationOutcome.NeedsInput(
                    new Prompt.Product(asked, items, chosen ->
                            OperationGate.resumed(new Chosen(this, chosen), authority, session)));
            default -> Answers.refusalOf(answer);
        };
    }

    private OperationOutcome found(RegisterSession session, ItemFacts facts, Worker authority) {
        return objection(session, facts, authority)
                .or(() -> QuantityLimits.objection(quantity, facts.product().unit()))
                .orElseGet(() -> rungUp(session, facts));
    }

    /** The product somebody has pointed at, where the code alone did not say. */
    private record Chosen(SellProduct sell, ItemFacts facts) implements PosOperation {

        @Override
        public int number() {
            return sell.number();
        }

        @Override
        public OperationOutcome perform(RegisterSession session, Worker authority) {
            return sell.found(session, facts, authority);
        }
    }

    private static Optional<OperationOutcome> objection(RegisterSession session, ItemFacts facts, Worker authority) {
        String name = facts.product().name();
        if (facts.product().blocked()) {
            return Optional.of(OperationOutcome.Rejected.because(RefusalReason.PRODUCT_BLOCKED, name));
        }
        if (!facts.unitPrice().currency().equals(session.currency())) {
            return Optional.of(OperationOutcome.Rejected.because(RefusalReason.NO_PRICE, name));
        }
        if (OverridePrice.isTooLarge(facts.unitPrice().toDecimal())) {
            return Optional.of(OverridePrice.tooLarge());
        }
        return facts.unitPrice().isNegative() && !authority.may(Permission.ADJUSTMENT)
                ? Optional.of(OperationOutcome.Rejected.because(
                        RefusalReason.NOT_PERMITTED, Permission.ADJUSTMENT.code()))
                : Optional.empty();
    }

    private OperationOutcome rungUp(RegisterSession session, ItemFacts facts) {
        Cart cart = session.cart().orElseGet(session::beginCart);
        Cart rung = session.nextReturn().map(worker -> cart.withReturn(facts, quantity, worker))
                .orElseGet(() -> cart.withItem(facts, quantity));
        return OperationOutcome.Applied.of(session.withCart(rung).withoutNextReturn());
    }
}
