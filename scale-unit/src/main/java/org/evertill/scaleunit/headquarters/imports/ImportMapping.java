package org.evertill.scaleunit.headquarters.imports;

import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.scaleunit.headquarters.imports.source.SourceFormat;

/**
 * What the columns of a writer's files mean, how it writes numbers, dates and yes or no, and what stands in for what
 * the file does not say. Made once per writer and kept at headquarters by its name.
 *
 * @param columns       the header of each field's column
 * @param decimalComma  whether 1,50 is one and a half; otherwise 1.50 is
 * @param dates         how days are written
 * @param yes           what stands for yes, in small letters; anything that is in neither set is refused
 * @param no            what stands for no
 * @param store         what a store is like that is made by an import
 * @param goods         what a product is like as far as the file does not say
 */
public record ImportMapping(
        String name,
        ImportContent content,
        Map<ImportField, String> columns,
        SourceFormat format,
        boolean decimalComma,
        DateTimeFormatter dates,
        Set<String> yes,
        Set<String> no,
        Store store,
        Goods goods) {

    public ImportMapping {
        columns = Map.copyOf(columns);
        yes = Set.copyOf(yes);
        no = Set.copyOf(no);
    }

    /**
     * A store that headquarters does not have.
     *
     * @param language a language code such as {@code he}
     * @param timeZone such as {@code Asia/Jerusalem}
     */
    public record Store(String currency, String language, String timeZone) { }

    /**
     * A product that headquarters does not have.
     *
     * @param taxPercent   the tax group's rate, should headquarters not have the group
     * @param taxIncluded  whether the prices hold the tax
     * @param unit         the unit of what is counted
     * @param weighedUnit  the unit of what is weighed
     */
    public record Goods(String category, String taxGroup, String taxPercent, boolean taxIncluded, String unit,
            String weighedUnit) { }

    /** This mapping for files in another encoding. */
    public ImportMapping in(Charset encoding) {
        return new ImportMapping(name, content, columns, format.in(encoding), decimalComma, dates, yes, no, store,
                goods);
    }

    /** The columns that must be in a file for this mapping to fit, and are not. */
    List<String> missingFrom(List<String> header) {
        return columns.values().stream().filter(column -> !header.contains(column)).sorted().toList();
    }
}
