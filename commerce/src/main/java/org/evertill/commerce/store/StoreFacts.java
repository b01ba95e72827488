package org.evertill.commerce.store;

import java.util.List;
import org.evertill.commerce.catalog.ItemFacts;

/**
 * What a register needs to know of its store to show its screens: asked for at sign-on, and again when data of another
 * version is in use, from whichever source answers.
 *
 * @param favourites the products of the first tile page, in their order, priced for the day of the question
 */
public record StoreFacts(
        Store store,
        List<Denomination> denominations,
        List<Category> categories,
        List<ReasonCode> reasonCodes,
        List<ItemFacts> favourites,
        long dataVersion) {

    public StoreFacts {
        denominations = List.copyOf(denominations);
        categories = List.copyOf(categories);
        reasonCodes = List.copyOf(reasonCodes);
        favourites = List.copyOf(favourites);
    }

    /** The reasons for one operation, in headquarters' order. */
    public List<ReasonCode> reasonsFor(int operationNumber) {
        return reasonCodes.stream().filter(reason -> reason.operationNumber() == operationNumber).toList();
    }
}
