package org.evertill.exchange.tables;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The field's scheduler jobs by their numbers; each synced table belongs to exactly one. Screens have names for them in
 * their own texts, by number.
 */
public enum SchedulerJob {
    CURRENCY("1000"),
    CUSTOMERS("1010"),
    PRICES("1020"),
    REASON_CODES("1030"),
    PRODUCTS("1040"),
    LOYALTY("1050"),
    STAFF("1060"),
    CHANNEL_CONFIGURATION("1070"),
    TAX("1080"),
    REGISTERS("1090"),
    OFFLINE_PROFILES("1095"),
    ITEM_AND_PRICE_PARAMETERS("1100"),
    GLOBAL_CONFIGURATION("1110"),
    ADDRESS_BOOK_REFERENCE("1115"),
    MODES_OF_DELIVERY("1120"),
    CATALOGUE("1150"),
    RETURN_QUANTITIES("1200"),
    /** Every job that goes down, in one run. */
    ALL("9999"),
    /** The one job that goes up. */
    CHANNEL_TRANSACTIONS("P-0001");

    private final String number;

    SchedulerJob(String number) {
        this.number = number;
    }

    /** The number users know it by, such as {@code 1040} or {@code P-0001}. */
    public String number() {
        return number;
    }

    /** The tables this job moves, in the order of their declaration. */
    public List<SyncedTable> tables() {
        return ChannelTables.all().stream()
                .filter(table -> this == ALL ? table.direction() == Direction.DOWN : table.job() == this)
                .toList();
    }

    /** The jobs that run when this one is asked for: all that go down for {@link #ALL}, otherwise itself. */
    public Set<SchedulerJob> jobs() {
        return this == ALL ? EnumSet.complementOf(EnumSet.of(ALL, CHANNEL_TRANSACTIONS)) : EnumSet.of(this);
    }

    /**
     * The job of a number, also as the older products wrote it, such as {@code N-1040} or {@code A-1040}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static SchedulerJob ofNumber(String number) {
        return find(number).orElseThrow(() -> new IllegalArgumentException("there is no scheduler job " + number));
    }

    /** As {@link #ofNumber}; empty when there is none. */
    public static Optional<SchedulerJob> find(String number) {
        String plain = number.strip().replaceFirst("^[NA]-", "");
        return Arrays.stream(values()).filter(job -> job.number.equals(plain)).findFirst();
    }
}
