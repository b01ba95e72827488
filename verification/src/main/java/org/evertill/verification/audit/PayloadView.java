package org.evertill.verification.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a record say, read as plain JSON. The names of the record's properties stand here and in
 * {@link ProjectedTable}, nowhere else in the auditor.
 *
 * @param recordedAt when it happened, as it is written
 * @param total      in minor units; 0 for what is no transaction
 * @param projection what the transaction tables must hold of it
 */
record PayloadView(
        String id, String kind, Series series, long sequence, @Nullable Long receiptNumber,
        String recordedAt, long total, Projection projection) {

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
        return new PayloadView(root.path("id").asText(), root.path("kind").asText(), series,
                root.path("sequence").asLong(), number(root.path("receiptNumber")),
                root.path("at").asText(), root.path("totalMinor").asLong(), Projection.of(root));
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isNumber() ? node.asLong() : null;
    }
}
