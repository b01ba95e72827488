package org.evertill.syncagent;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When one worker last contacted the scale unit, and how that went. Any thread. */
final class SyncNews {
    private final Clock clock;
    private final Runnable answers;
    private Contact contact = new Contact(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A run of the same failure, nothing having gone well in it.
     *
     * @param since when it was met first
     * @param at    when it was met last
     * @param times how often
     */
    record FailedRun(SyncFailure why, Instant since, Instant at, int times) {
    }

    /**
     * The contacts so far.
     *
     * @param failing empty when the last attempt went well
     */
    record Contact(
            Optional<Instant> lastAttempt, Optional<Instant> lastSuccess, Optional<FailedRun> failing) {

        /** What the last attempt failed of; empty when it went well. */
        Optional<SyncFailure> lastError() {
            return failing.map(FailedRun::why);
        }

        /** Since when the line itself has failed, and the scale unit was not heard of; empty where it was. */
        Optional<Instant> silentSince() {
            return failing.filter(run -> SyncFault.isOfTheLine(run.why().fault())
                    && lastSuccess.filter(run.at()::isBefore).isEmpty()).map(FailedRun::since);
        }

        /** Both workers' contacts as one: the newest times, and the newest error if either has one. */
        Contact and(Contact other) {
            return new Contact(later(lastAttempt, other.lastAttempt), later(lastSuccess, other.lastSuccess),
                    Stream.concat(failing.stream(), other.failing.stream())
                            .max(Comparator.comparing(FailedRun::at)));
        }

        private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
            return Stream.concat(one.stream(), other.stream()).max(Instant::compareTo);
        }
    }

    /** @param answers runs when this worker has found that the scale unit answers */
    SyncNews(Clock clock, Runnable answers) {
        this.clock = clock;
        this.answers = answers;
    }

    synchronized Contact contact() {
        return contact;
    }

    /** An attempt begins now. */
    synchronized Instant attempted() {
        Instant now = clock.instant();
        contact = new Contact(Optional.of(now), contact.lastSuccess(), contact.failing());
        return now;
    }

    /** The scale unit answers, which the other worker may not know. */
    void answers() {
        answers.run();
    }

    synchronized void succeeded() {
        contact = new Contact(contact.lastAttempt(), Optional.of(clock.instant()), Optional.empty());
    }

    /** The attempt failed; answers the run of failures it belongs to. */
    synchronized FailedRun failed(SyncFailure why) {
        Instant now = clock.instant();
        FailedRun run = contact.failing().filter(before -> before.why().fault().equals(why.fault()))
                .map(before -> new FailedRun(why, before.since(), now, before.times() + 1))
                .orElseGet(() -> new FailedRun(why, now, now, 1));
        contact = new Contact(contact.lastAttempt(), contact.lastSuccess(), Optional.of(run));
        return run;
    }
}
