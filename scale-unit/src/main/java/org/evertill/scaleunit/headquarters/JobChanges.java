package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.evertill.exchange.packages.ChangeSource;
import org.evertill.exchange.packages.RowChange;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;

/**
 * What some jobs have to bring to an edition: what their tables' tracking has noted since the job last ran. Compared
 * whole with what the edition has are the tables of a job that runs for the first time, and those whose rows come and
 * go without being changed.
 *
 * @param headquarters reads headquarters' database, within one transaction
 * @param base         reads what the edition has
 * @param jobs         the jobs that run
 * @param cursors      the version each job's changes begin with, see {@link JobCursors#of}
 */
record JobChanges(Connection headquarters, Connection base, ScopedEdition edition, Set<SchedulerJob> jobs,
        Map<SchedulerJob, Long> cursors) implements ChangeSource {

    @Override
    public void read(SyncedTable table, ChangeSink sink) throws SQLException {
        if (!jobs.contains(table.job())) {
            return;
        }
        GroupView view = edition.view(table);
        Long since = cursors.get(table.job());
        if (since == null || since == JobCursors.COMPARES || !view.isTracked()) {
            compare(view, sink);
        } else {
            view.readChanges(headquarters, since, sink);
        }
    }

    private void compare(GroupView view, ChangeSink sink) throws SQLException {
        Set<RowKey> there = new HashSet<>();
        view.read(headquarters, row -> {
            there.add(RowKey.of(row));
            sink.accept(new RowChange.Put(row));
        });
        Set<RowKey> gone = new HashSet<>();
        try (Statement statement = base.createStatement();
                ResultSet result = statement.executeQuery(view.table().sql(SqlDialect.SQLITE).selectUnordered())) {
            while (result.next()) {
                RowKey key = RowKey.read(view.table(), result);
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
