package org.evertill.commerce.catalog;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The text of a scanned or typed code, and what it can be. Check digits are the GS1 modulo-10 sum with weights
 * 3 and 1 from the right (GS1 General Specifications, section 7.9).
 */
public record Barcode(String text) {

    /** Longer texts are no item codes; a scanner that sends more has read something else. */
    public static final int LENGTH_MAX = 48;

    /** Whether a text can be looked up at all: 1 to 48 visible characters. */
    public static boolean isPlausible(String text) {
        return !text.isBlank() && text.length() <= LENGTH_MAX && text.chars().allMatch(c -> c >= ' ' && c != 127);
    }

    /** The symbologies whose length and check digit fit; {@link Symbology#CODE} when none does. */
    public Set<Symbology> symbologies() {
        Set<Symbology> fitting = EnumSet.noneOf(Symbology.class);
        if (isDigits()) {
            switch (text.length()) {
                case 8 -> {
                    addIf(fitting, Symbology.EAN8, hasCheckDigit(text));
                    addIf(fitting, Symbology.UPCE, text.charAt(0) <= '1' && hasCheckDigit(expandedUpcE()));
                }
                case 12 -> addIf(fitting, Symbology.UPCA, hasCheckDigit(text));
                case 13 -> addIf(fitting, Symbology.EAN13, hasCheckDigit(text));
                case 14 -> addIf(fitting, Symbology.ITF14, hasCheckDigit(text));
                default -> { }
            }
        }
        return fitting.isEmpty() ? EnumSet.of(Symbology.CODE) : fitting;
    }

    /** Whether it looks like a GS1 code of 12 to 14 digits whose check digit is wrong: most likely misread. */
    public boolean isMisread() {
        return isDigits() && text.length() >= 12 && text.length() <= 14 && !hasCheckDigit(text);
    }

    /**
     * The texts a catalogue may hold this code under, in the order to try: as it is, then the same GS1 number with
     * other leading zeros, then UPC-E written out. Leading zeros tell ITF-14, EAN-13 and UPC-A apart, and real
     * price lists also hold UPC-A of 10 and 11 digits, which lost its zeros on the way through a spreadsheet.
     */
    public List<String> candidates() {
        return readings().stream().flatMap(List::stream).toList();
    }

    /**
     * The {@link #candidates()} by what the code may mean. Usually there is one meaning; eight digits that are an EAN-8
     * as well as a UPC-E may name two products, and only who holds the product in hand can tell which.
     */
    public List<List<String>> readings() {
        Set<String> plain = new LinkedHashSet<>();
        plain.add(text);
        if (isDigits() && text.length() >= 10 && text.length() <= 14 && hasCheckDigit(text)) {
            addForms(plain, text);
        }
        Set<Symbology> symbologies = symbologies();
        if (!symbologies.contains(Symbology.UPCE)) {
            return List.of(List.copyOf(plain));
        }
        if (symbologies.contains(Symbology.EAN8)) {
            Set<String> writtenOut = new LinkedHashSet<>();
            addForms(writtenOut, expandedUpcE());
            return List.of(List.copyOf(plain), List.copyOf(writtenOut));
        }
        addForms(plain, expandedUpcE());
        return List.of(List.copyOf(plain));
    }

    private static void addForms(Set<String> candidates, String digits) {
        String longest = "0".repeat(14 - digits.length()) + digits;
        for (int length : List.of(12, 13, 14, 11)) {
            String zeros = longest.substring(0, 14 - length);
            if (zeros.chars().allMatch(c -> c == '0')) {
                candidates.add(longest.substring(14 - length));
            }
        }
    }

    /** The GS1 check digit for a run of digits that does not have one yet. */
    public static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
            sum += weight * (digits.charAt(i) - '0');
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static boolean hasCheckDigit(String digits) {
        int last = digits.length() - 1;
        return digits.charAt(last) == checkDigit(digits.substring(0, last));
    }

    private boolean isDigits() {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private String expandedUpcE() {
        String d = text.substring(1, 7);
        String middle = switch (d.charAt(5)) {
            case '0', '1', '2' -> d.substring(0, 2) + d.charAt(5) + "0000" + d.substring(2, 5);
            case '3' -> d.substring(0, 3) + "00000" + d.substring(3, 5);
            case '4' -> d.substring(0, 4) + "00000" + d.charAt(4);
            default -> d.substring(0, 5) + "0000" + d.charAt(5);
        };
        return text.charAt(0) + middle + text.charAt(7);
    }

    private static void addIf(Set<Symbology> set, Symbology symbology, boolean fits) {
        if (fits) {
            set.add(symbology);
        }
    }
}
