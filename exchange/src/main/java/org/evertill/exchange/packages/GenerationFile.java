package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A packaged file, examined before it is trusted. Opens it for reading only. */
final class GenerationFile {
    /** These say that the file is bad; any other error says that the disk is, or the program. */
    private static final Set<Integer> DAMAGED = Set.of(
            SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code,
            SQLiteErrorCode.SQLITE_FORMAT.code, SQLiteErrorCode.SQLITE_ERROR.code);

    private final Path path;
    private final DatabaseKind kind;

    GenerationFile(Path path, DatabaseKind kind) {
        this.path = path;
        this.kind = kind;
    }

    /** The cursor a file carries. */
    record Cursor(long version, String dataGroup, String kind, Instant createdAt) {
    }

    /** What an examination found. */
    sealed interface Finding {
        /** Ours, and of this version. */
        record Sound(Cursor cursor) implements Finding {
        }

        /** Not to be used. */
        record Unsound(Refused refused) implements Finding {
        }
    }

    /**
     * Compares schema and cursor with the declaration, and with a manifest also every table's rows.
     *
     * @throws IOException when the disk fails
     */
    Finding examine(Optional<PackageManifest> contents) throws IOException {
        if (new SqliteFile(path).hasSidecars()) {
            return unsound(PackageFault.SIDECAR_IN_THE_WAY, path.getFileName().toString());
        }
        try (Connection connection = new SqliteFile(path).openImmutable()) {
            return examine(connection, contents);
        } catch (SQLiteException e) {
            if (DAMAGED.contains(e.getResultCode().code & 0xff)) {
                return unsound(PackageFault.FILE_DAMAGED, String.valueOf(e.getMessage()));
            }
            throw new IOException("cannot read " + path, e);
        } catch (SQLException e) {
            throw new IOException("cannot read " + path, e);
        }
    }

    private Finding examine(Connection connection, Optional<PackageManifest> contents) throws SQLException {
        int version = PackageSchema.version(connection);
        if (version != ChannelTables.SCHEMA_VERSION) {
            return unsound(PackageFault.OTHER_SCHEMA, version + " instead of " + ChannelTables.SCHEMA_VERSION);
        }
        List<String> surplus = new ArrayList<>(PackageSchema.describe(connection));
        List<String> lacking = new ArrayList<>(PackageSchema.expected(kind));
        lacking.removeAll(surplus);
        surplus.removeAll(PackageSchema.expected(kind));
        if (!surplus.isEmpty() || !lacking.isEmpty()) {
            return unsound(PackageFault.SCHEMA_ALTERED,
                    String.valueOf(surplus.isEmpty() ? lacking.getFirst() : surplus.getFirst()));
        }
        Optional<Cursor> cursor = cursor(connection);
        if (cursor.isEmpty() || !cursor.get().kind().equals(kind.code())) {
            return unsound(PackageFault.CONTENT_ALTERED, PackageSchema.CURSOR_TABLE);
        }
        Optional<String> altered = contents.isPresent() ? altered(connection, contents.get()) : Optional.empty();
        return altered.map(name -> unsound(PackageFault.CONTENT_ALTERED, name))
                .orElseGet(() -> new Finding.Sound(cursor.get()));
    }

    /** The first table whose rows are not those of the manifest. */
    private Optional<String> altered(Connection connection, PackageManifest manifest) throws SQLException {
        for (SyncedTable table : ChannelTables.in(kind)) {
            if (!manifest.saysOf(table.name(), TableContent.read(connection, table))) {
                return Optional.of(table.name());
            }
        }
        return Optional.empty();
    }

    private static Optional<Cursor> cursor(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT version, data_group, kind, created_at FROM " + PackageSchema.CURSOR_TABLE)) {
            if (!result.next()) {
                return Optional.empty();
            }
            Cursor cursor = new Cursor(result.getLong(1), result.getString(2), result.getString(3),
                    Instant.parse(result.getString(4)));
            return result.next() ? Optional.empty() : Optional.of(cursor);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Finding unsound(PackageFault reason, String detail) {
        return new Finding.Unsound(new Refused(reason, detail));
    }
}
