package org.evertill.scaleunit.headquarters.imports;

/** An import that is not done, and has changed nothing; the message is a sentence for whoever asked for it. */
public final class ImportRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    ImportRefusedException(String sentence) {
        super(sentence);
    }
}
