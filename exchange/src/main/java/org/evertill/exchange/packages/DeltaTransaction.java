package org.evertill.exchange.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;

/**
 * What a delta package does to a file, from the look at its base to the digests it must end at. Runs within one
 * transaction, which the caller takes back when it throws.
 */
final class DeltaTransaction {
    private final Connection connection;
    private final List<SyncedTable> tables;
    private final DeltaApply.Pause pause;

    /**
     * @param tables those of the file
     * @param pause  between small pieces of the work
     */
    DeltaTransaction(Connection connection, List<SyncedTable> tables, DeltaApply.Pause pause) {
        this.connection = connection;
        this.tables = tables;
        this.pause = pause;
    }

    /** Makes the changes; answers how many rows each job has brought or taken away. */
    Map<SchedulerJob, Long> run(PackageManifest manifest, Path changes) throws SQLException, RefusedException {
        requireBase(manifest);
        Map<SchedulerJob, Long> rows = new EnumMap<>(SchedulerJob.class);
        try (DeltaApply apply = new DeltaApply(connection, ContentTable.read(connection, tables), pause)) {
            ChangeFile.read(changes, tables, entry -> {
                apply.apply(entry);
                rows.merge(entry.table().job(), 1L, Long::sum);
            });
            requirePromised(manifest, apply.finish());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        moveCursor(manifest);
        return rows;
    }

    private void requireBase(PackageManifest manifest) throws SQLException, RefusedException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(
                "SELECT version FROM " + PackageSchema.CURSOR_TABLE)) {
            long installed = result.next() ? result.getLong(1) : 0;
            if (installed != manifest.baseVersion()) {
                throw new RefusedException(PackageFault.OTHER_BASE,
                        manifest.baseVersion() + " instead of " + installed);
            }
        }
    }

    private static void requirePromised(PackageManifest manifest, Map<SyncedTable, TableContent> contents)
            throws RefusedException {
        for (Map.Entry<SyncedTable, TableContent> entry : contents.entrySet()) {
            if (!manifest.saysOf(entry.getKey().name(), entry.getValue())) {
                throw new RefusedException(PackageFault.CONTENT_ALTERED, entry.getKey().name());
            }
        }
    }

    private void moveCursor(PackageManifest manifest) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + PackageSchema.CURSOR_TABLE + " SET version = ?, created_at = ?")) {
            update.setLong(1, manifest.version());
            update.setString(2, manifest.createdAt().toString());
            update.executeUpdate();
        }
    }
}
