package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.evertill.exchange.packages.ChangeSource;
import org.evertill.exchange.packages.RowChange;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;

/**
 * What has changed in headquarters' tables since a version of their tracking, as one data group sees it. Tables with a
 * row per store are compared whole, for their rows come and go with the group's stores too, and they are short.
 */
final class TrackedChanges implements ChangeSource {
    private final Connection headquarters;
    private final Connection base;
    private final String dataGroup;
    private final long since;

    /**
     * @param headquarters reads headquarters' database, within one transaction
     * @param base         reads what the data group has
     * @param since        the version the changes begin with
     */
    TrackedChanges(Connection headquarters, Connection base, String dataGroup, long since) {
        this.headquarters = headquarters;
        this.base = base;
        this.dataGroup = dataGroup;
        this.since = since;
    }

    @Override
    public void read(SyncedTable table, ChangeSink sink) throws SQLException {
        if (GroupTables.isPerStore(table)) {
            compare(table, sink);
        } else {
            new GroupView(table, dataGroup).readChanges(headquarters, since, sink);
        }
    }

    private void compare(SyncedTable table, ChangeSink sink) throws SQLException {
        Set<RowKey> there = new HashSet<>();
        new GroupView(table, dataGroup).read(headquarters, row -> {
            there.add(RowKey.of(row));
            sink.accept(new RowChange.Put(row));
        });
        Set<RowKey> gone = new HashSet<>();
        try (Statement statement = base.createStatement();
                ResultSet result = statement.executeQuery(table.sql(SqlDialect.SQLITE).selectUnordered())) {
            while (result.next()) {
                RowKey key = RowKey.read(table, result);
                if (!there.contains(key)) {
                    gone.add(key);
                }
            }
        }
        for (RowKey key : gone) {
            sink.accept(new RowChange.Removed(key));
        }
    }
}
