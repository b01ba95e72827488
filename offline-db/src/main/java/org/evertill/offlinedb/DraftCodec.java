package org.evertill.offlinedb;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.catalog.Product;

/**
 * The running sale as text and back, exactly. Reads the components of the commerce records and nothing else: a
 * question such as "is it a return" is answered anew, never stored.
 */
final class DraftCodec {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addDeserializer(Product.class, new DraftProductReader()))
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private DraftCodec() {
    }

    /** A cart without its lines. */
    static String head(Cart cart) {
        return write(withLines(cart, List.of()));
    }

    /** One line of a cart. */
    static String line(CartLine line) {
        return write(line);
    }

    /** The cart of a head and its lines. */
    static Cart cart(String head, List<String> lines) throws JsonProcessingException {
        List<CartLine> read = new ArrayList<>(lines.size());
        for (String line : lines) {
            read.add(JSON.readValue(line, CartLine.class));
        }
        return withLines(JSON.readValue(head, Cart.class), read);
    }

    private static Cart withLines(Cart cart, List<CartLine> lines) {
        return new Cart(cart.id(), cart.begunAt(), cart.currency(), lines, cart.tenders(),
                cart.externalReference());
    }

    private static String write(Object part) {
        try {
            return JSON.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every cart can be written", e);
        }
    }
}
