package org.evertill.app.screen.search;

import java.util.List;
import java.util.Optional;

/**
 * What the search shows, in the language of the screen.
 *
 * @param count    how many there are
 * @param nothing  said instead of rows; empty when there are rows
 * @param selected index of the row whose details are shown, -1 for none
 * @param busy     whether an answer is awaited; the old rows stay meanwhile
 */
public record SearchFace(String count, String nothing, List<Row> rows, int selected, boolean busy) {

    /**
     * One product.
     *
     * @param match what was searched, to be marked in the name; empty for none
     */
    public record Row(String productNumber, String name, String match, String detail, String price, String icon,
            String tint, String category, String barcode) {
    }

    /** The row whose details are shown. */
    public Optional<Row> chosen() {
        return selected >= 0 && selected < rows.size() ? Optional.of(rows.get(selected)) : Optional.empty();
    }
}
