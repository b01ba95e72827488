package org.evertill.scaleunit.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.WireJson;

/**
 * Something about one record that somebody should look at.
 *
 * @param recordId  as it was told; empty where it could not be made out
 * @param place     where the record says it belongs; empty where it does not say
 * @param why       the reason, for whoever is called
 * @param foundAt   when, an ISO-8601 instant
 */
public record Finding(Kind kind, String recordId, Optional<Place> place, String why, String foundAt) {

    /** What is the matter. */
    public enum Kind {
        /** It could not be taken as it is, and is kept beside the journal. */
        SET_ASIDE,
        /** It was taken, but its register's chain did not continue with it. */
        CHAIN
    }

    /** A number of one incarnation of a register. */
    public record Place(RegisterIdentity register, long sequence) {

        /** Where a payload says it belongs, whatever else it is; empty where it does not. */
        public static Optional<Place> in(byte[] payload) {
            try {
                JsonNode json = WireJson.mapper().readTree(payload);
                return json == null || !json.path("sequence").canConvertToLong() || !json.has("storeNumber")
                        ? Optional.empty()
                        : Optional.of(new Place(new RegisterIdentity(json.path("storeNumber").asText(),
                                json.path("registerNumber").asText(), json.path("incarnation").asLong()),
                                json.path("sequence").asLong()));
            } catch (IOException noJson) {
                return Optional.empty();
            }
        }
    }
}
