package org.evertill.scaleunit.headquarters.imports;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.evertill.commerce.catalog.Barcode;
import org.evertill.commerce.catalog.Symbology;

/**
 * An item code of a file and the form headquarters keeps it in. A GTIN has one form whatever its leading zeros: 12
 * digits, or 13 and 14 where they are not zeros, or 8. GTINs of 10 and 11 digits with a right check digit are UPC-A
 * that lost zeros, as spreadsheets make them. Everything else, a chain's own numbers first of all, stays as written.
 *
 * @param written   as in the file
 * @param kept      the form to keep
 * @param symbology what kind of code the kept form is
 * @param remarks   what was done or found
 */
record ItemCode(String written, String kept, Symbology symbology, Set<Remark> remarks) {
    /** A whole number as a spreadsheet writes it that takes everything for a fraction. */
    private static final Pattern WITH_POINT_ZERO = Pattern.compile("\\d+\\.0+");
    /** A number in the form in which a spreadsheet shows what is too long for it. */
    private static final Pattern ROUNDED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d+");
    private static final int UPC_A_DIGITS = 12;
    private static final int GTIN_DIGITS_MAX = 14;
    /** Three lost zeros and more would make product numbers of a chain into GTINs, one in ten by chance. */
    private static final int SHORTENED_DIGITS_MIN = 10;

    /**
     * Reads a code.
     *
     * @throws RowRejectedException when it is none
     */
    static ItemCode of(String text) throws RowRejectedException {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        String code = text;
        if (WITH_POINT_ZERO.matcher(code).matches()) {
            code = code.substring(0, code.indexOf('.'));
            remarks.add(Remark.POINT_ZERO_CUT);
        }
        if (code.isEmpty()) {
            throw new RowRejectedException(Rejection.CODE_MISSING, "There is no item code.");
        }
        if (ROUNDED.matcher(code).matches()) {
            throw new RowRejectedException(Rejection.CODE_ROUNDED, "The item code " + code + " was rounded by a"
                    + " spreadsheet and its digits are lost. Export the column as text.");
        }
        if (!Barcode.isPlausible(code)) {
            throw new RowRejectedException(Rejection.CODE_UNUSABLE, "The item code has "
                    + (code.length() > Barcode.LENGTH_MAX ? code.length() + " characters; " + Barcode.LENGTH_MAX
                            + " are the most." : "characters that cannot be printed."));
        }
        return isDigits(code) ? ofDigits(code, remarks) : new ItemCode(text, code, Symbology.CODE, remarks);
    }

    /** Whether it stands for no product: all zeros. */
    boolean isPlaceholder() {
        return kept.chars().allMatch(c -> c == '0');
    }

    /** This code exactly as written, since the form to keep is another row's. */
    ItemCode asWritten() {
        Set<Remark> changed = EnumSet.copyOf(remarks);
        changed.remove(Remark.ZEROS_RESTORED);
        changed.add(Remark.ZEROS_NOT_RESTORED);
        return new ItemCode(written, written, Symbology.CODE, changed);
    }

    private static ItemCode ofDigits(String code, Set<Remark> remarks) {
        String kept = code;
        if (code.length() >= SHORTENED_DIGITS_MIN && code.length() < UPC_A_DIGITS) {
            String restored = "0".repeat(UPC_A_DIGITS - code.length()) + code;
            if (symbology(restored) == Symbology.UPCA) {
                kept = restored;
                remarks.add(Remark.ZEROS_RESTORED);
            }
        }
        if (symbology(kept) != Symbology.CODE) {
            while (kept.length() > UPC_A_DIGITS && kept.charAt(0) == '0') {
                kept = kept.substring(1);
            }
        } else if (kept.length() == 8 || kept.length() >= UPC_A_DIGITS && kept.length() <= GTIN_DIGITS_MAX) {
            remarks.add(Remark.CHECK_DIGIT_WRONG);
        }
        return new ItemCode(code, kept, symbology(kept), remarks);
    }

    private static Symbology symbology(String digits) {
        return new Barcode(digits).symbologies().iterator().next();
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
