package org.evertill.scaleunit.channel;

import java.sql.SQLException;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncLogRow;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.evertill.scaleunit.storage.Upserts;

/** What the registers report of their attempts at synchronising; the newest word on each attempt stays. */
public final class SyncLog {
    private final ServerDatabase database;

    /** Works on the channel database. */
    public SyncLog(ServerDatabase database) {
        this.database = database;
    }

    /**
     * Stores a register's entries, all or none.
     *
     * @throws IllegalArgumentException when an entry lacks what the table must have
     */
    public void save(RegisterIdentity register, List<SyncLogEntry> entries) throws SQLException {
        List<Row> rows = entries.stream().map(entry -> SyncLogRow.of(register, entry)).toList();
        database.write(connection -> {
            Upserts.run(connection, ChannelTables.OFFLINE_SYNC_LOG, rows);
            return rows.size();
        });
    }
}
