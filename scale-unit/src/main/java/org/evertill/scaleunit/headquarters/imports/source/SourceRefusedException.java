package org.evertill.scaleunit.headquarters.imports.source;

/** A file that is no table of text, or not whole; the message is a sentence for whoever brought it. */
public final class SourceRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    SourceRefusedException(String sentence) {
        super(sentence);
    }

    SourceRefusedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
