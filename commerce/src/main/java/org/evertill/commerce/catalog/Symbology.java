package org.evertill.commerce.catalog;

/** What kind of code a barcode's digits can be. */
public enum Symbology {
    /** 13 digits, GS1. */
    EAN13,
    /** 8 digits, GS1; the same 8 digits may also be read as UPC-E. */
    EAN8,
    /** 12 digits, GS1 US. */
    UPCA,
    /** 8 digits standing for a UPC-A with zeros left out. */
    UPCE,
    /** 14 digits, on cartons. */
    ITF14,
    /** Anything else: in-house codes, product numbers. No check digit. */
    CODE
}
