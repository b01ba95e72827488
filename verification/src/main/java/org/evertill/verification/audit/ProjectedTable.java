package org.evertill.verification.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables that are read out of a record, each with the property of the record that every column must repeat. */
enum ProjectedTable {
    /** One row per sale or void. */
    TRANSACTION("retail_transaction", List::of, """
            store_number storeNumber, register_number registerNumber, incarnation incarnation, sequence sequence,
            kind kind, receipt_number receiptNumber, external_reference externalReference, worker_number workerNumber,
            void_worker voidWorker, shift_id shiftId, business_date businessDate, begun_at begunAt, concluded_at at,
            connection connection, data_version dataVersion, currency_code currency, total_minor totalMinor,
            net_minor netMinor, tax_minor taxMinor, change_minor changeMinor, line_count lineCount"""),
    /** One row per line. */
    LINE("retail_transaction_line", record -> record.path("lines"), """
            line_number number, product_number productNumber, barcode barcode, name name,
            quantity_thousandths quantityThousandths, unit_code unitCode, list_price_micros listPriceMicros,
            unit_price_micros unitPriceMicros, amount_minor amountMinor, tax_group_code taxGroup, tax_minor taxMinor,
            voided voided, is_return return, override_reason overrideReason, override_worker overrideWorker,
            return_worker returnWorker, void_worker voidWorker"""),
    /** One row per tax group and tax: two rates of one tax stand under the first. */
    TAX("retail_transaction_tax", ProjectedTable::taxes, """
            tax_group_code group, tax_code code, rate_ppm ratePpm, inclusive inclusive, taxable_minor taxableMinor,
            tax_minor taxMinor"""),
    /** One row per tender. */
    TENDER("retail_transaction_tender", record -> record.path("tenders"), """
            tender_number number, tender_code tenderCode, amount_minor amountMinor, change_minor changeMinor""");

    private final String table;
    private final Function<JsonNode, Iterable<JsonNode>> rowsOf;
    private final List<String> columns = new ArrayList<>();
    private final List<String> properties = new ArrayList<>();

    ProjectedTable(String table, Function<JsonNode, Iterable<JsonNode>> rowsOf, String columns) {
        this.table = table;
        this.rowsOf = rowsOf;
        for (String pair : columns.split(",\\s+")) {
            this.columns.add(pair.substring(0, pair.indexOf(' ')));
            properties.add(pair.substring(pair.indexOf(' ') + 1));
        }
    }

    /** The table's name. */
    String table() {
        return table;
    }

    /** Selects each row's record id, and the row as one text, as {@link #texts} makes it. */
    String query() {
        return "SELECT record_id, " + columns.stream().map(column -> "coalesce(" + column + ", char(2))")
                .collect(Collectors.joining(" || char(1) || ")) + " FROM " + table;
    }

    /** The rows a record stands for, as the same texts. */
    List<String> texts(JsonNode record) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder(200);
        for (JsonNode row : rowsOf.apply(record)) {
            text.setLength(0);
            for (String property : properties) {
                text.append(text.isEmpty() ? "" : "\1").append(value(row, property));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static String value(JsonNode row, String property) {
        JsonNode value = row.get(property);
        if (property.equals("lineCount")) {
            return String.valueOf(row.path("lines").size());
        }
        if (value == null || value.isNull()) {
            return "\2";
        }
        return value.isBoolean() ? value.asBoolean() ? "1" : "0" : value.asText();
    }

    private static Iterable<JsonNode> taxes(JsonNode record) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        for (JsonNode tax : record.path("taxes")) {
            rows.merge(tax.path("group").asText() + '\1' + tax.path("code").asText(), tax, (first, more) -> {
                ObjectNode sum = first.deepCopy();
                for (String amount : List.of("taxableMinor", "taxMinor")) {
                    sum.put(amount, first.path(amount).asLong() + more.path(amount).asLong());
                }
                return sum;
            });
        }
        return rows.values();
    }
}
