package org.evertill.scaleunit.headquarters.imports;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.headquarters.MasterTables;

/** The categories and tax groups that a row may name. */
record KnownCodes(Set<String> categories, Set<String> taxGroups) {

    static KnownCodes of(MasterTables masters) throws SQLException {
        return new KnownCodes(codes(masters, ChannelTables.CATEGORY), codes(masters, ChannelTables.TAX_GROUP));
    }

    private static Set<String> codes(MasterTables masters, SyncedTable table) throws SQLException {
        Set<String> codes = new HashSet<>();
        masters.rows(table).forEach(row -> codes.add(row.text(table.columnNames().getFirst())));
        return codes;
    }

    /** Refuses a product with a category or a tax group that headquarters does not have. */
    void require(ImportedItem item) throws RowRejectedException {
        if (!item.category().isEmpty() && !categories.contains(item.category())) {
            throw new RowRejectedException(Rejection.CATEGORY_UNKNOWN, "Headquarters has no category "
                    + item.category() + ". Make it first, or leave the column out of the mapping.");
        }
        if (!item.taxGroup().isEmpty() && !taxGroups.contains(item.taxGroup())) {
            throw new RowRejectedException(Rejection.TAX_GROUP_UNKNOWN, "Headquarters has no tax group "
                    + item.taxGroup() + ". Make it first, or leave the column out of the mapping.");
        }
    }
}
