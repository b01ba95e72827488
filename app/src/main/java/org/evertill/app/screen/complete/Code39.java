package org.evertill.app.screen.complete;

import java.util.Map;
import java.util.Optional;

/** Code 39 bars for receipt numbers: digits and hyphens, readable by every scanner a till has. */
final class Code39 {

    private static final Map<Character, String> PATTERNS = Map.ofEntries(
            Map.entry('0', "111221211"), Map.entry('1', "211211112"), Map.entry('2', "112211112"),
            Map.entry('3', "212211111"), Map.entry('4', "111221112"), Map.entry('5', "211221111"),
            Map.entry('6', "112221111"), Map.entry('7', "111211212"), Map.entry('8', "211211211"),
            Map.entry('9', "112211211"), Map.entry('-', "121111212"), Map.entry('*', "121121211"));

    private Code39() {
    }

    /**
     * The widths of bars and gaps in turn, beginning with a bar; empty for characters a receipt number does not
     * have.
     */
    static Optional<String> widths(String number) {
        StringBuilder widths = new StringBuilder();
        for (char character : ('*' + number + '*').toCharArray()) {
            String pattern = PATTERNS.get(character);
            if (pattern == null) {
                return Optional.empty();
            }
            widths.append(pattern).append('1');
        }
        widths.setLength(widths.length() - 1);
        return Optional.of(widths.toString());
    }
}
