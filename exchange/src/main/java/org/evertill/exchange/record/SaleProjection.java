package org.evertill.exchange.record;

import static org.evertill.exchange.record.RecordPayload.flag;
import static org.evertill.exchange.record.RecordPayload.integer;
import static org.evertill.exchange.record.RecordPayload.text;
import static org.evertill.exchange.record.RecordPayload.textOrNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;

/**
 * The rows that a sale's or voided transaction's payload stands for. Nothing is computed anew: the payload decides.
 * Made once for a payload: what is checked is what is stored.
 */
record SaleProjection(Row header, List<Row> lines, List<Row> taxes, List<Row> tenders) {

    static SaleProjection of(RecordPayload sale) {
        List<Row> lines = lines(sale);
        return new SaleProjection(header(sale, lines.size()), lines, taxes(sale), tenders(sale));
    }

    /** All of them, in an order in which they can be stored. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(header);
        rows.addAll(lines);
        rows.addAll(taxes);
        rows.addAll(tenders);
        return rows;
    }

    private static Row header(RecordPayload sale, int lineCount) {
        return ChannelTables.RETAIL_TRANSACTION.newRow()
                .with("record_id", sale.id())
                .with("store_number", sale.storeNumber())
                .with("register_number", sale.registerNumber())
                .with("incarnation", sale.incarnation())
                .with("sequence", sale.sequence())
                .with("kind", sale.kind())
                .with("receipt_number", sale.receiptNumber())
                .with("external_reference", sale.textOrNull("externalReference"))
                .with("worker_number", sale.text("workerNumber"))
                .with("void_worker", sale.textOrNull("voidWorker"))
                .with("shift_id", sale.text("shiftId"))
                .with("business_date", sale.text("businessDate"))
                .with("begun_at", sale.text("begunAt"))
                .with("concluded_at", sale.at())
                .with("connection", sale.text("connection"))
                .with("data_version", sale.integer("dataVersion"))
                .with("currency_code", sale.text("currency"))
                .with("total_minor", sale.integer("totalMinor"))
                .with("net_minor", sale.integer("netMinor"))
                .with("tax_minor", sale.integer("taxMinor"))
                .with("change_minor", sale.integer("changeMinor"))
                .with("line_count", lineCount)
                .row();
    }

    private static List<Row> lines(RecordPayload sale) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode line : sale.array("lines")) {
            rows.add(ChannelTables.RETAIL_TRANSACTION_LINE.newRow()
                    .with("record_id", sale.id())
                    .with("line_number", integer(line, "number"))
                    .with("product_number", text(line, "productNumber"))
                    .with("barcode", text(line, "barcode"))
                    .with("name", text(line, "name"))
                    .with("quantity_thousandths", integer(line, "quantityThousandths"))
                    .with("unit_code", text(line, "unitCode"))
                    .with("list_price_micros", integer(line, "listPriceMicros"))
                    .with("unit_price_micros", integer(line, "unitPriceMicros"))
                    .with("amount_minor", integer(line, "amountMinor"))
                    .with("tax_group_code", text(line, "taxGroup"))
                    .with("tax_minor", integer(line, "taxMinor"))
                    .with("voided", flag(line, "voided"))
                    .with("is_return", flag(line, "return"))
                    .with("override_reason", textOrNull(line, "overrideReason"))
                    .with("override_worker", textOrNull(line, "overrideWorker"))
                    .with("return_worker", textOrNull(line, "returnWorker"))
                    .with("void_worker", textOrNull(line, "voidWorker"))
                    .row());
        }
        return rows;
    }

    /** One row per group and tax: lines rung under two rates, across a package, add up under the first. */
    private static List<Row> taxes(RecordPayload sale) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (JsonNode tax : sale.array("taxes")) {
            Row row = taxRow(sale, tax, integer(tax, "taxableMinor"), integer(tax, "taxMinor"));
            rows.merge(text(tax, "group") + '\n' + text(tax, "code"), row, (first, second) -> first.table().newRow()
                    .with("record_id", first.text("record_id"))
                    .with("tax_group_code", first.text("tax_group_code"))
                    .with("tax_code", first.text("tax_code"))
                    .with("rate_ppm", first.integer("rate_ppm"))
                    .with("inclusive", first.integer("inclusive"))
                    .with("taxable_minor", Math.addExact(
                            first.integer("taxable_minor"), second.integer("taxable_minor")))
                    .with("tax_minor", Math.addExact(first.integer("tax_minor"), second.integer("tax_minor")))
                    .row());
        }
        return List.copyOf(rows.values());
    }

    private static Row taxRow(RecordPayload sale, JsonNode tax, long taxable, long amount) {
        return ChannelTables.RETAIL_TRANSACTION_TAX.newRow()
                .with("record_id", sale.id())
                .with("tax_group_code", text(tax, "group"))
                .with("tax_code", text(tax, "code"))
                .with("rate_ppm", integer(tax, "ratePpm"))
                .with("inclusive", flag(tax, "inclusive"))
                .with("taxable_minor", taxable)
                .with("tax_minor", amount)
                .row();
    }

    private static List<Row> tenders(RecordPayload sale) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode tender : sale.array("tenders")) {
            rows.add(ChannelTables.RETAIL_TRANSACTION_TENDER.newRow()
                    .with("record_id", sale.id())
                    .with("tender_number", integer(tender, "number"))
                    .with("tender_code", text(tender, "tenderCode"))
                    .with("amount_minor", integer(tender, "amountMinor"))
                    .with("change_minor", integer(tender, "changeMinor"))
                    .row());
        }
        return rows;
    }
}
