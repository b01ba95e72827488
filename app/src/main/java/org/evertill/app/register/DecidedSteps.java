package org.evertill.app.register;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.TransactionJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what a step decided before anybody sees it: entries for good, a change of the running sale so that {@link
 * #sync} only has to bring it to the disk. When a commit fails and nobody can tell whether the entries are in the
 * journal, remembers that, so that nothing else is decided before the journal has told. Register thread only.
 */
final class DecidedSteps {

    private static final Logger LOG = LoggerFactory.getLogger(DecidedSteps.class);

    private final TransactionJournal journal;
    private final DayCount dayCount;
    private final Deque<Runnable> unsettled = new ArrayDeque<>();
    private Optional<OperationOutcome.Applied> doubtful = Optional.empty();

    /**
     * A decided step that is in the journal: the session after it, and its entries with their numbers.
     *
     * @param awaitsSync whether it is written, but a power cut could take it until {@link #sync} has returned
     */
    record Stored(RegisterSession session, List<CommittedEntry> entries, boolean awaitsSync) {

        Stored {
            entries = List.copyOf(entries);
        }
    }

    DecidedSteps(TransactionJournal journal) {
        this.journal = journal;
        this.dayCount = new DayCount(journal);
    }

    /**
     * Stores the entries, or writes the running sale where only that has changed.
     *
     * @throws JournalUnavailableException if nothing was stored, or if that is in doubt
     */
    Stored store(RegisterSession before, OperationOutcome.Applied decided) {
        if (decided.entries().isEmpty()) {
            boolean changes = decided.session().cart().isPresent()
                    && !decided.session().cart().equals(before.cart());
            if (changes) {
                journal.writeDraft(decided.session().cart().orElseThrow());
            }
            return new Stored(decided.session(), List.of(), changes);
        }
        try {
            return stored(decided, journal.commit(decided.entries()));
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
     * Brings to the disk what {@link #store} has only written.
     *
     * @throws JournalUnavailableException if it may not be there after a power cut
     */
    void sync() {
        journal.syncDraft();
    }

    /**
     * Does this now or, while a step is in doubt, as soon as the journal has told: for what nobody would tell again.
     *
     * @param happened gets the step in doubt, if it has happened after all
     */
    void whenSettled(Runnable work, Consumer<Stored> happened) {
        unsettled.add(work);
        try {
            settle(happened);
        } catch (RuntimeException e) {
            LOG.info("What came in waits until the journal has told what became of the newest step", e);
        }
    }

    /**
     * Asks the journal what became of a step that is in doubt, and then does what has waited for that.
     *
     * @param happened gets the step, if it has happened after all
     * @throws JournalUnavailableException if the journal still cannot tell
     */
    void settle(Consumer<Stored> happened) {
        do {
            settled().ifPresent(happened);
            Optional.ofNullable(unsettled.poll()).ifPresent(Runnable::run);
        } while (isInDoubt() || !unsettled.isEmpty());
    }

    private Optional<Stored> settled() {
        if (doubtful.isEmpty()) {
            return Optional.empty();
        }
        OperationOutcome.Applied decided = doubtful.get();
        List<Committed> found = decided.entries().stream()
                .flatMap(entry -> journal.find(entry.id()).stream()).toList();
        doubtful = Optional.empty();
        // All or none are there: they were committed in one transaction.
        return found.size() == decided.entries().size() ? Optional.of(stored(decided, found)) : Optional.empty();
    }

    /** Whether nobody knows if the newest step that had entries is in the journal. */
    boolean isInDoubt() {
        return doubtful.isPresent();
    }

    private Stored settleAfter(JournalUnavailableException failure) {
        Optional<Stored> happened;
        try {
            happened = settled();
        } catch (JournalUnavailableException e) {
            failure.addSuppressed(e);
            throw failure;
        }
        return happened.orElseThrow(() -> failure);
    }

    private Stored stored(OperationOutcome.Applied decided, List<Committed> numbers) {
        RegisterSession session = decided.session();
        List<CommittedEntry> committed = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            JournalEntry entry = decided.entries().get(i);
            committed.add(new CommittedEntry(entry, numbers.get(i)));
            if (entry instanceof SalesTransaction sale) {
                session = session.withLastSale(new CompletedSale(sale, numbers.get(i)));
            }
        }
        return new Stored(dayCount.after(session, decided.entries()), committed, false);
    }
}
