package org.evertill.scaleunit.channel;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.storage.ServerDatabase;

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
        List<Row> rows = entries.stream().map(entry -> row(register, entry)).toList();
        database.write(connection -> {
            for (String upsert : ChannelTables.OFFLINE_SYNC_LOG.sql(database.dialect()).upsert()) {
                try (PreparedStatement statement = connection.prepareStatement(upsert)) {
                    for (Row row : rows) {
                        row.bind(statement);
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
            }
            return rows.size();
        });
    }

    private static Row row(RegisterIdentity register, SyncLogEntry entry) {
        return Row.of(ChannelTables.OFFLINE_SYNC_LOG, register.storeNumber(), register.registerNumber(),
                entry.logId(), entry.job(), entry.direction(), entry.state(), entry.startedAt(), entry.stoppedAt(),
                entry.rowsDownOk(), entry.rowsDownErr(), entry.rowsUpOk(), entry.rowsUpErr(), entry.bytes(),
                entry.message(), entry.fault());
    }
}
