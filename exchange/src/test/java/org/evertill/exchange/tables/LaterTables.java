package org.evertill.exchange.tables;

import java.util.ArrayList;
import java.util.List;

/** The declaration as a later program might have it: one table more each way. For the tests of every database. */
public final class LaterTables {
    /** Comes from the registers. */
    public static final SyncedTable DRAWER_OPENING =
            SyncedTable.declare("drawer_opening", DatabaseKind.JOURNAL, SchedulerJob.CHANNEL_TRANSACTIONS)
                    .key(Column.text("record_id"))
                    .index("opened_at")
                    .columns(Column.text("opened_at"), Column.text("reason").orNull());

    /** Goes to the registers. */
    public static final SyncedTable OPENING_HOUR =
            SyncedTable.declare("opening_hour", DatabaseKind.REFERENCE, SchedulerJob.CHANNEL_CONFIGURATION)
                    .key(Column.text("store_number"), Column.integer("week_day"))
                    .columns(Column.text("opens_at"), Column.text("closes_at"));

    private LaterTables() {
    }

    /** Every table of today, and these two. */
    public static List<SyncedTable> declaration() {
        List<SyncedTable> tables = new ArrayList<>(ChannelTables.all());
        tables.add(DRAWER_OPENING);
        tables.add(OPENING_HOUR);
        return tables;
    }

    /** {@link #DRAWER_OPENING} as a still later program might have it: with one more column and one more index. */
    public static SyncedTable drawerOpeningWith(Column more) {
        return SyncedTable.declare("drawer_opening", DatabaseKind.JOURNAL, SchedulerJob.CHANNEL_TRANSACTIONS)
                .key(Column.text("record_id"))
                .index("opened_at")
                .index(more.name())
                .columns(Column.text("opened_at"), Column.text("reason").orNull(), more);
    }
}
