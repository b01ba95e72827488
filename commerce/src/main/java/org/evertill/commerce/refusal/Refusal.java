package org.evertill.commerce.refusal;

import java.util.List;

/**
 * Why something was not done, with the particulars its sentence names. The sentence itself is the screens' matter:
 * it says what happened, what did not, and what to do.
 */
public record Refusal(RefusalReason reason, List<String> arguments) {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    /** A refusal with its particulars in the order the reason documents. */
    public static Refusal of(RefusalReason reason, String... arguments) {
        return new Refusal(reason, List.of(arguments));
    }
}
