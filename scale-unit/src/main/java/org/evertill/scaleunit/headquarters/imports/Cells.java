package org.evertill.scaleunit.headquarters.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evertill.scaleunit.headquarters.imports.source.SourceRow;
import org.evertill.scaleunit.headquarters.imports.source.SourceTable;
import org.jspecify.annotations.Nullable;

/** The cells of one row at a time, by what the mapping says of their columns. For one thread. */
final class Cells {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})");
    /** Twice what the longest lines of screens and receipts hold; keys stay within what an index takes. */
    private static final int LONGEST = 250;
    /**
     * What embeds, overrides or isolates a direction of writing. The marks that Hebrew and Arabic are written with,
     * U+200E and U+200F, are none of them.
     */
    private static final Pattern TURNING = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");
    /** A thousand million: nothing is sold for more, and what is computed from it fits into 64 bits. */
    static final BigDecimal HIGHEST = new BigDecimal(1_000_000_000);

    private final ImportMapping mapping;
    private final List<String> header;
    private final int[] positions = new int[ImportField.values().length];
    private SourceRow row = new SourceRow(0, 0, List.of());

    Cells(ImportMapping mapping, List<String> header) {
        this.mapping = mapping;
        this.header = header;
        Arrays.fill(positions, -1);
        mapping.columns().forEach((field, column) -> positions[field.ordinal()] = header.indexOf(column));
    }

    /** Goes to the next row. */
    void on(SourceRow next) throws RowRejectedException {
        row = next;
        if (row.fields().size() != header.size()) {
            throw new RowRejectedException(Rejection.WRONG_FIELD_COUNT, "The row has " + row.fields().size()
                    + " fields and the header " + header.size()
                    + ". Look for a delimiter or a quotation mark too many.");
        }
    }

    SourceRow row() {
        return row;
    }

    boolean has(ImportField field) {
        return positions[field.ordinal()] >= 0;
    }

    /** The text of a field without blanks around it; empty where there is none. */
    String text(ImportField field) throws RowRejectedException {
        int position = positions[field.ordinal()];
        if (position < 0 || position >= row.fields().size()) {
            return "";
        }
        String text = row.fields().get(position).strip();
        if (SourceTable.isDamaged(text)) {
            throw new RowRejectedException(Rejection.BAD_BYTES, "The " + field.code() + " holds bytes that are no text"
                    + " in " + mapping.format().encoding() + ". If all rows do, the file has another encoding.");
        }
        requireLegible(field, text);
        return text;
    }

    private static void requireLegible(ImportField field, String text) throws RowRejectedException {
        if (text.length() > LONGEST) {
            throw new RowRejectedException(Rejection.TOO_LONG, "The " + field.code() + " has " + text.length()
                    + " characters; " + LONGEST + " are the most.");
        }
        Matcher turning = TURNING.matcher(text);
        if (turning.find()) {
            throw new RowRejectedException(Rejection.HIDDEN_CHARACTER, String.format(Locale.ROOT, "The %s holds the"
                    + " invisible character U+%04X, which makes a text read otherwise than it is. Take it out.",
                    field.code(), (int) turning.group().charAt(0)));
        }
    }

    StoreKey store() throws RowRejectedException {
        if (!has(ImportField.STORE)) {
            return StoreKey.ONLY;
        }
        StoreKey key = new StoreKey(text(ImportField.CHAIN), text(ImportField.STORE));
        if (key.store().isEmpty() || has(ImportField.CHAIN) && key.chain().isEmpty()) {
            throw new RowRejectedException(Rejection.STORE_MISSING, "The row does not say which store it is for.");
        }
        return key;
    }

    /** A number at least 0, times ten to the power of some decimals; empty where there is none. */
    OptionalLong scaled(ImportField field, int decimals) throws RowRejectedException {
        String text = text(field);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        BigDecimal number = number(text);
        if (number == null) {
            throw new RowRejectedException(Rejection.NOT_A_NUMBER, "The " + field.code() + " \"" + text
                    + "\" is no number such as " + (mapping.decimalComma() ? "12,50" : "12.50") + ".");
        }
        if (number.signum() < 0) {
            throw new RowRejectedException(Rejection.NEGATIVE, "The " + field.code() + " " + text + " is below 0.");
        }
        if (number.compareTo(HIGHEST) > 0) {
            throw new RowRejectedException(Rejection.TOO_LARGE, "The " + field.code() + " " + text + " is above "
                    + HIGHEST.toPlainString() + ".");
        }
        try {
            return OptionalLong.of(number.movePointRight(decimals).longValueExact());
        } catch (ArithmeticException e) {
            throw new RowRejectedException(Rejection.TOO_PRECISE, "The " + field.code() + " " + text + " has more than "
                    + decimals + " decimals.");
        }
    }

    /** Reads a number as the mapping says they are written; null when it is none. */
    @Nullable BigDecimal number(String text) {
        String plain = mapping.decimalComma() ? text.replace('.', ' ').replace(',', '.') : text;
        return NUMBER.matcher(plain).matches() ? new BigDecimal(plain) : null;
    }

    /** Yes or no; no where there is no such column. */
    boolean flag(ImportField field) throws RowRejectedException {
        String text = text(field).toLowerCase(Locale.ROOT);
        if (!has(field) || mapping.no().contains(text)) {
            return false;
        }
        if (!mapping.yes().contains(text)) {
            throw new RowRejectedException(Rejection.NOT_YES_OR_NO, "The " + field.code() + " \"" + text
                    + "\" is neither among what stands for yes in the mapping nor among what stands for no.");
        }
        return true;
    }

    /** A day; empty where there is none. */
    Optional<LocalDate> date(ImportField field) throws RowRejectedException {
        String text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text, mapping.dates()));
        } catch (DateTimeException e) {
            throw new RowRejectedException(Rejection.NOT_A_DATE, "The " + field.code() + " \"" + text
                    + "\" is no day as the mapping's date-format writes it.");
        }
    }
}
