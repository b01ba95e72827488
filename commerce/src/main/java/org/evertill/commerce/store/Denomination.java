package org.evertill.commerce.store;

import org.evertill.commerce.money.Money;

/** A coin or note customers hand over and the drawer gives back. */
public record Denomination(Money value, boolean note) {
}
