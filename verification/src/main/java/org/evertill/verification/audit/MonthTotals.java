package org.evertill.verification.audit;

/**
 * One month as found in a database. Money as decimal strings.
 *
 * @param lines    lines of all invoices
 * @param invoices how many
 * @param sales    sum of the invoices that are no returns
 * @param returns  sum of the invoices whose outside reference begins with C
 * @param net      both together
 */
public record MonthTotals(int lines, int invoices, String sales, String returns, String net) {}
