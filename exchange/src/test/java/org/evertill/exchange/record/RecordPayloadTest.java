package org.evertill.exchange.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evertill.commerce.transaction.JournalEntry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no record is rejected, whatever of it is missing, mistyped or does not add up. */
class RecordPayloadTest {
    /** What is written in a sound sale, and what instead makes it none. */
    private static final String ALTERED = """
            "format":1|"format":2
            "kind":"sale"|"kind":"loan"
            "incarnation":1|"incarnation":0
            "sequence":1|"sequence":-1
            "receiptNumber":1|"receiptNumber":0
            "kind":"sale"|"kind":"signed-on"
            "at":"2026-11-21T09:15:00.000Z"|"at":"21 November"
            "businessDate":"2026-11-21"|"businessDate":"2026-02-30"
            "begunAt":"2026-11-21T09:14:59.250Z"|"begunAt":"yesterday"
            "currency":"GBP"|"currency":"pounds"
            "id":"19ab0000-0000-7000-8000-000000000005"|"id":"5"
            "id":"19ab0000-0000-7000-8000-000000000005"|"id":"19AB0000-0000-7000-8000-000000000005"
            "id":"19ab0000-0000-7000-8000-000000000005"|"id":"19ab0000-0-7000-8000-5"
            "shiftId":"19ab0000-0000-7000-8000-000000000001"|"shiftId":"1"
            "amountMinor":480|"amountMinor":481
            "amountMinor":480|"amountMinor":9223372036854775807
            "amountMinor":480|"amountMinor":9223372036854775808
            "amountMinor":480|"amountMinor":480.0
            "totalMinor":1426|"totalMinor":1427
            "netMinor":1272|"netMinor":1271
            "changeMinor":74}|"changeMinor":73}
            "amountMinor":500|"amountMinor":501
            "number":2,"productNumber"|"number":1,"productNumber"
            "number":2,"tenderCode"|"number":3,"tenderCode"
            "inclusive":true|"inclusive":false
            "workerNumber":"7",|"workerNumber":"7","voidWorker":"2",
            "return":false},|"return":false,"returnWorker":"1"},
            "return":false},|"return":false,"voidWorker":"1"},
            "returnWorker":"1"|"returnWorker":""
            "voidWorker":"7"|"voidWorker":" "
            "overrideWorker":"1"|"overrideWorker":""
            "return":true,"returnWorker":"1"}|"return":false}
            "return":false},|"return":true,"returnWorker":"1"},
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A record may come without these. */
    private static final Set<String> OPTIONAL = Set.of("externalReference");

    @TestFactory
    Stream<DynamicTest> rejectsEveryMissingProperty() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Place place : places()) {
            if (!OPTIONAL.contains(place.property())) {
                tests.add(DynamicTest.dynamicTest("without " + place,
                        () -> reject(place.altered(object -> object.remove(place.property())))));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> rejectsEveryMistypedProperty() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Place place : places()) {
            for (JsonNode wrong : wrongFor(place.value())) {
                tests.add(DynamicTest.dynamicTest(place + " as " + wrong,
                        () -> reject(place.altered(object -> object.set(place.property(), wrong)))));
            }
        }
        return tests.stream();
    }

    @Test
    void takesEveryKindAsItIsWritten() throws Exception {
        for (JournalEntry entry : SampleEntries.all()) {
            RecordPayload.read(RecordCodec.encode(entry, SampleEntries.numbers(entry)));
        }
    }

    @Test
    void takesASaleWithoutAForeignNumber() throws Exception {
        ObjectNode sale = (ObjectNode) JSON.readTree(RecordCodecTest.golden("sale"));
        sale.remove("externalReference");
        RecordPayload.read(JSON.writeValueAsBytes(sale));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "7", "\"sale\"", "{", "{}", "<html></html>", "{} {}",
        "{\"format\":1,\"format\":1}"})
    void rejectsWhatIsNoRecordAtAll(String text) {
        reject(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rejectsAnythingBehindTheRecordAndAnythingSaidTwice() throws IOException {
        reject((RecordCodecTest.golden("sale") + "{}").getBytes(StandardCharsets.UTF_8));
        String twice = RecordCodecTest.golden("sale").replace("\"sequence\":1,", "\"sequence\":1,\"sequence\":1,");
        reject(twice.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(textBlock = ALTERED, delimiter = '|', quoteCharacter = '\'')
    void rejectsASaleThatIsNotItself(String written, String instead) throws IOException {
        String sale = RecordCodecTest.golden("sale");
        assertThat(sale).contains(written);
        reject(sale.replace(written, instead).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rejectsAReceiptNumberOnAnythingButASale() throws IOException {
        for (String kind : List.of("void", "signed-on", "signed-off", "shift-opened", "connection-switched")) {
            ObjectNode record = (ObjectNode) JSON.readTree(RecordCodecTest.golden(kind));
            record.put("receiptNumber", 1);
            reject(JSON.writeValueAsBytes(record));
        }
    }

    private static void reject(byte[] bytes) {
        assertThatExceptionOfType(RecordRejectedException.class).isThrownBy(() -> RecordPayload.read(bytes))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank());
    }

    private static List<JsonNode> wrongFor(JsonNode right) {
        JsonNode text = JSON.getNodeFactory().textNode("wrong");
        JsonNode number = JSON.getNodeFactory().numberNode(7);
        JsonNode fraction = JSON.getNodeFactory().numberNode(1.5);
        JsonNode none = JSON.getNodeFactory().nullNode();
        JsonNode object = JSON.createObjectNode();
        return switch (right.getNodeType()) {
            case STRING -> List.of(number, none, object, JSON.createArrayNode());
            case NUMBER -> List.of(text, fraction, none, object);
            case BOOLEAN -> List.of(text, number, none);
            default -> List.of(text, number, none, object);
        };
    }

    /** Every property of every kind of record, those of the parts of a sale included. */
    private static List<Place> places() throws IOException {
        List<Place> places = new ArrayList<>();
        for (JournalEntry entry : SampleEntries.all()) {
            String kind = RecordCodec.kindOf(entry);
            JsonNode record = JSON.readTree(RecordCodecTest.golden(kind));
            addPlaces(places, kind, record, "");
            for (String part : List.of("lines", "taxes", "tenders")) {
                ArrayNode parts = record.has(part) ? (ArrayNode) record.get(part) : JSON.createArrayNode();
                for (int i = 0; i < parts.size(); i++) {
                    addPlaces(places, kind, parts.get(i), "/" + part + "/" + i);
                }
            }
        }
        return places;
    }

    private static void addPlaces(List<Place> places, String kind, JsonNode object, String path) {
        object.fieldNames().forEachRemaining(
                property -> places.add(new Place(kind, path, property, object.get(property))));
    }

    private record Place(String kind, String path, String property, JsonNode value) {

        byte[] altered(Consumer<ObjectNode> change) throws IOException {
            JsonNode record = JSON.readTree(RecordCodecTest.golden(kind));
            change.accept((ObjectNode) record.at(path));
            return JSON.writeValueAsBytes(record);
        }

        @Override
        public String toString() {
            return kind + path + "/" + property;
        }
    }
}
