package org.evertill.scaleunit.headquarters.imports;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.evertill.commerce.catalog.Barcode;
import org.evertill.commerce.catalog.Symbology;

/** What the values of one column look like, gathered value by value. */
final class ColumnProfile {
    private static final int DISTINCT_MAX = 5_000;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");
    private static final Pattern FRACTION = Pattern.compile("-?\\d+[.,]\\d+");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Set<String> FLAGS = Set.of("0", "1", "true", "false", "yes", "no", "y", "n");

    private final String header;
    private final int position;
    private final Set<String> distinct = new HashSet<>();
    private long rows;
    private long filled;
    private long digits;
    private long numbers;
    private long fractions;
    private long days;
    private long flags;
    private long codes;
    private long commas;

    ColumnProfile(String header, int position) {
        this.header = header;
        this.position = position;
    }

    void add(String value) {
        String text = value.strip();
        rows++;
        if (text.isEmpty()) {
            return;
        }
        filled++;
        if (distinct.size() < DISTINCT_MAX) {
            distinct.add(text);
        }
        digits += DIGITS.matcher(text).matches() ? 1 : 0;
        numbers += NUMBER.matcher(text).matches() ? 1 : 0;
        boolean fraction = FRACTION.matcher(text).matches();
        fractions += fraction ? 1 : 0;
        commas += fraction && text.indexOf(',') >= 0 ? 1 : 0;
        days += DAY.matcher(text).matches() ? 1 : 0;
        flags += FLAGS.contains(text.toLowerCase(Locale.ROOT)) ? 1 : 0;
        codes += new Barcode(text).symbologies().contains(Symbology.CODE) ? 0 : 1;
    }

    String header() {
        return header;
    }

    int position() {
        return position;
    }

    int distinct() {
        return distinct.size();
    }

    /** The share of item codes with a right check digit among the values, in per cent. */
    long codePercent() {
        return percent(codes);
    }

    /** Whether a handful of values fill the column, so that it says whose a row is and not what it is. */
    boolean isRepeating() {
        return filled == rows && distinct.size() <= Math.max(1, rows / 100);
    }

    boolean isDigits() {
        return filled > 0 && digits == filled;
    }

    boolean isText() {
        return filled > rows / 2 && percent(numbers) < 20 && percent(days) < 20;
    }

    boolean isNumber() {
        return filled > 0 && percent(numbers) >= 90;
    }

    boolean hasFractions() {
        return isNumber() && percent(fractions) >= 10;
    }

    boolean hasCommas() {
        return commas > fractions / 2;
    }

    boolean isDays() {
        return filled > rows * 9 / 10 && percent(days) >= 90;
    }

    boolean isFlag() {
        return filled > rows * 9 / 10 && flags == filled && distinct.size() == 2;
    }

    /** Whether the header has the sign of a currency in it, whichever. */
    boolean namesMoney() {
        return header.chars().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL);
    }

    private long percent(long count) {
        return filled == 0 ? 0 : count * 100 / filled;
    }
}
