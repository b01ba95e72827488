package org.evertill.exchange.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableSchema;

/**
 * The changes of a delta package, to be made once more in another schema. For one thread.
 *
 * @param manifest the package's
 * @param changes  its file, put together
 */
public record PackagedChanges(PackageManifest manifest, Path changes) implements ChangeSource {

    /**
     * Puts the file of a package together, in a place of the caller's.
     *
     * @throws IOException also when the package is damaged
     */
    public static PackagedChanges unpack(PackageFolder delta, Path target) throws IOException {
        PackageManifest manifest = PackageManifest.ofJson(delta.signedManifest().orElseThrow().manifest());
        Optional<Refused> refused = new StagedPackage(delta, manifest).assemble(target, new RightOfWay());
        if (refused.isPresent()) {
            throw new IOException("the package in " + delta.path() + " is damaged: " + refused.get());
        }
        return new PackagedChanges(manifest, target);
    }

    @Override
    public void read(SyncedTable table, ChangeSink sink) throws SQLException {
        TableSchema packaged = TableSchema.of(manifest.schemaVersion());
        Optional<SyncedTable> there = packaged.version(table);
        try {
            if (there.isPresent()) {
                ChangeFile.read(changes, packaged.in(DatabaseKind.ofCode(manifest.kind())), there.get()::equals,
                        entry -> sink.accept(change(entry, table)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RefusedException e) {
            throw new SQLException("the changes of version " + manifest.version() + " are damaged", e);
        }
    }

    private static RowChange change(DeltaEntry entry, SyncedTable table) {
        return switch (entry) {
            case DeltaEntry.Added added -> new RowChange.Put(added.row().as(table));
            case DeltaEntry.Updated updated -> new RowChange.Put(updated.row().as(table));
            case DeltaEntry.Deleted deleted -> new RowChange.Removed(deleted.key().as(table));
        };
    }
}
