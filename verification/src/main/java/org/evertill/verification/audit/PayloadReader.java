package org.evertill.verification.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of one record as plain JSON, one token after the other, in whatever order its properties stand. Their
 * names stand here and in {@link ProjectedTable}, nowhere else in the auditor.
 */
final class PayloadReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TRANSACTIONS = Set.of("sale", "void");

    private final JsonParser json;
    private final RowText head = new RowText(ProjectedTable.TRANSACTION);
    private final Projection projection = new Projection();
    private @Nullable String id;
    private @Nullable Long receiptNumber;
    private int lines;

    private PayloadReader(JsonParser json) {
        this.json = json;
    }

    /** Empty when the bytes are no JSON object with a record's identity. */
    static Optional<PayloadView> read(byte[] payload) {
        try (JsonParser json = JSON.createParser(payload)) {
            return json.nextToken() == JsonToken.START_OBJECT ? new PayloadReader(json).read() : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private Optional<PayloadView> read() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String property = json.currentName();
            json.nextToken();
            switch (property) {
                case "lines" -> eachRow(ProjectedTable.LINE, this::readLine);
                case "taxes" -> readTaxes();
                case "tenders" -> eachRow(ProjectedTable.TENDER, this::readTender);
                default -> readOwn(property);
            }
        }
        String sequence = head.get("sequence");
        return id == null || sequence == null ? Optional.empty() : Optional.of(view(id));
    }

    private PayloadView view(String recordId) {
        head.put("lineCount", Integer.toString(lines));
        projection.add(ProjectedTable.TRANSACTION, head.bytes());
        Series series = new Series(
                text("storeNumber"), text("registerNumber"), head.number("incarnation"));
        String kind = text("kind");
        return new PayloadView(recordId, kind, series, head.number("sequence"), receiptNumber, text("at"),
                new PayloadView.Content(head.number("totalMinor"),
                        TRANSACTIONS.contains(kind) ? projection : new Projection()));
    }

    private String text(String property) {
        String value = head.get(property);
        return value == null ? "" : value;
    }

    private void readOwn(String property) throws IOException {
        String value = value();
        head.put(property, value);
        if (property.equals("id")) {
            id = value;
        } else if (property.equals("receiptNumber")) {
            receiptNumber = json.currentToken().isNumeric() ? Long.valueOf(head.number(property)) : null;
        }
    }

    /** The value under the token: as a column has it, that is with 1 and 0 for true and false. */
    private @Nullable String value() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> "1";
            case VALUE_FALSE -> "0";
            case START_OBJECT, START_ARRAY -> {
                json.skipChildren();
                yield "";
            }
            default -> json.getText();
        };
    }

    private void readLine(RowText line) {
        projection.add(ProjectedTable.LINE, line.bytes());
        lines++;
    }

    private void readTender(RowText tender) {
        projection.add(ProjectedTable.TENDER, tender.bytes());
    }

    private void readTaxes() throws IOException {
        Map<String, RowText> taxes = new LinkedHashMap<>();
        eachRow(ProjectedTable.TAX, tax -> taxes.merge(tax.get("group") + "\1" + tax.get("code"), tax,
                PayloadReader::sum));
        taxes.values().forEach(tax -> projection.add(ProjectedTable.TAX, tax.bytes()));
    }

    private static RowText sum(RowText first, RowText more) {
        for (String amount : List.of("taxableMinor", "taxMinor")) {
            first.put(amount, Long.toString(first.number(amount) + more.number(amount)));
        }
        return first;
    }

    private void eachRow(ProjectedTable table, Consumer<RowText> taker) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            taker.accept(row(table));
        }
    }

    private RowText row(ProjectedTable table) throws IOException {
        RowText row = new RowText(table);
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return row;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String property = json.currentName();
            json.nextToken();
            row.put(property, value());
        }
        return row;
    }
}
