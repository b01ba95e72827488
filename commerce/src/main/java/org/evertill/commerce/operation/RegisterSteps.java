package org.evertill.commerce.operation;

import java.util.List;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.commerce.store.StoreFacts;

/** Steps of the session that are no worker's operation. */
public final class RegisterSteps {

    private RegisterSteps() {
    }

    /** The register has started: learn who works here and what the store is, for the sign-on screen. */
    public static SessionStep open() {
        return session -> OperationOutcome.NeedsAnswer.of(session, new Question.StaffList(),
                answer -> then -> askStore(answer instanceof Answer.Staff(List<StaffMember> members)
                        ? then.withStaff(members) : then));
    }

    /** Data has come: what the opening could not learn is asked again, as long as nobody has signed on. */
    public static SessionStep openAgain() {
        return session -> session.worker().isEmpty() && (session.staff().isEmpty() || session.storeFacts().isEmpty())
                ? open().run(session) : OperationOutcome.Applied.of(session);
    }

    /** The store is another than it was, or sells at other prices. What is in the running sale stays as it is. */
    public static SessionStep described(StoreFacts facts) {
        return session -> OperationOutcome.Applied.of(session.withStoreFacts(facts));
    }

    /** The sale that was running could not be read, which whoever signs on must know. */
    public static SessionStep saleSetAside() {
        return session -> OperationOutcome.Applied.of(session).saying(new Notice.SaleSetAside());
    }

    /** The person at the register wants no prompt, notice or refusal any more. */
    public static SessionStep dismiss() {
        return OperationOutcome.Applied::of;
    }

    /** The running sale carries somebody else's number, such as the invoice it is taken over from. */
    public static SessionStep referTo(String externalReference) {
        return session -> session.cart()
                .<OperationOutcome>map(cart -> OperationOutcome.Applied.of(
                        session.withCart(cart.withExternalReference(externalReference))))
                .orElseGet(() -> OperationOutcome.Rejected.because(RefusalReason.NO_SALE));
    }

    private static OperationOutcome askStore(RegisterSession session) {
        return OperationOutcome.NeedsAnswer.of(session, new Question.StoreDescription(session.businessDate()),
                answer -> then -> switch (answer) {
                    case Answer.Described(StoreFacts facts) ->
                            OperationOutcome.Applied.of(then.withStoreFacts(facts));
                    case Answer.Unavailable(var why) -> new OperationOutcome.Rejected(why);
                    default -> throw new IllegalStateException("not a description: " + answer);
                });
    }
}
