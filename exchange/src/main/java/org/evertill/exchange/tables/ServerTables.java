package org.evertill.exchange.tables;

import static org.evertill.exchange.tables.Column.integer;
import static org.evertill.exchange.tables.Column.text;

import java.util.List;

/** The tables that stand in the channel's and in headquarters' database alike, and at no register. */
public final class ServerTables {
    /** What each register last told of its offline database: the cursor of that target. */
    public static final SyncedTable REGISTER_REPORT =
            SyncedTable.declare("register_report", DatabaseKind.JOURNAL, SchedulerJob.CHANNEL_TRANSACTIONS)
                    .key(text("store_number"), text("register_number"))
                    .columns(integer("incarnation"), text("reference_edition"), integer("reference_version"),
                            text("private_edition"), integer("private_version"), integer("unsent_records"),
                            text("oldest_unsent_at").orNull(), text("reported_at"),
                            // The state of its download session, in JSON as the register tells it.
                            text("downloads").orNull());
    /** What headquarters wants of the downloads of some databases: a row only while it is not carried out. */
    public static final SyncedTable DOWNLOAD_ORDER =
            SyncedTable.declare("download_order", DatabaseKind.JOURNAL, SchedulerJob.CHANNEL_TRANSACTIONS)
                    // The number of no register is empty: that is the channel database of the store.
                    .key(text("store_number"), text("register_number"))
                    .columns(text("order_id"), text("kind"), text("edition"), integer("reference_version"),
                            integer("private_version"), text("ordered_at"), text("ordered_by"));

    private ServerTables() {
    }

    /** All of them. */
    public static List<SyncedTable> all() {
        return List.of(REGISTER_REPORT, DOWNLOAD_ORDER);
    }
}
