package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.evertill.exchange.facts.OfflineScope;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.SyncedTable;

/**
 * An edition with what it is cut down to, as headquarters makes it.
 *
 * @param today the day from which sales and visits are counted back
 */
record ScopedEdition(String dataGroup, OfflineScope scope, LocalDate today) {

    /** The edition. */
    Edition edition() {
        return scope.edition(dataGroup);
    }

    /** Its code. */
    String code() {
        return edition().code();
    }

    /**
     * Why a register with this in place of what it has could sell nothing at the next outage; empty where it could, or
     * where the data group has no goods either.
     */
    Optional<String> lacksGoods(Connection headquarters) throws SQLException {
        ScopedEdition whole = new ScopedEdition(dataGroup, OfflineScope.EVERYTHING, today);
        boolean lacks = scope.limitsProducts() && view(ChannelTables.PRODUCT_PRICE).count(headquarters) == 0
                && whole.view(ChannelTables.PRODUCT_PRICE).count(headquarters) > 0;
        return lacks ? Optional.of("Offline scope " + scope.code() + " leaves the registers of " + dataGroup
                + " no product with a price, so they could sell nothing offline: "
                + (scope.assortmentOnly() ? "say what its stores sell (scale-unit assortment), or make the scope wider."
                        : "make the scope wider.")) : Optional.empty();
    }

    /** What it has of a table. */
    GroupView view(SyncedTable table) {
        return new GroupView(table, dataGroup, scope.excludes(table),
                RowLimit.of(table, dataGroup, scope, today));
    }
}
