package org.evertill.verification.sales;

/** A sales file that cannot be rung up as a whole; the message is a sentence with the line and the reason. */
public final class BrokenSalesFileException extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenSalesFileException(String sentence) {
        super(sentence);
    }
}
