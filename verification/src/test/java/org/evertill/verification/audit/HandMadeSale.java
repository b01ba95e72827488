package org.evertill.verification.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale or void as a test writes it, in pence with 20 % exclusive tax; every one also has a voided line of 9.99.
 *
 * @param lines quantity in thousandths, price in micros, amount in minor units
 */
record HandMadeSale(
        String id, String kind, @Nullable String reference, String date, String connection, long change,
        List<long[]> lines) {

    static HandMadeSale online(String id, @Nullable String reference, String date, long[]... lines) {
        return new HandMadeSale(id, "sale", reference, date, "online", 500, List.of(lines));
    }

    HandMadeSale offline() {
        return new HandMadeSale(id, kind, reference, date, "offline", change, lines);
    }

    HandMadeSale asVoid() {
        return new HandMadeSale(id, "void", reference, date, connection, 0, lines);
    }

    static long[] line(long quantity, long price, long amount) {
        return new long[] {quantity, price, amount};
    }

    boolean isSale() {
        return kind.equals("sale");
    }

    long lineSum() {
        return lines.stream().mapToLong(line -> line[2]).sum();
    }

    long tax() {
        return lineSum() / 5;
    }

    long total() {
        return lineSum() + tax();
    }

    ObjectNode json(ObjectNode node, String register, long sequence, @Nullable Long receipt) {
        node.put("id", id).put("kind", kind).put("storeNumber", "S1").put("registerNumber", register)
                .put("incarnation", 1).put("sequence", sequence).put("at", HandMadeDatabase.AT);
        node.put("receiptNumber", receipt);
        node.put("externalReference", reference).put("workerNumber", "7").put("shiftId", "shift")
                .put("businessDate", date).put("begunAt", "").put("connection", connection).put("dataVersion", 1)
                .put("currency", "GBP").put("totalMinor", total()).put("netMinor", total() - tax())
                .put("taxMinor", tax()).put("changeMinor", change);
        if (!isSale()) {
            node.put("voidWorker", "1");
        }
        var jsonLines = node.putArray("lines");
        lines.forEach(line -> addLine(jsonLines, line[0], line[1], line[2], false));
        addLine(jsonLines, 1000, 9_990_000, 999, true);
        node.putArray("taxes").addObject().put("group", "STD").put("code", "VAT").put("ratePpm", 200_000)
                .put("inclusive", false).put("taxableMinor", total() - tax()).put("taxMinor", tax());
        var tenders = node.putArray("tenders");
        if (isSale()) {
            tenders.addObject().put("number", 1).put("tenderCode", "cash").put("amountMinor", total() + change)
                    .put("changeMinor", change);
        }
        return node;
    }

    private static void addLine(ArrayNode to, long quantity, long price, long amount, boolean voided) {
        ObjectNode line = to.addObject().put("number", to.size()).put("productNumber", "P").put("name", "n")
                .put("quantityThousandths", quantity).put("unitCode", "ea").put("listPriceMicros", price)
                .put("unitPriceMicros", price).put("amountMinor", amount).put("taxGroup", "STD").put("taxMinor", 0)
                .put("voided", voided).put("return", quantity < 0);
        if (quantity < 0) {
            line.put("returnWorker", "1");
        }
        if (voided) {
            line.put("voidWorker", "7");
        }
    }
}
