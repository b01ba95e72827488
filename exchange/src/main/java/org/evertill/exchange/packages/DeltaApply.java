package org.evertill.exchange.packages;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;
import org.evertill.exchange.tables.TableSql;

/**
 * Changes the rows of a packaged file within the transaction of its connection, and keeps count of what its tables add
 * up to. Each entry must find its row as the base had it: there, or not there. For one thread, and one delta.
 */
final class DeltaApply implements AutoCloseable {
    /** A fraction of a millisecond's work: a sale that comes meanwhile goes before the next ones. */
    private static final int ENTRIES_PER_BATCH = 20;

    private final Connection connection;
    private final Map<SyncedTable, TableContent> contents;
    private final Map<Way, Batch> batches = new LinkedHashMap<>();
    private final SearchUpkeep search;
    private final Pause pause;

    /** What is done between two small pieces of the work. */
    @FunctionalInterface
    interface Pause {
        void run() throws IOException;
    }

    /** @param contents what each table holds before the first entry */
    DeltaApply(Connection connection, Map<SyncedTable, TableContent> contents, Pause pause) {
        this.connection = connection;
        this.contents = new HashMap<>(contents);
        this.pause = pause;
        this.search = new SearchUpkeep(connection);
    }

    void apply(DeltaEntry entry) throws IOException, SQLException, RefusedException {
        SyncedTable table = entry.table();
        TableContent content = contents.getOrDefault(table, TableContent.EMPTY);
        switch (entry) {
            case DeltaEntry.Added added -> {
                Batch batch = batch(new Way(table, DeltaEntry.Added.class, 0), TableSql::insert);
                added.row().bind(batch.statement);
                batch.add();
                contents.put(table, content.with(added.digest()));
            }
            case DeltaEntry.Updated updated -> {
                Batch batch = batch(new Way(table, DeltaEntry.Updated.class, updated.changed()),
                        sql -> sql.update(updated.changed()));
                updated.row().bindUpdate(batch.statement, updated.changed());
                batch.add();
                contents.put(table, content.without(updated.before()).with(updated.digest()));
            }
            case DeltaEntry.Deleted deleted -> {
                search.deleting(deleted.key());
                Batch batch = batch(new Way(table, DeltaEntry.Deleted.class, 0), TableSql::deleteByKey);
                deleted.key().bind(batch.statement);
                batch.add();
                contents.put(table, content.without(deleted.before()));
            }
        }
        search.changed(entry);
    }

    /** Brings what is derived from the rows up to date as well, and answers what each table holds now. */
    Map<SyncedTable, TableContent> finish() throws IOException, SQLException, RefusedException {
        for (Batch batch : batches.values()) {
            batch.run();
        }
        search.finish();
        ContentTable.write(connection, contents);
        return Map.copyOf(contents);
    }

    private Batch batch(Way way, Function<TableSql, String> sql) throws SQLException {
        Batch batch = batches.get(way);
        if (batch == null) {
            batch = new Batch(way.table,
                    connection.prepareStatement(sql.apply(way.table.sql(SqlDialect.SQLITE))));
            batches.put(way, batch);
        }
        return batch;
    }

    @Override
    public void close() throws SQLException {
        search.close();
        for (Batch batch : batches.values()) {
            batch.statement.close();
        }
    }

    /**
     * What entries of the same statement have in common; making the statement's text for each of them would take longer
     * than running it.
     */
    private record Way(SyncedTable table, Class<? extends DeltaEntry> kind, long changed) {
    }

    /** Entries that need the same statement. No two are of the same row, so their order does not matter. */
    private final class Batch {
        private final SyncedTable table;
        private final PreparedStatement statement;
        private int waiting;

        Batch(SyncedTable table, PreparedStatement statement) {
            this.table = table;
            this.statement = statement;
        }

        /** What is bound now is one entry. */
        void add() throws IOException, SQLException, RefusedException {
            statement.addBatch();
            waiting++;
            if (waiting == ENTRIES_PER_BATCH) {
                run();
            }
        }

        void run() throws IOException, SQLException, RefusedException {
            for (int rows : statement.executeBatch()) {
                if (rows != 1) {
                    throw new RefusedException(PackageFault.CONTENT_ALTERED,
                            "a row of " + table + " is not as it should be");
                }
            }
            waiting = 0;
            pause.run();
        }
    }
}
