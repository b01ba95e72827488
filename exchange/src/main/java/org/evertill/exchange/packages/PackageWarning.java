package org.evertill.exchange.packages;

/** What is wrong with a package that was installed nevertheless, because old prices are better than none. */
public enum PackageWarning {
    /** A newer package should have come by now. */
    EXPIRED
}
