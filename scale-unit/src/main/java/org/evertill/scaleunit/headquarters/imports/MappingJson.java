package org.evertill.scaleunit.headquarters.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.scaleunit.headquarters.imports.source.SourceFormat;

/** Mappings as JSON, as people write and read them. What is left out has a usual value. */
final class MappingJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KEYS = Set.of("name", "content", "columns", "encoding", "delimiter", "decimal",
            "date-format", "yes", "no", "store", "goods");
    private static final Set<String> STORE_KEYS = Set.of("currency", "language", "time-zone");
    private static final Set<String> GOODS_KEYS =
            Set.of("category", "tax-group", "tax-percent", "tax-included", "unit", "weighed-unit");
    private static final Map<String, Character> DELIMITERS =
            Map.of(",", ',', ";", ';', "tab", '\t', "\t", '\t', "|", '|');
    private static final List<String> YES = List.of("1", "true", "yes", "y");
    private static final List<String> NO = List.of("", "0", "false", "no", "n");

    private MappingJson() {
    }

    /**
     * Reads a mapping.
     *
     * @throws ImportRefusedException with a sentence that names what is wrong in it
     */
    static ImportMapping read(String json) throws ImportRefusedException {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new ImportRefusedException("The mapping is no JSON: " + e.getOriginalMessage() + " (line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + "). Nothing was imported.");
        }
        requireKeys(root, KEYS, "The mapping");
        requireKeys(root.path("store"), STORE_KEYS, "\"store\" in the mapping");
        requireKeys(root.path("goods"), GOODS_KEYS, "\"goods\" in the mapping");
        ImportContent content = ImportContent.ofCode(text(root, "content", "products"))
                .orElseThrow(() -> refusal("\"content\" is products or promotions"));
        return new ImportMapping(name(root), content, columns(root, content), format(root),
                text(root, "decimal", ".").equals(","), dates(root),
                Set.copyOf(texts(root, "yes", YES)), Set.copyOf(texts(root, "no", NO)),
                store(root.path("store")), goods(root.path("goods")));
    }

    private static String name(JsonNode root) throws ImportRefusedException {
        String name = text(root, "name", "");
        if (!name.matches("[\\p{L}\\p{N}._ -]{1,60}")) {
            throw refusal("it needs a \"name\" of letters, digits, dots, dashes or spaces, by which it is kept");
        }
        return name;
    }

    private static Map<ImportField, String> columns(JsonNode root, ImportContent content)
            throws ImportRefusedException {
        Map<ImportField, String> columns = new EnumMap<>(ImportField.class);
        for (Map.Entry<String, JsonNode> column : root.path("columns").properties()) {
            ImportField field = ImportField.ofCode(column.getKey()).filter(found -> found.isOf(content))
                    .orElseThrow(() -> refusal("\"columns\" has no field " + column.getKey() + "; of " + content.code()
                            + " there are " + String.join(", ", codes(ImportField.of(content)))));
            columns.put(field, column.getValue().asText().strip());
        }
        List<ImportField> missing = ImportField.of(content).stream()
                .filter(field -> field.isNeeded() && !columns.containsKey(field)).toList();
        if (!missing.isEmpty()) {
            throw refusal("\"columns\" does not say which column is " + String.join(", ", codes(missing)));
        }
        return columns;
    }

    private static List<String> codes(List<ImportField> fields) {
        return fields.stream().map(ImportField::code).toList();
    }

    private static SourceFormat format(JsonNode root) throws ImportRefusedException {
        String delimiter = text(root, "delimiter", "auto");
        if (!delimiter.equals("auto") && !DELIMITERS.containsKey(delimiter)) {
            throw refusal("\"delimiter\" is auto, a comma, a semicolon, a bar or tab");
        }
        return new SourceFormat(encoding(text(root, "encoding", "UTF-8")),
                Optional.ofNullable(DELIMITERS.get(delimiter)));
    }

    /** The encoding of a name. */
    static Charset encoding(String name) throws ImportRefusedException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw refusal("there is no encoding " + name + "; usual ones are UTF-8, windows-1255 and windows-1252");
        }
    }

    private static DateTimeFormatter dates(JsonNode root) throws ImportRefusedException {
        try {
            return DateTimeFormatter.ofPattern(text(root, "date-format", "uuuu-MM-dd"), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.SMART);
        } catch (IllegalArgumentException e) {
            throw refusal("\"date-format\" is no pattern such as dd.MM.uuuu: " + e.getMessage());
        }
    }

    private static ImportMapping.Store store(JsonNode store) throws ImportRefusedException {
        String currency = text(store, "currency", "");
        String zone = text(store, "time-zone", "UTC");
        if (!currency.isEmpty() && Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw refusal("there is no currency " + currency + "; its code has three letters, such as ILS");
        }
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw refusal("there is no time zone " + zone + "; one is called such as Asia/Jerusalem");
        }
        return new ImportMapping.Store(currency, text(store, "language", "en"), zone);
    }

    private static ImportMapping.Goods goods(JsonNode goods) throws ImportRefusedException {
        String percent = text(goods, "tax-percent", "0");
        if (!percent.matches("\\d{1,2}(\\.\\d{1,4})?")) {
            throw refusal("\"tax-percent\" is a number such as 18 or 5.5");
        }
        return new ImportMapping.Goods(text(goods, "category", "imported"), text(goods, "tax-group", "imported"),
                percent, goods.path("tax-included").asBoolean(true), text(goods, "unit", "ea"),
                text(goods, "weighed-unit", "kg"));
    }

    /** A proposal in the form that {@link #read} takes, with nothing but what was found out. */
    static String proposal(String name, ImportContent content, Map<ImportField, String> columns, String encoding,
            boolean decimalComma) {
        ObjectNode root = JSON.createObjectNode().put("name", name).put("content", content.code());
        ObjectNode fields = root.putObject("columns");
        columns.forEach((field, column) -> fields.put(field.code(), column));
        root.put("encoding", encoding).put("decimal", decimalComma ? "," : ".").put("date-format", "uuuu-MM-dd");
        ArrayNode yes = root.putArray("yes");
        YES.forEach(yes::add);
        ArrayNode no = root.putArray("no");
        NO.forEach(no::add);
        root.putObject("store").put("currency", "").put("language", "en").put("time-zone", "UTC");
        root.putObject("goods").put("category", "imported").put("tax-group", "imported").put("tax-percent", "0")
                .put("tax-included", true).put("unit", "ea").put("weighed-unit", "kg");
        return root.toPrettyString() + "\n";
    }

    private static void requireKeys(JsonNode node, Set<String> known, String where) throws ImportRefusedException {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!known.contains(entry.getKey())) {
                throw new ImportRefusedException(where + " has no entry \"" + entry.getKey() + "\"; there are "
                        + String.join(", ", new TreeSet<>(known)) + ". Nothing was imported.");
            }
        }
    }

    private static String text(JsonNode node, String key, String usual) {
        return node.path(key).asText(usual);
    }

    private static List<String> texts(JsonNode root, String key, List<String> usual) {
        if (!root.has(key)) {
            return usual;
        }
        List<String> texts = new ArrayList<>();
        root.path(key).forEach(text -> texts.add(text.asText().strip().toLowerCase(Locale.ROOT)));
        return texts;
    }

    private static ImportRefusedException refusal(String sentence) {
        return new ImportRefusedException("The mapping does not hold: " + sentence + ". Nothing was imported.");
    }
}
