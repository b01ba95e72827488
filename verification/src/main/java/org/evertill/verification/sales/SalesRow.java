package org.evertill.verification.sales;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;

/** Turns one row of text into a {@link SalesLine}, or says in a sentence why it cannot. */
final class SalesRow {

    private static final List<String> COLUMNS = List.of("InvoiceNo", "StockCode", "Description", "Quantity",
            "InvoiceDate", "UnitPrice", "CustomerID", "Country");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]")
            .withResolverStyle(ResolverStyle.STRICT);
    /** What stands in place of bytes that are no UTF-8. */
    private static final char UNDECODED = '\ufffd';
    private static final int QUANTITY_DECIMALS = 3;
    private static final int PRICE_DECIMALS = 6;

    private SalesRow() {}

    static void requireHeader(CsvRecord row) throws BrokenSalesFileException {
        if (!row.getFields().equals(COLUMNS)) {
            throw broken(row, "the header must be " + String.join(",", COLUMNS));
        }
    }

    static SalesLine read(CsvRecord row) throws BrokenSalesFileException {
        if (row.getFieldCount() != COLUMNS.size()) {
            throw broken(row, "it has " + row.getFieldCount() + " fields instead of " + COLUMNS.size());
        }
        requireText(row);
        String invoice = filled(row, 0);
        String stockCode = filled(row, 1);
        return new SalesLine(row.getStartingLineNumber(), invoice, stockCode, row.getField(2),
                scaled(row, 3, QUANTITY_DECIMALS), time(row, 4), scaled(row, 5, PRICE_DECIMALS));
    }

    /** A wrong encoding would ring goods up under names nobody has given them. */
    private static void requireText(CsvRecord row) throws BrokenSalesFileException {
        for (int column = 0; column < COLUMNS.size(); column++) {
            String text = row.getField(column);
            if (text.indexOf(UNDECODED) >= 0) {
                throw broken(row, COLUMNS.get(column) + " is not written in UTF-8; save the file in UTF-8");
            }
            if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')) {
                throw broken(row, COLUMNS.get(column) + " holds a character that cannot be printed");
            }
        }
    }

    private static String filled(CsvRecord row, int column) throws BrokenSalesFileException {
        String text = row.getField(column);
        if (text.isBlank()) {
            throw broken(row, COLUMNS.get(column) + " is empty");
        }
        return text;
    }

    private static long scaled(CsvRecord row, int column, int decimals) throws BrokenSalesFileException {
        String text = row.getField(column);
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            throw broken(row, COLUMNS.get(column) + " \"" + text + "\" is no number");
        }
        try {
            return number.movePointRight(decimals).longValueExact();
        } catch (ArithmeticException inexact) {
            throw broken(row, COLUMNS.get(column) + " " + text + " is too long: " + decimals + " decimals are the most,"
                    + " and 64 bits must hold it");
        }
    }

    private static LocalDateTime time(CsvRecord row, int column) throws BrokenSalesFileException {
        try {
            return LocalDateTime.parse(row.getField(column), TIME);
        } catch (DateTimeParseException noTime) {
            throw broken(row, COLUMNS.get(column) + " \"" + row.getField(column)
                    + "\" is no time such as 2010-12-01 08:26:00");
        }
    }

    private static BrokenSalesFileException broken(CsvRecord row, String reason) {
        return new BrokenSalesFileException("Line " + row.getStartingLineNumber() + ": " + reason);
    }
}
