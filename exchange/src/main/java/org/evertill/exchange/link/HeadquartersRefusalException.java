package org.evertill.exchange.link;

import java.io.IOException;

/**
 * Headquarters answers, and does not take this channel or what it asks, or is not believed to be the one: asking again
 * changes nothing before somebody has mended it, here or there. The message is a sentence for them.
 */
public final class HeadquartersRefusalException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says what is refused, and why. */
    public HeadquartersRefusalException(String sentence) {
        super(sentence);
    }
}
