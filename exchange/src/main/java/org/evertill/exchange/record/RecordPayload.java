package org.evertill.exchange.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.Timestamps;
import org.jspecify.annotations.Nullable;

/** What a payload says, read strictly: a missing or mistyped property rejects the record instead of becoming 0. */
public final class RecordPayload {

    private static final Set<String> KINDS =
            Set.of("sale", "void", "shift-opened", "signed-on", "signed-off", "connection-switched");
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build().readerFor(JsonNode.class);

    private final JsonNode json;
    private List<Row> projection = List.of();

    private RecordPayload(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads a payload's head and checks it.
     *
     * @throws RecordRejectedException if it is no payload of a known format and kind
     */
    public static RecordPayload read(byte[] bytes) throws RecordRejectedException {
        try {
            JsonNode json = READER.readValue(bytes);
            if (json == null || !json.isObject()) {
                throw new RecordRejectedException("the payload is no JSON object");
            }
            RecordPayload payload = new RecordPayload(json);
            payload.checkHead();
            return payload;
        } catch (JsonProcessingException e) {
            throw new RecordRejectedException("the payload is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new RecordRejectedException("the payload cannot be read", e);
        } catch (MissingPropertyException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new RecordRejectedException("the payload is not a record: " + e.getMessage(), e);
        }
    }

    /** UUID of the record, in its text form. */
    public String id() {
        return text("id");
    }

    /** Which kind of entry it is. */
    public String kind() {
        return text("kind");
    }

    public String storeNumber() {
        return text("storeNumber");
    }

    public String registerNumber() {
        return text("registerNumber");
    }

    public long incarnation() {
        return integer("incarnation");
    }

    public long sequence() {
        return integer("sequence");
    }

    /** The receipt number, or null. */
    public @Nullable Long receiptNumber() {
        return json.has("receiptNumber") ? integer("receiptNumber") : null;
    }

    /** When it happened, an ISO-8601 instant. */
    public String at() {
        return text("at");
    }

    /** The rows it stands for beside its own: those of a sale or voided transaction; none of anything else. */
    List<Row> projection() {
        return projection;
    }

    String text(String property) {
        return text(json, property);
    }

    long integer(String property) {
        return integer(json, property);
    }

    @Nullable String textOrNull(String property) {
        return textOrNull(json, property);
    }

    static @Nullable String textOrNull(JsonNode of, String property) {
        return of.has(property) ? text(of, property) : null;
    }

    Iterable<JsonNode> array(String property) {
        JsonNode node = json.get(property);
        if (node == null || !node.isArray()) {
            throw new MissingPropertyException(property);
        }
        return node;
    }

    static String text(JsonNode of, String property) {
        JsonNode node = of.get(property);
        if (node == null || !node.isTextual()) {
            throw new MissingPropertyException(property);
        }
        return node.textValue();
    }

    static long integer(JsonNode of, String property) {
        JsonNode node = of.get(property);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new MissingPropertyException(property);
        }
        return node.longValue();
    }

    static boolean flag(JsonNode of, String property) {
        JsonNode node = of.get(property);
        if (node == null || !node.isBoolean()) {
            throw new MissingPropertyException(property);
        }
        return node.booleanValue();
    }

    private void checkHead() throws RecordRejectedException {
        if (integer("format") != RecordCodec.FORMAT) {
            throw RecordRejectedException.notKnownHere("format " + integer("format"));
        }
        if (!KINDS.contains(kind())) {
            throw RecordRejectedException.notKnownHere("kind " + kind());
        }
        uuid("id");
        Timestamps.parse(at());
        storeNumber();
        registerNumber();
        text("workerNumber");
        if (incarnation() < 1 || sequence() < 1) {
            throw new RecordRejectedException("incarnation and sequence count from 1");
        }
        Long receipt = receiptNumber();
        if (kind().equals("sale") ? receipt == null || receipt < 1 : receipt != null) {
            throw new RecordRejectedException("a sale has a receipt number from 1, and nothing else has one");
        }
        switch (kind()) {
            case "sale", "void" -> {
                SaleProjection projected = SaleProjection.of(this);
                SaleCheck.check(this, projected);
                projection = projected.rows();
            }
            case "shift-opened" -> integer("shiftNumber");
            case "connection-switched" -> {
                text("from");
                text("to");
                text("cause");
            }
            default -> { }
        }
    }

    /** A UUID in the one form it is written in; another form of the same would pass for another record. */
    void uuid(String property) throws RecordRejectedException {
        if (!UUID.fromString(text(property)).toString().equals(text(property))) {
            throw new RecordRejectedException(property + " is no UUID as this program writes them");
        }
    }

    /** A property is not there, or not of its type. */
    static final class MissingPropertyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MissingPropertyException(String property) {
            super(property + " is missing or of another type");
        }
    }
}
