package org.evertill.exchange.facts;

import java.sql.SQLException;

/** A master row that says something nobody here understands; the message is a sentence that names row and word. */
public final class UnreadableRowException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final String word;

    UnreadableRowException(String sentence, String word, Throwable cause) {
        super(sentence, cause);
        this.word = word;
    }

    /** What is not understood, as it stands in the row. */
    public String word() {
        return word;
    }
}
