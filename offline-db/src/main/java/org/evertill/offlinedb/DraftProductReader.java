package org.evertill.offlinedb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.evertill.commerce.catalog.NetContent;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.jspecify.annotations.Nullable;

/**
 * Reads the product of a draft line. Everything in it must be there but what is in one piece: headquarters need not say
 * that, and a draft that was left by a register of an earlier version has no word of it.
 */
final class DraftProductReader extends JsonDeserializer<Product> {
    private static final String NET_CONTENT = "netContent";

    /** What every product has. */
    private record Always(String number, String name, Map<String, String> names, String categoryCode,
            UnitOfMeasure unit, boolean priceOverrideAllowed, boolean blocked) {

        Product with(@Nullable NetContent content) {
            return new Product(number, name, names, categoryCode, unit, priceOverrideAllowed, blocked, content);
        }
    }

    @Override
    public Product deserialize(JsonParser text, DeserializationContext context) throws IOException {
        ObjectNode product = context.readValue(text, ObjectNode.class);
        JsonNode content = product.remove(NET_CONTENT);
        return context.readTreeAsValue(product, Always.class).with(content == null || content.isNull() ? null
                : context.readTreeAsValue(content, NetContent.class));
    }
}
