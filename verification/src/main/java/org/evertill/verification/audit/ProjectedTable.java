package org.evertill.verification.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tables that are read out of a record, each with the property of the record that every column must repeat. */
enum ProjectedTable {
    /** One row per sale or void. */
    TRANSACTION("retail_transaction", ProjectedTable::header, """
            store_number storeNumber, register_number registerNumber, incarnation incarnation, sequence sequence,
            kind kind, receipt_number receiptNumber, external_reference externalReference, worker_number workerNumber,
            void_worker voidWorker, shift_id shiftId, business_date businessDate, begun_at begunAt, concluded_at at,
            connection connection, data_version dataVersion, currency_code currency, total_minor totalMinor,
            net_minor netMinor, tax_minor taxMinor, change_minor changeMinor, line_count lineCount"""),
    /** One row per line. */
    LINE("retail_transaction_line", record -> elements(record, "lines"), """
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
    TENDER("retail_transaction_tender", record -> elements(record, "tenders"), """
            tender_number number, tender_code tenderCode, amount_minor amountMinor, change_minor changeMinor""");

    private final String table;
    private final Function<JsonNode, List<Map<String, String>>> rowsOf;
    private final List<String> columns = new ArrayList<>();
    private final List<String> properties = new ArrayList<>();

    ProjectedTable(String table, Function<JsonNode, List<Map<String, String>>> rowsOf, String columns) {
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

    /** Selects the record's id, then every column that is compared. */
    String query() {
        return "SELECT record_id, " + String.join(", ", columns) + " FROM " + table;
    }

    /** A row of {@link #query} as one text. */
    String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder(160);
        for (int column = 0; column < columns.size(); column++) {
            append(text, row.getString(column + 2));
        }
        return text.toString();
    }

    /** The rows a record stands for, as the same texts. */
    List<String> texts(JsonNode record) {
        return rowsOf.apply(record).stream().map(row -> {
            StringBuilder text = new StringBuilder(160);
            properties.forEach(property -> append(text, row.get(property)));
            return text.toString();
        }).toList();
    }

    private static void append(StringBuilder text, String value) {
        text.append(value == null ? "\0" : value).append('\1');
    }

    private static List<Map<String, String>> header(JsonNode record) {
        Map<String, String> row = values(record);
        row.put("lineCount", String.valueOf(record.path("lines").size()));
        return List.of(row);
    }

    private static List<Map<String, String>> elements(JsonNode record, String array) {
        List<Map<String, String>> rows = new ArrayList<>();
        record.path(array).forEach(element -> rows.add(values(element)));
        return rows;
    }

    private static List<Map<String, String>> taxes(JsonNode record) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (Map<String, String> tax : elements(record, "taxes")) {
            rows.merge(tax.get("group") + '\1' + tax.get("code"), tax, (first, more) -> {
                first.merge("taxableMinor", more.getOrDefault("taxableMinor", "0"), ProjectedTable::sum);
                first.merge("taxMinor", more.getOrDefault("taxMinor", "0"), ProjectedTable::sum);
                return first;
            });
        }
        return List.copyOf(rows.values());
    }

    private static String sum(String first, String more) {
        return String.valueOf(Long.parseLong(first) + Long.parseLong(more));
    }

    private static Map<String, String> values(JsonNode object) {
        Map<String, String> values = new HashMap<>();
        object.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.isValueNode() && !value.isNull()) {
                values.put(property.getKey(),
                        value.isBoolean() ? value.asBoolean() ? "1" : "0" : value.asText());
            }
        });
        return values;
    }
}
