package org.evertill.app.component;

/** Makes long amounts smaller, so that a large sale is never cut off. */
public final class AmountSize {

    private AmountSize() {
    }

    /**
     * @param normal  size in pixels
     * @param fitting how many characters fit at that size
     * @return the size at which the text fits the same width
     */
    public static long of(String text, long normal, int fitting) {
        return text.length() <= fitting ? normal : Math.max(12, normal * fitting / text.length());
    }
}
