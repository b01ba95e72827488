package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.exchange.facts.OfflineScope;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * Counts what an offline scope would bring. The rows are exact; the bytes are taken from the files the data group has
 * already, by their rows of each kind, or from what rows usually take.
 */
public final class ScopeEstimates {
    /** Of a row with its indexes, in a file of a usual catalogue. */
    private static final long USUAL_ROW_BYTES = 120;

    private final ServerDatabase database;
    private final Publisher publisher;
    private final InstantSource clock;

    ScopeEstimates(ServerDatabase database, Publisher publisher, InstantSource clock) {
        this.database = database;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What a scope, saved or not, would bring to a data group's offline databases. Counts all rows; takes seconds. */
    public ScopeEstimate of(OfflineScope scope, String dataGroup) throws IOException, SQLException {
        SortedMap<String, Long> rows = counts(new ScopedEdition(dataGroup, scope, today()));
        SortedMap<String, Long> whole = counts(new ScopedEdition(dataGroup, OfflineScope.EVERYTHING, today()));
        long bytes = 0;
        long wholeBytes = 0;
        for (DatabaseKind kind : new DatabaseKind[] {DatabaseKind.REFERENCE, DatabaseKind.PRIVATE}) {
            long ofKind = sum(whole, kind);
            long size = publisher.installedBytes(dataGroup, kind).orElse(ofKind * USUAL_ROW_BYTES);
            wholeBytes += size;
            bytes += ofKind == 0 ? 0 : Math.round((double) size * sum(rows, kind) / ofKind);
        }
        return new ScopeEstimate(rows, whole.values().stream().mapToLong(Long::longValue).sum(), bytes, wholeBytes);
    }

    /** Why registers of a data group could sell nothing offline with a scope, saved or not; empty where they could. */
    public Optional<String> lacksGoods(OfflineScope scope, String dataGroup) throws SQLException {
        ScopedEdition edition = new ScopedEdition(dataGroup, scope, today());
        return database.read(edition::lacksGoods);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private SortedMap<String, Long> counts(ScopedEdition edition) throws SQLException {
        return database.read(connection -> counts(connection, edition));
    }

    private static SortedMap<String, Long> counts(Connection connection, ScopedEdition edition) throws SQLException {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (SyncedTable table : SchedulerJob.ALL.tables()) {
            counts.put(table.name(), edition.view(table).count(connection));
        }
        return counts;
    }

    private static long sum(SortedMap<String, Long> rows, DatabaseKind kind) {
        return SchedulerJob.ALL.tables().stream().filter(table -> table.database() == kind)
                .mapToLong(table -> rows.getOrDefault(table.name(), 0L)).sum();
    }
}
