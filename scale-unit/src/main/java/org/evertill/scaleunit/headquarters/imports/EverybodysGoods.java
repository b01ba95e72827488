package org.evertill.scaleunit.headquarters.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.headquarters.MasterTables;

/**
 * The products all stores share, as far as a file or a store has to do with them: of a catalogue of millions, the rows
 * of these few are kept. Read once for all stores of an import. For one thread.
 */
final class EverybodysGoods {
    private final MasterTables masters;
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, String> byBarcode = new HashMap<>();
    private final Map<SyncedTable, Map<String, List<Row>>> rows = new HashMap<>();

    /** Reads which there are. */
    EverybodysGoods(MasterTables masters) throws SQLException {
        this.masters = masters;
        masters.forEach(ChannelTables.PRODUCT, row ->
                units.put(row.text("product_number"), row.text("unit_code").intern()));
    }

    /**
     * Reads the rows of some.
     *
     * @param numbers of products whose rows are wanted
     * @param codes   whose products' rows are wanted too
     */
    void read(Set<String> numbers, Set<String> codes) throws SQLException {
        Set<String> wanted = new HashSet<>(numbers);
        masters.forEach(ChannelTables.PRODUCT_BARCODE, row -> {
            if (codes.contains(row.text("barcode"))) {
                byBarcode.put(row.text("barcode"), row.text("product_number"));
                wanted.add(row.text("product_number"));
            }
        });
        if (wanted.stream().anyMatch(units::containsKey)) {
            for (SyncedTable table : List.of(ChannelTables.PRODUCT, ChannelTables.PRODUCT_BARCODE,
                    ChannelTables.PRODUCT_PRICE)) {
                rows.put(table, read(table, wanted));
            }
        }
    }

    private Map<String, List<Row>> read(SyncedTable table, Set<String> wanted) throws SQLException {
        Map<String, List<Row>> byProduct = new HashMap<>();
        masters.forEach(table, row -> {
            if (wanted.contains(row.text("product_number"))) {
                byProduct.computeIfAbsent(row.text("product_number"), first -> new ArrayList<>()).add(row);
            }
        });
        return byProduct;
    }

    /** The product that everybody has under a code that was wanted. */
    Optional<String> productOf(String code) {
        return Optional.ofNullable(byBarcode.get(code));
    }

    /** The numbers of all of them. */
    Set<String> numbers() {
        return Collections.unmodifiableSet(units.keySet());
    }

    /** What a product is sold by; empty when it is none of them. */
    String unit(String number) {
        return units.getOrDefault(number, "");
    }

    /** Everybody's rows of a product that was wanted, in products, prices or barcodes. */
    List<Row> of(SyncedTable table, String number) {
        return rows.getOrDefault(table, Map.of()).getOrDefault(number, List.of());
    }
}
