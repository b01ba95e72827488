package org.evertill.commerce.operation;

import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;

/**
 * Who may do what: every operation passes here first. Somebody without the permission is asked for a manager's
 * number and PIN in place; the operation then runs on the manager's authority and says so in the record.
 */
final class OperationGate {

    private OperationGate() {
    }

    static OperationOutcome admit(PosOperation operation, RegisterSession session) {
        OperationCatalog.Entry entry = OperationCatalog.entry(operation.number());
        if (entry.beforeSignOn()) {
            return operation.perform(session, session.worker().orElse(null));
        }
        if (session.worker().isEmpty()) {
            return OperationOutcome.Rejected.because(RefusalReason.NOT_SIGNED_ON);
        }
        Worker worker = session.worker().get();
        if (session.locked()) {
            return OperationOutcome.Rejected.because(RefusalReason.LOCKED, worker.name());
        }
        return entry.permission().isEmpty()
                ? operation.perform(session, worker)
                : withPermission(operation, session, worker, entry.permission().get());
    }

    /** Performs with this permission, or asks for somebody who has it. */
    static OperationOutcome withPermission(
            PosOperation operation, RegisterSession session, Worker authority, Permission permission) {
        if (authority.may(permission)) {
            return operation.perform(session, authority);
        }
        return askFor(permission, operation);
    }

    /** Asks for somebody who has the permission, then performs on their authority. */
    static OperationOutcome askFor(Permission permission, PosOperation operation) {
        return new OperationOutcome.NeedsInput(new Prompt.Authorization(permission,
                (number, pin) -> session -> OperationOutcome.NeedsAnswer.of(session,
                        new Question.Credentials(number, pin),
                        answer -> proven -> authorized(operation, proven, permission, answer))));
    }

    private static OperationOutcome authorized(
            PosOperation operation, RegisterSession session, Permission permission, Answer answer) {
        return switch (answer) {
            case Answer.Proved(Worker manager) when manager.may(permission) -> operation.perform(session, manager);
            case Answer.Proved(Worker ignored) ->
                    OperationOutcome.Rejected.because(RefusalReason.NOT_PERMITTED, permission.code());
            default -> Answers.refusalOf(answer);
        };
    }
}
