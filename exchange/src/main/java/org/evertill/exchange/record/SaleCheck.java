package org.evertill.exchange.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.Timestamps;

/**
 * Whether a sale's or voided transaction's payload can be taken: everything is there, and it adds up. A record that
 * cannot be projected is rejected before anything is stored.
 */
final class SaleCheck {

    private SaleCheck() {
    }

    static void check(RecordPayload sale, SaleProjection projection) throws RecordRejectedException {
        LocalDate.parse(sale.text("businessDate"));
        Timestamps.parse(sale.text("begunAt"));
        Currency.getInstance(sale.text("currency"));
        sale.uuid("shiftId");
        requireNumbered("lines", projection.lines(), "line_number");
        requireNumbered("tenders", projection.tenders(), "tender_number");
        for (Row line : projection.lines()) {
            requireAnswered("an override", line.value("override_reason") != null, line, "override_worker");
            requireAnswered("a return", line.integer("is_return") != 0, line, "return_worker");
            requireAnswered("a voided line", line.integer("voided") != 0, line, "void_worker");
            if ((line.integer("is_return") != 0) != (line.integer("quantity_thousandths") < 0)) {
                throw new RecordRejectedException("a return has a negative quantity, and nothing else has one");
            }
        }
        requireAnswered("a voided transaction", sale.kind().equals("void"), projection.header(),
                "void_worker");
        checkSums(sale, projection.lines(), projection.tenders());
    }

    /** Nobody acts without a name on the record, and no name is on it for nothing. */
    private static void requireAnswered(String what, boolean done, Row row, String workerColumn)
            throws RecordRejectedException {
        Object worker = row.value(workerColumn);
        if (done ? worker == null || worker.toString().isBlank() : worker != null) {
            throw new RecordRejectedException(what + " names who answered for it, and nothing else does");
        }
    }

    private static void checkSums(RecordPayload sale, List<Row> lines, List<Row> tenders)
            throws RecordRejectedException {
        long total = sale.integer("totalMinor");
        require("the lines and the taxes on top of them", sumOf(sale, lines), "the total", total);
        require("the net amount and the taxes",
                Math.addExact(sale.integer("netMinor"), sale.integer("taxMinor")), "the total", total);
        long change = 0;
        long paid = 0;
        for (Row tender : tenders) {
            change = Math.addExact(change, tender.integer("change_minor"));
            paid = Math.addExact(paid, tender.integer("amount_minor"));
        }
        require("the change of the tenders", change, "the change", sale.integer("changeMinor"));
        if (sale.kind().equals("sale")) {
            require("the tenders less their change", Math.subtractExact(paid, change), "the total", total);
        }
    }

    private static long sumOf(RecordPayload sale, List<Row> lines) {
        long sum = 0;
        for (Row line : lines) {
            sum = line.integer("voided") == 0 ? Math.addExact(sum, line.integer("amount_minor")) : sum;
        }
        for (JsonNode tax : sale.array("taxes")) {
            RecordPayload.text(tax, "name");
            boolean onTop = !RecordPayload.flag(tax, "inclusive");
            sum = onTop ? Math.addExact(sum, RecordPayload.integer(tax, "taxMinor")) : sum;
        }
        return sum;
    }

    private static void requireNumbered(String what, List<Row> rows, String column) throws RecordRejectedException {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).integer(column) != i + 1) {
                throw new RecordRejectedException("the " + what + " are not numbered from 1 in their order");
            }
        }
    }

    private static void require(String what, long found, String of, long expected) throws RecordRejectedException {
        if (found != expected) {
            throw new RecordRejectedException(what + " come to " + found + " minor units, " + of + " is " + expected);
        }
    }
}
