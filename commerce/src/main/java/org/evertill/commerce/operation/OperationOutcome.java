package org.evertill.commerce.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.JournalEntry;

/** What came of a step. */
public sealed interface OperationOutcome {

    /**
     * It is decided. Takes effect once the entries are in the journal; if that fails, nothing has happened.
     *
     * @param startsAttempt whether an attempt to reach the scale unit must start now
     */
    record Applied(
            RegisterSession session, List<JournalEntry> entries, boolean startsAttempt, Optional<Notice> notice)
            implements OperationOutcome {

        public Applied {
            entries = List.copyOf(entries);
        }

        /** A change of the session that the journal need not hear of. */
        public static Applied of(RegisterSession session) {
            return new Applied(session, List.of(), false, Optional.empty());
        }

        /** A change that must be in the journal. */
        public static Applied of(RegisterSession session, List<JournalEntry> entries) {
            return new Applied(session, entries, false, Optional.empty());
        }

        /** The same, with something to show. */
        public Applied saying(Notice said) {
            return new Applied(session, entries, startsAttempt, Optional.of(said));
        }
    }

    /** Something is missing that only the person at the register can give. */
    record NeedsInput(Prompt prompt) implements OperationOutcome {
    }

    /**
     * Something is missing that only a source knows. Later input waits its turn until the answer is in.
     *
     * @param session       the session meanwhile
     * @param startsAttempt whether an attempt to reach the scale unit must start now
     * @param then          the step that goes on with the answer
     */
    record NeedsAnswer(
            RegisterSession session, boolean startsAttempt, Question question, Function<Answer, SessionStep> then)
            implements OperationOutcome {

        /** A question that leaves the session as it is. */
        public static NeedsAnswer of(RegisterSession session, Question question, Function<Answer, SessionStep> then) {
            return new NeedsAnswer(session, false, question, then);
        }
    }

    /** Nothing has changed, and this is why. */
    record Rejected(Refusal why) implements OperationOutcome {

        /** A rejection with its particulars. */
        public static Rejected because(RefusalReason reason, String... arguments) {
            return new Rejected(Refusal.of(reason, arguments));
        }
    }
}
