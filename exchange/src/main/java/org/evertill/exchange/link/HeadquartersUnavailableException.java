package org.evertill.exchange.link;

import java.io.IOException;

/** Headquarters cannot be reached, or cannot answer now; whatever was asked is asked again later. */
public final class HeadquartersUnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public HeadquartersUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Says why, where nothing else failed. */
    public HeadquartersUnavailableException(String sentence) {
        super(sentence);
    }
}
