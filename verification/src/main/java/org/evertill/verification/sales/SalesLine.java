package org.evertill.verification.sales;

import java.time.LocalDateTime;
import org.evertill.verification.audit.LineAmount;

/**
 * One row of a sales file.
 *
 * @param row                 the row's line number in the file, the header's being 1
 * @param stockCode           as written: codes that differ by case are different products
 * @param quantityThousandths negative for goods that came back
 * @param at                  local time of the shop
 * @param priceMicros         millionths of the major unit; negative on an adjustment
 */
public record SalesLine(
        long row, String invoice, String stockCode, String description, long quantityThousandths, LocalDateTime at,
        long priceMicros) {

    /** The amount in minor units of a currency with two decimals. */
    public long amountMinor() {
        return LineAmount.minor(quantityThousandths, priceMicros, 2);
    }
}
