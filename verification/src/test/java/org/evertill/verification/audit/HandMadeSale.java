package org.evertill.verification.audit;

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
                .put("incarnation", 1).put("sequence", sequence);
        node.put("receiptNumber", receipt);
        node.put("externalReference", reference).put("totalMinor", total());
        var jsonLines = node.putArray("lines");
        lines.forEach(line -> jsonLines.addObject().put("amountMinor", line[2]).put("voided", false));
        jsonLines.addObject().put("amountMinor", 999).put("voided", true);
        node.putArray("taxes").addObject().put("inclusive", false).put("taxMinor", tax());
        var tenders = node.putArray("tenders");
        if (isSale()) {
            tenders.addObject().put("amountMinor", total() + change).put("changeMinor", change);
        }
        return node;
    }
}
