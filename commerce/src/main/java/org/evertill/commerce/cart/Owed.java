package org.evertill.commerce.cart;

import java.util.UUID;
import org.evertill.commerce.money.Money;

/**
 * What a sale still owes, as whoever offers a tender sees it. A tender that was offered against anything but what is
 * owed when its turn comes is not taken: it has been counted already, or the sum has changed before anybody saw it.
 *
 * @param sale    the running sale's id
 * @param tenders how many tenders it had by then
 * @param balance what was left to pay; negative when money goes back
 */
public record Owed(UUID sale, int tenders, Money balance) {
}
