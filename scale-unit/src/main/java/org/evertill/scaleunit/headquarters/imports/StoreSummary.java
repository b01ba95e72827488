package org.evertill.scaleunit.headquarters.imports;

import java.util.EnumMap;
import java.util.Map;

/**
 * What an import did for one store.
 *
 * @param number    the store's number at headquarters; empty for rows whose store is not known
 * @param dataGroup where its rows are
 * @param made      whether the store was made
 * @param figures   what there is and what changed
 * @param remarks   how many rows are remarkable, and how
 * @param rejected  how many rows were not taken, and why
 */
public record StoreSummary(StoreKey store, String number, String dataGroup, boolean made,
        Map<Figure, String> figures, Map<Remark, Integer> remarks, Map<Rejection, Integer> rejected) {

    public StoreSummary {
        figures = figures.isEmpty() ? Map.of() : new EnumMap<>(figures);
        remarks = remarks.isEmpty() ? Map.of() : new EnumMap<>(remarks);
        rejected = rejected.isEmpty() ? Map.of() : new EnumMap<>(rejected);
    }

    /** Whether most of the products are gone that the store had, as a file makes of it that was not whole. */
    public boolean losesMost() {
        long removed = count(Figure.REMOVED);
        long before = count(Figure.ITEMS) - count(Figure.ADDED) + removed;
        return figures.containsKey(Figure.ITEMS) && removed * 2 > before;
    }

    private long count(Figure figure) {
        return Long.parseLong(figures.getOrDefault(figure, "0"));
    }
}
