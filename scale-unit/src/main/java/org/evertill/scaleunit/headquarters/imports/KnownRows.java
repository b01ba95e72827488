package org.evertill.scaleunit.headquarters.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.headquarters.MasterTables;

/** What headquarters has for one data group before an import, and what all groups share; read once. */
final class KnownRows {
    private final MasterTables masters;
    private final String dataGroup;
    private final EverybodysGoods everybodys;
    private final Map<SyncedTable, List<Row>> read = new HashMap<>();
    private final Map<String, String> ownByBarcode = new HashMap<>();

    KnownRows(MasterTables masters, String dataGroup, EverybodysGoods everybodys) {
        this.masters = masters;
        this.dataGroup = dataGroup;
        this.everybodys = everybodys;
    }

    /** The numbers of the products of which a group has a row of its own. */
    static Set<String> numbers(MasterTables masters, String dataGroup) throws SQLException {
        Set<String> numbers = new HashSet<>();
        for (SyncedTable table : ImportContent.PRODUCTS.tables()) {
            masters.rows(dataGroup, table).forEach(row -> numbers.add(row.text("product_number")));
        }
        return numbers;
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

    /** The product a code is of: by the group's own rows, and everybody's where it has none of the code. */
    Optional<String> productOf(String code) throws SQLException {
        if (ownByBarcode.isEmpty()) {
            own(ChannelTables.PRODUCT_BARCODE).forEach(row ->
                    ownByBarcode.put(row.text("barcode"), row.text("product_number")));
        }
        String own = ownByBarcode.get(code);
        return own != null ? Optional.of(own) : everybodys.productOf(code);
    }

    /** The product a code is of, in the form headquarters keeps it in or, failing that, as it is written. */
    Optional<String> productOf(ItemCode code) throws SQLException {
        Optional<String> kept = productOf(code.kept());
        return kept.isPresent() ? kept : productOf(code.written());
    }

    /** What all groups share. */
    EverybodysGoods everybodys() {
        return everybodys;
    }

    /** The group's own rows of a table by the number of their product. */
    Map<String, List<Row>> byProduct(SyncedTable table) throws SQLException {
        Map<String, List<Row>> byProduct = new LinkedHashMap<>();
        own(table).forEach(row ->
                byProduct.computeIfAbsent(row.text("product_number"), first -> new ArrayList<>()).add(row));
        return byProduct;
    }

    /** The group's own products by number. */
    Map<String, Row> products() throws SQLException {
        Map<String, Row> products = new LinkedHashMap<>();
        own(ChannelTables.PRODUCT).forEach(row -> products.put(row.text("product_number"), row));
        return products;
    }

    /** The numbers of the products of which the group has a row of its own, and which there are. */
    Set<String> ownNumbers() throws SQLException {
        Set<String> numbers = new HashSet<>(products().keySet());
        for (SyncedTable table : List.of(ChannelTables.PRODUCT_PRICE, ChannelTables.PRODUCT_BARCODE,
                ChannelTables.PRODUCT_NAME)) {
            own(table).stream().map(row -> row.text("product_number"))
                    .filter(everybodys.numbers()::contains).forEach(numbers::add);
        }
        return numbers;
    }

    /** The numbers of everything the group can sell. */
    Set<String> productNumbers() throws SQLException {
        Set<String> numbers = new HashSet<>(products().keySet());
        numbers.addAll(everybodys.numbers());
        return numbers;
    }
}
