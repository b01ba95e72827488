package org.evertill.offlinedb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What a payload says of itself at its top level. Nothing deeper is read, so a long journal is walked in seconds. */
final class PayloadLabel {
    private static final JsonFactory JSON = new JsonFactory();

    private PayloadLabel() {
    }

    /** The top-level properties that are text or numbers. */
    static Map<String, String> read(byte[] payload) throws IOException {
        Map<String, String> properties = new HashMap<>();
        try (JsonParser json = JSON.createParser(payload)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (json.nextToken().isStructStart()) {
                    json.skipChildren();
                } else {
                    properties.put(name, json.getText());
                }
            }
        }
        return properties;
    }
}
