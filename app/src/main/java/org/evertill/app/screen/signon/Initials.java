package org.evertill.app.screen.signon;

import java.util.Locale;

/** The letters in the circle beside a name. */
final class Initials {

    private Initials() {
    }

    /** First letters of the first and last word; the last two characters of a Chinese name. */
    static String of(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            return "";
        }
        if (Character.isIdeographic(trimmed.codePointAt(0))) {
            int length = trimmed.codePointCount(0, trimmed.length());
            return trimmed.substring(trimmed.offsetByCodePoints(0, Math.max(0, length - 2)));
        }
        String[] words = trimmed.split("\\s+");
        String letters = words.length == 1 ? first(words[0]) : first(words[0]) + first(words[words.length - 1]);
        return letters.toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
