package org.evertill.syncagent;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When one worker last contacted the scale unit, and how that went. Any thread. */
final class SyncNews {
    private final Clock clock;
    private Contact contact = new Contact(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The contacts so far.
     *
     * @param lastError empty when the last attempt went well
     */
    record Contact(
            Optional<Instant> lastAttempt, Optional<Instant> lastSuccess, Optional<SyncFailure> lastError) {

        /** Both workers' contacts as one: the newest times, and an error if either has one. */
        Contact and(Contact other) {
            return new Contact(later(lastAttempt, other.lastAttempt), later(lastSuccess, other.lastSuccess),
                    lastError.or(other::lastError));
        }

        private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
            return Stream.concat(one.stream(), other.stream()).max(Instant::compareTo);
        }
    }

    SyncNews(Clock clock) {
        this.clock = clock;
    }

    synchronized Contact contact() {
        return contact;
    }

    synchronized void attempted() {
        contact = new Contact(Optional.of(clock.instant()), contact.lastSuccess(), contact.lastError());
    }

    synchronized void succeeded() {
        contact = new Contact(contact.lastAttempt(), Optional.of(clock.instant()), Optional.empty());
    }

    synchronized void failed(SyncFailure why) {
        contact = new Contact(contact.lastAttempt(), contact.lastSuccess(), Optional.of(why));
    }
}
