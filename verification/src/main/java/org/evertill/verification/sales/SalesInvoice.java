package org.evertill.verification.sales;

import java.time.LocalDateTime;
import java.util.List;

/**
 * All rows of one invoice number, in the order of the file, wherever they stand in it; exact duplicates are both there.
 *
 * @param number the invoice number as written
 * @param lines  never empty
 */
public record SalesInvoice(String number, List<SalesLine> lines) {

    /** The time of the invoice: its first line's. */
    public LocalDateTime at() {
        return lines.getFirst().at();
    }

    /** A return: its number begins with C. */
    public boolean isReturn() {
        return number.startsWith("C");
    }

    /** An adjustment, which only a worker with that permission may enter: its number begins with A. */
    public boolean isAdjustment() {
        return number.startsWith("A");
    }

    /** What it comes to, each line rounded by itself; minor units of a currency with two decimals. */
    public long totalMinor() {
        return lines.stream().mapToLong(SalesLine::amountMinor).reduce(0, Math::addExact);
    }
}
