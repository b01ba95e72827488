package org.evertill.commerce.transaction;

/** A transaction and the numbers the journal gave it: what a receipt is printed from. */
public record CompletedSale(SalesTransaction transaction, Committed committed) {
}
