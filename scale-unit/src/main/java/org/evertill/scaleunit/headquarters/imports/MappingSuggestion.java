package org.evertill.scaleunit.headquarters.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.evertill.scaleunit.headquarters.imports.source.SourceFormat;
import org.evertill.scaleunit.headquarters.imports.source.SourceRefusedException;
import org.evertill.scaleunit.headquarters.imports.source.SourceRow;
import org.evertill.scaleunit.headquarters.imports.source.SourceTable;

/**
 * A mapping proposed for a file. A column means what a column of the same name means in the mappings that headquarters
 * keeps, or what it is called, or what its values look like; in whatever language the headers are. Somebody looks it
 * through before it is used.
 */
public final class MappingSuggestion {
    private static final int SAMPLE_ROWS = 20_000;
    private static final int CODE_PERCENT_MIN = 40;

    private final List<ColumnProfile> columns;
    private final String name;
    private final SourceFormat format;
    private final ImportContent content;
    private final Map<ImportField, String> found = new EnumMap<>(ImportField.class);
    private final List<String> reasons = new ArrayList<>();

    private MappingSuggestion(List<ColumnProfile> columns, String name, SourceFormat format, ImportContent content) {
        this.columns = columns;
        this.name = name;
        this.format = format;
        this.content = content;
    }

    /**
     * Looks into the first rows of a file.
     *
     * @throws SourceRefusedException when it is no table
     */
    public static MappingSuggestion of(Path file, SourceFormat format, Collection<ImportMapping> kept)
            throws IOException, SourceRefusedException {
        List<ColumnProfile> columns = new ArrayList<>();
        try (SourceTable table = SourceTable.open(file, format)) {
            table.header().forEach(header -> columns.add(new ColumnProfile(header, columns.size())));
            Optional<SourceRow> row = table.next();
            for (int rows = 0; rows < SAMPLE_ROWS && row.isPresent(); rows++) {
                List<String> fields = row.get().fields();
                for (int i = 0; i < Math.min(columns.size(), fields.size()); i++) {
                    columns.get(i).add(fields.get(i));
                }
                row = table.next();
            }
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\..*$", "")
                .replaceAll("[^\\p{L}\\p{N}._ -]", "-");
        ImportContent content = columns.stream().anyMatch(ColumnProfile::isDays)
                ? ImportContent.PROMOTIONS : ImportContent.PRODUCTS;
        MappingSuggestion suggestion = new MappingSuggestion(columns, name, format, content);
        suggestion.byName(kept);
        suggestion.byValues();
        suggestion.tellRest();
        return suggestion;
    }

    /** Why each column is proposed, and what was not found; a line each. */
    public List<String> reasons() {
        return List.copyOf(reasons);
    }

    /** The proposal as JSON. */
    public String json() {
        boolean comma = columns.stream().filter(ColumnProfile::hasFractions).anyMatch(ColumnProfile::hasCommas);
        return MappingJson.proposal(name, content, found, format.encoding().name(), comma);
    }

    private void byName(Collection<ImportMapping> kept) {
        for (ImportMapping mapping : kept) {
            mapping.columns().forEach((field, column) -> propose(field, columns.stream()
                    .filter(profile -> profile.header().equals(column)).findFirst(),
                    "mapping " + mapping.name() + " has it so"));
        }
        for (ImportField field : ImportField.values()) {
            propose(field, columns.stream().filter(profile -> plain(profile.header()).equals(plain(field.code())))
                    .findFirst(), "it is called so");
        }
    }

    private void byValues() {
        propose(ImportField.CODE, free().filter(column -> !column.isRepeating()
                        && column.codePercent() >= CODE_PERCENT_MIN)
                .max(Comparator.comparingLong(ColumnProfile::codePercent)), "most values are item codes");
        int code = position(ImportField.CODE);
        propose(ImportField.CHAIN, first(column -> column.isRepeating() && column.codePercent() == 100),
                "a few location numbers with a right check digit fill it");
        propose(ImportField.STORE, first(column -> column.isRepeating() && column.isDigits() && !column.isFlag()
                && column.position() < code), "a few numbers before the item code fill it");
        propose(ImportField.CHAIN_NAME, first(column -> column.isRepeating() && column.isText()
                && column.position() < code), "a few texts before the item code fill it");
        ImportField text = content == ImportContent.PRODUCTS ? ImportField.NAME : ImportField.DESCRIPTION;
        propose(text, free().filter(ColumnProfile::isText).max(Comparator.comparingInt(ColumnProfile::distinct)),
                "of the columns with text it has the most different ones");
        ImportField price = content == ImportContent.PRODUCTS ? ImportField.PRICE : ImportField.PROMOTION_PRICE;
        propose(price, first(column -> column.isNumber() && column.namesMoney()),
                "numbers, and a currency in its header");
        propose(price, first(column -> column.hasFractions() && column.position() > code),
                "the first numbers with decimals after the item code");
        if (content == ImportContent.PRODUCTS) {
            propose(ImportField.WEIGHED, first(ColumnProfile::isFlag), "the first with yes and no");
        } else {
            propose(ImportField.PROMOTION, first(column -> column.isDigits() && !column.isFlag()
                    && column.position() > code), "the first numbers after the item code");
            propose(ImportField.VALID_TO, free().filter(ColumnProfile::isDays).reduce((one, other) -> other),
                    "the last with days");
            propose(ImportField.VALID_FROM, first(ColumnProfile::isDays), "the first with days");
            int money = position(ImportField.PROMOTION_PRICE);
            propose(ImportField.MINIMUM_QUANTITY, first(column -> column.isNumber() && column.position() > code
                    && column.position() < money), "the numbers before the price");
            propose(ImportField.DISCOUNT_RATE, first(column -> column.isNumber() && !column.isFlag()
                    && column.position() > money), "the first numbers after the price");
        }
    }

    private void tellRest() {
        List<String> missing = ImportField.of(content).stream().filter(field -> !found.containsKey(field))
                .map(field -> field.code() + (field.isNeeded() ? " (needed)" : "")).toList();
        List<String> unused = free().map(ColumnProfile::header).toList();
        reasons.add("These are " + content.code() + ". Without a column: "
                + (missing.isEmpty() ? "none" : String.join(", ", missing)) + ". Columns left over: "
                + (unused.isEmpty() ? "none" : String.join(" | ", unused)) + ".");
    }

    private void propose(ImportField field, Optional<ColumnProfile> column, String reason) {
        if (column.isPresent() && field.isOf(content) && !found.containsKey(field)
                && !found.containsValue(column.get().header())) {
            found.put(field, column.get().header());
            reasons.add(field.code() + ": " + column.get().header() + " (" + reason + ")");
        }
    }

    private Optional<ColumnProfile> first(Predicate<ColumnProfile> fits) {
        return free().filter(fits).findFirst();
    }

    private Stream<ColumnProfile> free() {
        return columns.stream().filter(column -> !found.containsValue(column.header()));
    }

    private int position(ImportField field) {
        return columns.stream().filter(column -> column.header().equals(found.get(field)))
                .mapToInt(ColumnProfile::position).findFirst().orElse(columns.size());
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
