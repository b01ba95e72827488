package org.evertill.app.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.TransactionJournal;

/**
 * Makes what a step decided durable before anybody sees it. When a commit fails and nobody can tell whether the
 * entries are in the journal, remembers that, so that nothing else is decided before the journal has told. Register
 * thread only.
 */
final class DecidedSteps {

    private final TransactionJournal journal;
    private final DayCount dayCount;
    private Optional<OperationOutcome.Applied> doubtful = Optional.empty();

    /** A decided step that is durable: the session after it, and its entries with their numbers. */
    record Durable(RegisterSession session, List<CommittedEntry> entries) {

        Durable {
            entries = List.copyOf(entries);
        }
    }

    DecidedSteps(TransactionJournal journal) {
        this.journal = journal;
        this.dayCount = new DayCount(journal);
    }

    /**
     * Stores the entries, or the running sale where only that has changed.
     *
     * @throws JournalUnavailableException if nothing was stored, or if that is in doubt
     */
    Durable store(RegisterSession before, OperationOutcome.Applied decided) {
        if (decided.entries().isEmpty()) {
            if (!decided.session().cart().equals(before.cart())) {
                decided.session().cart().ifPresent(journal::saveDraft);
            }
            return new Durable(decided.session(), List.of());
        }
        try {
            return durable(decided, journal.commit(decided.entries()));
        } catch (JournalUnavailableException e) {
            doubtful = Optional.of(decided);
            return settleAfter(e);
        } catch (Error e) {
            // It may have struck on either side of the commit: the journal is asked before the next step.
            doubtful = Optional.of(decided);
            throw e;
        }
    }

    /**
     * Asks the journal what became of a step that is in doubt.
     *
     * @return the step, if it has happened after all; empty if it has not, or if nothing is in doubt
     * @throws JournalUnavailableException if the journal still cannot tell
     */
    Optional<Durable> settle() {
        if (doubtful.isEmpty()) {
            return Optional.empty();
        }
        OperationOutcome.Applied decided = doubtful.get();
        List<Committed> found = decided.entries().stream()
                .flatMap(entry -> journal.find(entry.id()).stream()).toList();
        doubtful = Optional.empty();
        // All or none are there: they were committed in one transaction.
        return found.size() == decided.entries().size() ? Optional.of(durable(decided, found)) : Optional.empty();
    }

    /** Whether nobody knows if the newest step that had entries is in the journal. */
    boolean isInDoubt() {
        return doubtful.isPresent();
    }

    private Durable settleAfter(JournalUnavailableException failure) {
        Optional<Durable> happened;
        try {
            happened = settle();
        } catch (JournalUnavailableException e) {
            failure.addSuppressed(e);
            throw failure;
        }
        return happened.orElseThrow(() -> failure);
    }

    private Durable durable(OperationOutcome.Applied decided, List<Committed> numbers) {
        RegisterSession session = decided.session();
        List<CommittedEntry> committed = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            JournalEntry entry = decided.entries().get(i);
            committed.add(new CommittedEntry(entry, numbers.get(i)));
            if (entry instanceof SalesTransaction sale) {
                session = session.withLastSale(new CompletedSale(sale, numbers.get(i)));
            }
        }
        return new Durable(dayCount.after(session, decided.entries()), committed);
    }
}
