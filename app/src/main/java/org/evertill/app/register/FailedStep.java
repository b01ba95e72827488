package org.evertill.app.register;

import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told of a step that threw instead of deciding: to the cashier as a refusal, to the log with its trace. */
final class FailedStep {

    private static final Logger LOG = LoggerFactory.getLogger(FailedStep.class);

    private FailedStep() {
    }

    /** @param inDoubt whether nobody knows if the step is in the journal */
    static Refusal told(Throwable thrown, boolean inDoubt) {
        if (!(thrown instanceof JournalUnavailableException e)) {
            String code = ErrorCode.of(thrown);
            LOG.error("Step failed, nothing was changed; error {}", code, thrown);
            return Refusal.of(RefusalReason.INTERNAL, code);
        }
        if (inDoubt) {
            LOG.error("The journal does not tell whether it took the step; it is asked again before the next", e);
            return Refusal.of(RefusalReason.JOURNAL_IN_DOUBT);
        }
        LOG.error("The journal did not take the step; nothing was changed", e);
        return Refusal.of(e.isDiskFull() ? RefusalReason.JOURNAL_DISK_FULL : RefusalReason.JOURNAL_UNAVAILABLE);
    }
}
