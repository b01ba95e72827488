package org.evertill.scaleunit.headquarters.imports;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.headquarters.MasterTables;

/** What headquarters has for one data group before an import; read once. */
final class KnownRows {
    private final MasterTables masters;
    private final String dataGroup;
    private final Map<SyncedTable, List<Row>> read = new HashMap<>();

    KnownRows(MasterTables masters, String dataGroup) {
        this.masters = masters;
        this.dataGroup = dataGroup;
    }

    /** The group's own rows of a table. */
    List<Row> own(SyncedTable table) throws SQLException {
        List<Row> rows = read.get(table);
        if (rows == null) {
            rows = masters.rows(dataGroup, table);
            read.put(table, rows);
        }
        return rows;
    }

    /** The group's own products by number. */
    Map<String, Row> products() throws SQLException {
        Map<String, Row> products = new LinkedHashMap<>();
        own(ChannelTables.PRODUCT).forEach(row -> products.put(row.text("product_number"), row));
        return products;
    }

    /** The numbers of everything the group can sell. */
    Set<String> productNumbers() throws SQLException {
        Set<String> numbers = new HashSet<>(products().keySet());
        masters.rows(ChannelTables.PRODUCT).forEach(row -> numbers.add(row.text("product_number")));
        return numbers;
    }
}
