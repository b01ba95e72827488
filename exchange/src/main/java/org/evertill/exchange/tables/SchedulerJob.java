package org.evertill.exchange.tables;

import java.util.List;

/** The field's scheduler jobs by their numbers; each synced table belongs to exactly one. */
public enum SchedulerJob {
    CURRENCY("1000", "Currency"),
    CUSTOMERS("1010", "Customers"),
    PRICES("1020", "Prices"),
    REASON_CODES("1030", "Reason codes"),
    PRODUCTS("1040", "Products"),
    LOYALTY("1050", "Loyalty"),
    STAFF("1060", "Staff"),
    CHANNEL_CONFIGURATION("1070", "Channel configuration"),
    TAX("1080", "Tax"),
    REGISTERS("1090", "Registers"),
    OFFLINE_PROFILES("1095", "Offline profiles"),
    ITEM_AND_PRICE_PARAMETERS("1100", "Item and price parameters"),
    GLOBAL_CONFIGURATION("1110", "Global configuration"),
    ADDRESS_BOOK_REFERENCE("1115", "Address-book reference"),
    MODES_OF_DELIVERY("1120", "Modes of delivery"),
    CATALOGUE("1150", "Catalogue"),
    RETURN_QUANTITIES("1200", "Return quantities"),
    /** Every job that goes down, in one run. */
    ALL("9999", "All jobs"),
    /** The one job that goes up. */
    CHANNEL_TRANSACTIONS("P-0001", "Channel transactions");

    private final String number;
    private final String title;

    SchedulerJob(String number, String title) {
        this.number = number;
        this.title = title;
    }

    /** The number users know it by, such as {@code 1040} or {@code P-0001}. */
    public String number() {
        return number;
    }

    /** The English title; screens take theirs from their own texts by number. */
    public String title() {
        return title;
    }

    /** The tables this job moves, in the order of their declaration. */
    public List<SyncedTable> tables() {
        return ChannelTables.all().stream()
                .filter(table -> this == ALL ? table.direction() == Direction.DOWN : table.job() == this)
                .toList();
    }
}
