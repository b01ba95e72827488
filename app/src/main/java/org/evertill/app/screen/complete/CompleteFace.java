package org.evertill.app.screen.complete;

import java.util.List;

/**
 * Everything shown after a sale, in the language of the screen.
 *
 * @param pieces  which notes and coins make the change, largest first
 * @param summary what was handed over and what it came to
 */
public record CompleteFace(
        String title,
        String receipt,
        String caption,
        String change,
        List<String> pieces,
        String summary,
        Paper paper) {

    /** The receipt as it is printed. */
    public record Paper(String store, List<String> address, List<Pair> head, List<Pair> lines, List<Pair> sums,
            Pair total, List<Pair> tenders, String number, String footer) {
    }

    /** Something on the left and something on the right of one line. */
    public record Pair(String left, String right) {
    }
}
