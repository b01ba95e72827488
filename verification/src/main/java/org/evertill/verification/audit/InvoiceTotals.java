package org.evertill.verification.audit;

/** One invoice as found in a database: its lines, and its total as a decimal string. */
public record InvoiceTotals(int lines, String total) {}
