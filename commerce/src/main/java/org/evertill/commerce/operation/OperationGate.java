package org.evertill.commerce.operation;

import java.util.Optional;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;

/**
 * Who may do what: every operation passes here first. Somebody without the permission is asked for a manager's
 * number and PIN in place; the operation then runs on the manager's authority and says so in the record. What was
 * asked for holds only while the same worker stands at the register, and only for the sale it was asked in.
 */
final class OperationGate {

    private OperationGate() {
    }

    static OperationOutcome admit(PosOperation operation, RegisterSession session) {
        OperationCatalog.Entry entry = OperationCatalog.entry(operation.number());
        Optional<Permission> permission = entry.permission();
        Optional<Worker> worker = session.worker();
        if (worker.isEmpty() && permission.isPresent() && entry.beforeSignOn().test(session.profile())) {
            return askFor(permission.get(), operation, session);
        }
        if (worker.isEmpty()) {
            return OperationOutcome.Rejected.because(RefusalReason.NOT_SIGNED_ON);
        }
        if (session.locked()) {
            return OperationOutcome.Rejected.because(RefusalReason.LOCKED, worker.get().name());
        }
        return permission.isEmpty() || worker.get().may(permission.get())
                ? operation.perform(session, worker.get())
                : askFor(permission.get(), operation, session);
    }

    /** Asks for somebody who has the permission, then performs on their authority. */
    static OperationOutcome askFor(Permission permission, PosOperation operation, RegisterSession asked) {
        // Before sign-on it is the line itself that is switched, which may be silent: the proof is the register's own.
        boolean here = asked.worker().isEmpty();
        return operation.objection(asked).<OperationOutcome>map(OperationOutcome.Rejected::new)
                .orElseGet(() -> new OperationOutcome.NeedsInput(new Prompt.Authorization(permission,
                        (number, pin) -> whileStillThere(operation, asked, session -> OperationOutcome.NeedsAnswer.of(
                                session, new Question.Credentials(number, pin, here),
                                answer -> proven -> authorized(operation, proven, permission, answer))))));
    }

    /** Goes on after a prompt on the same authority, so that a manager is not asked again between two inputs. */
    static SessionStep resumed(PosOperation operation, Worker authority, RegisterSession asked) {
        return whileStillThere(operation, asked, session -> operation.perform(session, authority));
    }

    private static SessionStep whileStillThere(PosOperation operation, RegisterSession asked, SessionStep step) {
        return session -> {
            if (session.locked()) {
                return OperationOutcome.Rejected.because(RefusalReason.LOCKED,
                        session.worker().map(Worker::name).orElse(""));
            }
            if (!session.worker().equals(asked.worker())) {
                return OperationOutcome.Rejected.because(RefusalReason.NOT_SIGNED_ON);
            }
            return operation.ofSale() && hasEnded(asked, session)
                    ? OperationOutcome.Rejected.because(RefusalReason.SALE_ENDED)
                    : step.run(session);
        };
    }

    /** Whether the sale that was running when something was asked is not the one that runs now. */
    private static boolean hasEnded(RegisterSession asked, RegisterSession session) {
        return asked.cart().isPresent() && !asked.cart().map(Cart::id).equals(session.cart().map(Cart::id));
    }

    private static OperationOutcome authorized(
            PosOperation operation, RegisterSession session, Permission permission, Answer answer) {
        return switch (answer) {
            case Answer.Proved(Worker manager) when mayAll(manager, permission, operation) ->
                    operation.perform(session, manager);
            case Answer.Proved(Worker ignored) ->
                    OperationOutcome.Rejected.because(RefusalReason.NOT_PERMITTED, permission.code());
            default -> Answers.refusalOf(answer);
        };
    }

    /** Whoever answers for an operation needs the operation's own permission too, not only the extra one asked for. */
    private static boolean mayAll(Worker manager, Permission permission, PosOperation operation) {
        return manager.may(permission)
                && OperationCatalog.entry(operation.number()).permission().map(manager::may).orElse(true);
    }
}
