package org.evertill.scaleunit.headquarters.imports;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SyncedTable;

/**
 * What the rows of one store come to, before anything is written.
 *
 * @param rows    the data group's own rows of each table, all of them
 * @param figures what there is and what changes, by name, in the order to show them
 */
record StorePlan(Map<SyncedTable, List<Row>> rows, Map<Figure, String> figures) {
    StorePlan {
        figures = new LinkedHashMap<>(figures);
    }
}
