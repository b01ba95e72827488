package org.evertill.syncagent;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.evertill.commerce.connection.SwitchCause;

/** How a call to the scale unit ended. Every end is a value: who called decides what it means. */
public sealed interface Reply<T> {

    /** It was answered. */
    record Answered<T>(T body) implements Reply<T> {
    }

    /**
     * The scale unit is there, understood, and said no (4xx).
     *
     * @param status the HTTP status
     * @param slug   what it is, for programs, such as {@code unknown-barcode}
     * @param detail what happened this time, for people
     * @param members everything the problem says, by name; what is more than a text as JSON
     */
    record Refused<T>(int status, String slug, String detail, Map<String, String> members) implements Reply<T> {

        public Refused {
            members = Map.copyOf(members);
        }
    }

    /**
     * There was no usable answer: silence, refusal by the network, a failing server, or something that is no scale
     * unit.
     *
     * @param status     the HTTP status of a server that reports a fault, 0 where there was none
     * @param detail     a sentence for the log and the sync log
     * @param retryAfter how long the scale unit asks to be left alone
     */
    record Unavailable<T>(SwitchCause cause, int status, String detail, Optional<Duration> retryAfter)
            implements Reply<T> {

        /** Without a wish of the scale unit's. */
        static <T> Unavailable<T> because(SwitchCause cause, String detail) {
            return new Unavailable<>(cause, 0, detail, Optional.empty());
        }
    }
}
