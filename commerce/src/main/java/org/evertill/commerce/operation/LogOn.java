package org.evertill.commerce.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.ShiftOpened;
import org.evertill.commerce.transaction.SignedOn;

/**
 * 700 Log on: proves a worker by number and PIN, learns what the store is, and opens a shift if none is open.
 * On a locked register it unlocks, for the worker who locked it. Passes no gate: it is what proves an authority.
 */
public record LogOn(String workerNumber, String pin) implements PosOperation {

    @Override
    public int number() {
        return 700;
    }

    @Override
    public boolean waitsItsTurn(RegisterSession session) {
        return !session.connection().asks();
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        return run(session);
    }

    @Override
    public OperationOutcome run(RegisterSession session) {
        Optional<Worker> signedOn = session.worker();
        if (signedOn.isPresent() && !session.locked()) {
            return OperationOutcome.Rejected.because(RefusalReason.ALREADY_SIGNED_ON, signedOn.get().name());
        }
        if (signedOn.isPresent() && !signedOn.get().number().equals(workerNumber)) {
            return OperationOutcome.Rejected.because(RefusalReason.LOCKED, signedOn.get().name());
        }
        return OperationOutcome.NeedsAnswer.of(session, new Question.Credentials(workerNumber, pin),
                answer -> then -> proved(then, answer));
    }

    private OperationOutcome proved(RegisterSession session, Answer answer) {
        if (!(answer instanceof Answer.Proved(Worker worker))) {
            return Answers.refusalOf(answer);
        }
        if (session.locked()) {
            return OperationOutcome.Applied.of(session.withLocked(false));
        }
        return OperationOutcome.NeedsAnswer.of(session, new Question.StoreDescription(session.businessDate()),
                description -> then -> described(then, worker, description));
    }

    private OperationOutcome described(RegisterSession session, Worker worker, Answer answer) {
        if (!(answer instanceof Answer.Described(StoreFacts facts))) {
            return Answers.refusalOf(answer);
        }
        List<JournalEntry> entries = new ArrayList<>();
        RegisterSession signedOn = session.withStoreFacts(facts).withWorker(worker);
        if (session.shift().isEmpty()) {
            Shift shift = new Shift(session.newId(), session.lastShiftNumber() + 1, session.now(), worker.number());
            entries.add(new ShiftOpened(shift));
            signedOn = signedOn.withShift(shift);
        }
        entries.add(new SignedOn(session.newId(), session.now(), worker.number()));
        return OperationOutcome.Applied.of(signedOn, entries);
    }

    @Override
    public String toString() {
        return "LogOn[" + workerNumber + "]";
    }
}
