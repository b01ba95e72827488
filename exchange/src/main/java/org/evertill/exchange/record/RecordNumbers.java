package org.evertill.exchange.record;

import java.util.OptionalLong;
import org.evertill.commerce.register.RegisterIdentity;

/**
 * The numbers a journal gives an entry at commit.
 *
 * @param sequence      without gaps per incarnation, from 1
 * @param receiptNumber without gaps per incarnation, from 1; empty for entries without a receipt
 */
public record RecordNumbers(RegisterIdentity identity, long sequence, OptionalLong receiptNumber) {
}
