package org.evertill.verification.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a record say, read as plain JSON. The names of the record's properties stand here and nowhere else
 * in the auditor. Amounts in minor units; sums over lines that are not voided.
 */
record PayloadView(
        String id, String kind, Series series, long sequence, @Nullable Long receiptNumber,
        @Nullable String externalReference, long total, long lineSum, long exclusiveTax, long tendered, long change,
        int lines) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty when the bytes are no JSON object with a record's identity. */
    static Optional<PayloadView> read(byte[] payload) {
        try {
            JsonNode root = JSON.readTree(payload);
            return root.hasNonNull("id") && root.hasNonNull("sequence") ? Optional.of(view(root)) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static PayloadView view(JsonNode root) {
        Series series = new Series(root.path("storeNumber").asText(), root.path("registerNumber").asText(),
                root.path("incarnation").asLong());
        long lineSum = 0;
        for (JsonNode line : root.path("lines")) {
            lineSum += line.path("voided").asBoolean() ? 0 : line.path("amountMinor").asLong();
        }
        long exclusiveTax = 0;
        for (JsonNode tax : root.path("taxes")) {
            exclusiveTax += tax.path("inclusive").asBoolean() ? 0 : tax.path("taxMinor").asLong();
        }
        long tendered = 0;
        long change = 0;
        for (JsonNode tender : root.path("tenders")) {
            tendered += tender.path("amountMinor").asLong();
            change += tender.path("changeMinor").asLong();
        }
        return new PayloadView(root.path("id").asText(), root.path("kind").asText(), series,
                root.path("sequence").asLong(), number(root.path("receiptNumber")),
                text(root.path("externalReference")), root.path("totalMinor").asLong(), lineSum, exclusiveTax,
                tendered, change, root.path("lines").size());
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isNumber() ? node.asLong() : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
