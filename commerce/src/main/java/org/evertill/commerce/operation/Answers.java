package org.evertill.commerce.operation;

import org.evertill.commerce.catalog.Barcode;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;

/** How an answer that is not the one hoped for is told. */
final class Answers {

    private Answers() {
    }

    static OperationOutcome refusalOf(Answer answer) {
        return switch (answer) {
            case Answer.NoSuchItem(String code) -> OperationOutcome.Rejected.because(
                    new Barcode(code).isMisread() ? RefusalReason.CODE_MISREAD : RefusalReason.ITEM_NOT_FOUND, code);
            case Answer.NoPrice(String number, String name) ->
                    OperationOutcome.Rejected.because(RefusalReason.NO_PRICE, name.isEmpty() ? number : name);
            case Answer.NotProved(Refusal why) -> new OperationOutcome.Rejected(why);
            case Answer.Unavailable(Refusal why) -> new OperationOutcome.Rejected(why);
            default -> throw new IllegalStateException("not an answer to this question: " + answer);
        };
    }
}
