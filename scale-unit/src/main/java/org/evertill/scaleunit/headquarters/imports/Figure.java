package org.evertill.scaleunit.headquarters.imports;

import java.util.Locale;

/** What is counted of one store in an import. */
public enum Figure {
    /** Products of the store afterwards. */
    ITEMS,
    /** Their unit prices added up, in the major unit. */
    PRICE_SUM,
    /** Those sold by weight. */
    WEIGHTED,
    /** Promotions of the store afterwards. */
    PROMOTIONS,
    /** Products within them. */
    TERMS,
    /** New ones. */
    ADDED,
    /** Those no longer there. */
    REMOVED,
    /** Those with another price. */
    PRICE_CHANGED,
    /** Those with another name. */
    RENAMED,
    /** Those with other terms. */
    CHANGED,
    /** Those that stay as they were, though their rows were rejected or, in a partial file, are absent. */
    KEPT,
    /** Everybody's products that a whole file lacks: they stay, for only a store's own rows can be removed from it. */
    EVERYBODYS;

    /** The name, such as {@code price-sum}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
