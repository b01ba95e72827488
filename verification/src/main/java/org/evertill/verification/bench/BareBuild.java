package org.evertill.verification.bench;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.ProductSearch;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.verification.house.LargeCatalogue;

/**
 * The least that making a finished file of a catalogue takes: its rows inserted by prepared statements as they come, in
 * one transaction, then the same search index and the same other indexes, and all of it compressed in the same pieces
 * on as many threads. Nothing is sorted, added up, hashed or signed.
 */
final class BareBuild {
    private static final int ROWS_PER_BATCH = 1_000;
    private static final int PIECE_BYTES = 8 << 20;
    private static final int LEVEL = 9;

    private final Path database;
    private final Path compressed;

    BareBuild(Path folder) throws IOException {
        Files.createDirectories(folder);
        database = folder.resolve("bare.db");
        compressed = folder.resolve("bare.zst");
    }

    void run(LargeCatalogue catalogue) throws IOException, SQLException {
        try (Connection connection = new SqliteFile(database).openWriter(Durability.UNTIL_FINISHED)) {
            execute(connection, "BEGIN");
            for (SyncedTable table : ChannelTables.in(DatabaseKind.REFERENCE)) {
                execute(connection, table.sql(SqlDialect.SQLITE).createTable());
                insert(connection, table, catalogue);
            }
            execute(connection, ProductSearch.createSql());
            execute(connection, "INSERT INTO " + ProductSearch.TABLE_NAME
                    + " (rowid, names) SELECT rowid, name FROM product ORDER BY rowid");
            execute(connection, ProductSearch.optimizeSql());
            for (SyncedTable table : ChannelTables.in(DatabaseKind.REFERENCE)) {
                for (String index : table.sql(SqlDialect.SQLITE).createIndexes()) {
                    execute(connection, index);
                }
            }
            execute(connection, "COMMIT");
        }
        sync(database);
        compress();
        sync(compressed);
    }

    /** Makes room for the next. */
    void delete() throws IOException {
        Files.delete(database);
        Files.delete(compressed);
    }

    private static void insert(Connection connection, SyncedTable table, LargeCatalogue catalogue)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(table.sql(SqlDialect.SQLITE).insert())) {
            int[] waiting = {0};
            catalogue.read(table, (Row row) -> {
                row.bind(insert);
                insert.addBatch();
                waiting[0]++;
                if (waiting[0] % ROWS_PER_BATCH == 0) {
                    insert.executeBatch();
                }
            });
            insert.executeBatch();
        }
    }

    private void compress() throws IOException {
        try (FileChannel in = FileChannel.open(database, StandardOpenOption.READ);
                OutputStream out = Files.newOutputStream(compressed);
                ExecutorService threads =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<byte[]>> pieces = new ArrayList<>();
            for (long start = 0; start < in.size(); start += PIECE_BYTES) {
                long from = start;
                pieces.add(() -> Zstd.compress(read(in, from), LEVEL));
            }
            for (Future<byte[]> piece : threads.invokeAll(pieces)) {
                out.write(piece.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("a piece could not be compressed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while compressing", e);
        }
    }

    private static byte[] read(FileChannel in, long from) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, in.size() - from));
        while (piece.hasRemaining()) {
            in.read(piece, from + piece.position());
        }
        return piece.array();
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
