package org.evertill.scaleunit.headquarters.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.SyncedTable;

/** What the rows of a file are. */
public enum ImportContent {
    /** A catalogue with prices: a row is a product of a store. */
    PRODUCTS("products", List.of(ChannelTables.PRODUCT, ChannelTables.PRODUCT_NAME, ChannelTables.PRODUCT_BARCODE,
            ChannelTables.PRODUCT_PRICE)),
    /** Promotions: a row is the terms of one for a product of a store. */
    PROMOTIONS("promotions", List.of(ChannelTables.PROMOTION, ChannelTables.PROMOTION_PRODUCT));

    private final String code;
    private final List<SyncedTable> tables;

    ImportContent(String code, List<SyncedTable> tables) {
        this.code = code;
        this.tables = tables;
    }

    /** The name in mappings. */
    public String code() {
        return code;
    }

    /** The tables an import of this content decides for a data group. */
    List<SyncedTable> tables() {
        return tables;
    }

    static Optional<ImportContent> ofCode(String code) {
        return Arrays.stream(values()).filter(content -> content.code.equals(code)).findFirst();
    }
}
