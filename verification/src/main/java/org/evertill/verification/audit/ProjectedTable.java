package org.evertill.verification.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables that are read out of a record, each with the property of the record that every column must repeat. */
enum ProjectedTable {
    /** One row per sale or void. */
    TRANSACTION("retail_transaction", """
            store_number storeNumber, register_number registerNumber, incarnation incarnation, sequence sequence,
            kind kind, receipt_number receiptNumber, external_reference externalReference, worker_number workerNumber,
            void_worker voidWorker, shift_id shiftId, business_date businessDate, begun_at begunAt, concluded_at at,
            connection connection, data_version dataVersion, currency_code currency, total_minor totalMinor,
            net_minor netMinor, tax_minor taxMinor, change_minor changeMinor, line_count lineCount"""),
    /** One row per line. */
    LINE("retail_transaction_line", """
            line_number number, product_number productNumber, barcode barcode, name name,
            quantity_thousandths quantityThousandths, unit_code unitCode, list_price_micros listPriceMicros,
            unit_price_micros unitPriceMicros, amount_minor amountMinor, tax_group_code taxGroup, tax_minor taxMinor,
            voided voided, is_return return, override_reason overrideReason, override_worker overrideWorker,
            return_worker returnWorker, void_worker voidWorker"""),
    /** One row per tax group and tax: two rates of one tax stand under the first. */
    TAX("retail_transaction_tax", """
            tax_group_code group, tax_code code, rate_ppm ratePpm, inclusive inclusive, taxable_minor taxableMinor,
            tax_minor taxMinor"""),
    /** One row per tender. */
    TENDER("retail_transaction_tender", """
            tender_number number, tender_code tenderCode, amount_minor amountMinor, change_minor changeMinor""");

    private final String table;
    private final List<String> columns = new ArrayList<>();
    private final List<String> properties = new ArrayList<>();

    ProjectedTable(String table, String columns) {
        this.table = table;
        for (String pair : columns.split(",\\s+")) {
            this.columns.add(pair.substring(0, pair.indexOf(' ')));
            properties.add(pair.substring(pair.indexOf(' ') + 1).intern());
        }
    }

    /** The table's name. */
    String table() {
        return table;
    }

    /** How many columns a record says something of. */
    int width() {
        return columns.size();
    }

    /**
     * The place among the columns of the one that repeats a property; negative when none does.
     *
     * @param from where it is looked for first: properties stand nearly in the order of the columns
     */
    int place(String property, int from) {
        for (int place = from; place < properties.size(); place++) {
            if (properties.get(place).equals(property)) {
                return place;
            }
        }
        return from == 0 ? -1 : properties.subList(0, from).indexOf(property);
    }

    /** Selects each row's record id, the row as one text, as {@link RowText} makes it, and further expressions. */
    String query(String further) {
        return "SELECT record_id, " + columns.stream().map(column -> "coalesce(" + column + ", char(2))")
                .collect(Collectors.joining(", ", "concat_ws(char(1), ", "), ")) + further + " FROM " + table;
    }
}
