package org.evertill.commerce.operation;

import java.util.List;
import org.evertill.commerce.catalog.Barcode;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/** 101 Price check: shows what a product costs, and sells nothing. An empty code is asked for. */
public record CheckPrice(String code) implements PosOperation {

    @Override
    public int number() {
        return 101;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        if (code.isBlank()) {
            return new OperationOutcome.NeedsInput(new Prompt.Code(Prompt.Subject.PRICE_CHECK, CheckPrice::new));
        }
        if (!Barcode.isPlausible(code)) {
            return OperationOutcome.Rejected.because(RefusalReason.CODE_MALFORMED);
        }
        return OperationOutcome.NeedsAnswer.of(session,
                new Question.ItemByCode(code.strip(), session.businessDate()), answer -> then -> told(then, answer));
    }

    private static OperationOutcome told(RegisterSession session, Answer answer) {
        return switch (answer) {
            case Answer.Item(ItemFacts facts) ->
                    OperationOutcome.Applied.of(session).saying(new Notice.PriceChecked(facts));
            case Answer.Ambiguous(String asked, List<ItemFacts> items) -> new OperationOutcome.NeedsInput(
                    new Prompt.Product(asked, items, chosen -> then -> told(then, new Answer.Item(chosen))));
            default -> Answers.refusalOf(answer);
        };
    }
}
