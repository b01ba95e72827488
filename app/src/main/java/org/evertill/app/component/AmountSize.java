package org.evertill.app.component;

import java.util.Arrays;

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

    /** The same for words that may stand on lines of their own: the longest one decides. */
    public static long ofWords(String text, long normal, int fitting) {
        return Arrays.stream(text.split(" ")).mapToLong(word -> of(word, normal, fitting)).min().orElse(normal);
    }
}
