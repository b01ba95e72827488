package org.evertill.exchange.facts;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.SyncedTable;

/**
 * What of its data group's data an offline database gets.
 *
 * @param code                the scope's code at headquarters; empty for a register without one of its own
 * @param excludedTables      the names of tables of which it gets no rows
 * @param assortmentOnly      whether it gets the products of its stores' assortment only
 * @param bestSellers         how many of the best-selling products it gets; all products without it
 * @param recentCustomersDays how long ago a customer may have come last; all customers without it
 */
public record OfflineScope(String code, SortedSet<String> excludedTables, boolean assortmentOnly,
        Optional<BestSellers> bestSellers, OptionalInt recentCustomersDays) {
    /** Nothing is left out. */
    public static final OfflineScope EVERYTHING = new OfflineScope("", new TreeSet<>(), false, Optional.empty(),
            OptionalInt.empty());
    private static final String NAME_WITHOUT_CODE = "offline";
    private static final int DIGEST_DIGITS = 8;

    /**
     * A number of products that sold most.
     *
     * @param count how many, by quantity sold; the favourites of the screens come on top
     * @param days  counted over so many days up to today
     */
    public record BestSellers(int count, int days) {
    }

    /** Whether it leaves out nothing. */
    public boolean isEverything() {
        return excludedTables.isEmpty() && !assortmentOnly && bestSellers.isEmpty()
                && recentCustomersDays.isEmpty();
    }

    /** Whether it leaves out a table. */
    public boolean excludes(SyncedTable table) {
        return excludedTables.contains(table.name());
    }

    /** Whether fewer products are wanted than there are. */
    public boolean limitsProducts() {
        return assortmentOnly || bestSellers.isPresent();
    }

    /**
     * The edition of a data group's packages that has just this. Another definition under the same code is another
     * edition: it begins with a full package, so that nothing of what was in force before is left in it.
     */
    public Edition edition(String dataGroup) {
        if (isEverything()) {
            return Edition.whole(dataGroup);
        }
        String definition = String.join(" ", String.join(",", excludedTables), String.valueOf(assortmentOnly),
                bestSellers.map(best -> best.count() + "/" + best.days()).orElse("-"),
                recentCustomersDays.isPresent() ? String.valueOf(recentCustomersDays.getAsInt()) : "-");
        String digest = Sha256.hexOf(definition.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST_DIGITS);
        return new Edition(dataGroup, (code.isEmpty() ? NAME_WITHOUT_CODE : code) + "-" + digest);
    }
}
