package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;
import org.evertill.exchange.tables.TableSchema;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A packaged file, examined before it is trusted. */
final class GenerationFile {
    /** These say that the file is bad; any other error says that the disk is, or the program. */
    private static final Set<Integer> DAMAGED = Set.of(
            SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code,
            SQLiteErrorCode.SQLITE_FORMAT.code, SQLiteErrorCode.SQLITE_ERROR.code);

    private final Path path;
    private final SqliteFile file;
    private final DatabaseKind kind;
    private final TableSchema known;

    /** @param known the schema of the program: files of this one and the one before are sound */
    GenerationFile(Path path, DatabaseKind kind, TableSchema known) {
        this.path = path;
        this.file = new SqliteFile(path);
        this.kind = kind;
        this.known = known;
    }

    /** A way to open the file. */
    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    /** What its rows are held against. */
    @FunctionalInterface
    private interface Rows {
        /** The first table whose rows are not right. */
        Optional<String> firstAltered(Connection connection, List<SyncedTable> tables) throws SQLException;
    }

    /** Whether an error says that a file is bad, not that the disk is, or the program. */
    static boolean isDamage(SQLException e) {
        return e instanceof SQLiteException sqlite && DAMAGED.contains(sqlite.getResultCode().code & 0xff);
    }

    /** The cursor a file carries, and the tables it has. */
    record Cursor(long version, String dataGroup, String kind, Instant createdAt, TableSchema schema) {
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
     * Compares schema and cursor of a new file with the declaration, and with a manifest also every table's rows.
     *
     * @throws IOException when the disk fails
     */
    Finding examineNew(Optional<PackageManifest> contents) throws IOException {
        if (file.hasSidecars()) {
            return unsound(PackageFault.SIDECAR_IN_THE_WAY, path.getFileName().toString());
        }
        return examine(file::openImmutable, (connection, tables) -> contents.isEmpty() ? Optional.empty()
                : altered(connection, tables, (table, content) -> contents.get().saysOf(table.name(), content)));
    }

    /**
     * Examines a file that is installed, as it is found: its program may be writing to it.
     *
     * @throws IOException when the disk fails
     */
    Finding examineFound() throws IOException {
        return examine(file::openAsFound, (_, _) -> Optional.empty());
    }

    /**
     * Examines a file whose program did not end properly, after SQLite has brought in what the log beside it holds.
     * The log of another file would be brought in as well, so all rows are read and compared with what the file says
     * of them.
     *
     * @throws IOException when the disk fails
     */
    Finding examineRecovered() throws IOException {
        return examine(() -> file.openWriter(Durability.REPLACEABLE), (connection, tables) -> {
            try {
                Map<SyncedTable, TableContent> said = ContentTable.read(connection, tables);
                return altered(connection, tables, (table, content) -> content.equals(said.get(table)));
            } catch (RefusedException e) {
                return Optional.of(ContentTable.NAME);
            }
        });
    }

    /**
     * Whether a new file has a row of a store, in any table with rows per store.
     *
     * @throws IOException when the disk fails
     */
    boolean hasStore(String storeNumber) throws IOException {
        try (Connection connection = file.openImmutable()) {
            TableSchema schema = TableSchema.of(PackageSchema.version(connection));
            for (SyncedTable table : schema.in(kind)) {
                if (table.keyColumns().getFirst().name().equals("store_number")
                        && hasStore(connection, table, storeNumber)) {
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            throw new IOException("cannot read " + path, e);
        }
    }

    private static boolean hasStore(Connection connection, SyncedTable table, String storeNumber)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT 1 FROM " + table.name() + " WHERE store_number = ? LIMIT 1")) {
            select.setString(1, storeNumber);
            try (ResultSet result = select.executeQuery()) {
                return result.next();
            }
        }
    }

    /**
     * Whether a new file says which stores it is for, and a store is none of them.
     *
     * @throws IOException when the disk fails
     */
    boolean isOfOtherStores(String storeNumber) throws IOException {
        if (ChannelTables.STORE.database() != kind) {
            return false;
        }
        try (Connection connection = file.openImmutable(); Statement statement = connection.createStatement();
                ResultSet any = statement.executeQuery("SELECT 1 FROM " + ChannelTables.STORE.name() + " LIMIT 1")) {
            return any.next() && !hasStore(connection, ChannelTables.STORE, storeNumber);
        } catch (SQLException e) {
            throw new IOException("cannot read " + path, e);
        }
    }

    /** Whether a writer of the file did not end properly, when nobody has it open now. */
    boolean wasCutOff() {
        return file.hasFilledLog();
    }

    private Finding examine(Opening opening, Rows rows) throws IOException {
        try (Connection connection = opening.open()) {
            return examine(connection, rows);
        } catch (SQLException e) {
            if (isDamage(e)) {
                return unsound(PackageFault.FILE_DAMAGED, String.valueOf(e.getMessage()));
            }
            throw new IOException("cannot read " + path, e);
        }
    }

    private Finding examine(Connection connection, Rows rows) throws SQLException {
        int version = PackageSchema.version(connection);
        Optional<TableSchema> schema = known.known(version);
        if (schema.isEmpty()) {
            return unsound(PackageFault.OTHER_SCHEMA, version + " instead of " + known.version());
        }
        PackageSchema expected = new PackageSchema(schema.get(), kind);
        List<String> surplus = new ArrayList<>(PackageSchema.describe(connection));
        List<String> lacking = new ArrayList<>(expected.expected());
        lacking.removeAll(surplus);
        surplus.removeAll(expected.expected());
        if (!surplus.isEmpty() || !lacking.isEmpty()) {
            return unsound(PackageFault.SCHEMA_ALTERED,
                    String.valueOf(surplus.isEmpty() ? lacking.getFirst() : surplus.getFirst()));
        }
        Optional<Cursor> cursor = cursor(connection, schema.get());
        if (cursor.isEmpty() || !cursor.get().kind().equals(kind.code())) {
            return unsound(PackageFault.CONTENT_ALTERED, PackageSchema.CURSOR_TABLE);
        }
        return rows.firstAltered(connection, schema.get().in(kind))
                .map(name -> unsound(PackageFault.CONTENT_ALTERED, name))
                .orElseGet(() -> new Finding.Sound(cursor.get()));
    }

    /** The first table whose rows are not as they should be. */
    private static Optional<String> altered(Connection connection, List<SyncedTable> tables,
            BiPredicate<SyncedTable, TableContent> right) throws SQLException {
        for (SyncedTable table : tables) {
            if (!right.test(table, TableContent.read(connection, table))) {
                return Optional.of(table.name());
            }
        }
        return Optional.empty();
    }

    private static Optional<Cursor> cursor(Connection connection, TableSchema schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT version, data_group, kind, created_at FROM " + PackageSchema.CURSOR_TABLE)) {
            if (!result.next()) {
                return Optional.empty();
            }
            Cursor cursor = new Cursor(result.getLong(1), result.getString(2), result.getString(3),
                    Instant.parse(result.getString(4)), schema);
            return result.next() ? Optional.empty() : Optional.of(cursor);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Finding unsound(PackageFault reason, String detail) {
        return new Finding.Unsound(new Refused(reason, detail));
    }
}
