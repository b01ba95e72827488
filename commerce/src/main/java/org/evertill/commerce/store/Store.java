package org.evertill.commerce.store;

import java.time.ZoneId;
import java.util.Currency;

/** The shop a register stands in: what its header and receipts say, and whose money and clock it uses. */
public record Store(
        String number,
        String name,
        String address,
        String phone,
        Currency currency,
        ZoneId timeZone,
        String language,
        String receiptFooter) {
}
