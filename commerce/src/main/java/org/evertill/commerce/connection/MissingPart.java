package org.evertill.commerce.connection;

import java.util.Locale;

/** What a register may lack to go through an outage. Texts for each are the screens' matter. */
public enum MissingPart {
    /** Headquarters says Support offline = No for this register, or has not published it. */
    SUPPORT(true),
    /** Nobody is published who could sign on. */
    STAFF(true),
    /** No product has a price in force today, in this store's currency. */
    PRICES(true),
    /** No tax group is published: what were sold would be sold untaxed. */
    TAXES(true),
    /** No offline profile is published for this register: it follows the published defaults. */
    PROFILE(false),
    /** Less room on the disk than a shift needs. Sales are stored on it online as well, so it keeps nobody online. */
    DISK(false);

    private final boolean preventsSelling;

    MissingPart(boolean preventsSelling) {
        this.preventsSelling = preventsSelling;
    }

    /** Whether without it the register cannot sell offline at all. */
    public boolean preventsSelling() {
        return preventsSelling;
    }

    /** The word for programs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
