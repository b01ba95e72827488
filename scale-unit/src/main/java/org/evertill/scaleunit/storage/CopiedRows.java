package org.evertill.scaleunit.storage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.evertill.exchange.record.RowInsert;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Inserts rows by PostgreSQL's COPY, in its binary form: one question and answer for however many of a table. */
final class CopiedRows implements RowInsert {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NO_FLAGS = 0;
    private static final int NO_EXTENSION = 0;
    private static final int NULL = -1;
    private static final int END = -1;

    private final Connection connection;

    CopiedRows(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void insert(SyncedTable table, List<Row> rows) throws SQLException {
        byte[] bytes = encode(rows, table.columns().size());
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table.name() + " ("
                + String.join(", ", table.columnNames()) + ") FROM STDIN (FORMAT binary)");
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static byte[] encode(List<Row> rows, int columns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            out.writeInt(NO_FLAGS);
            out.writeInt(NO_EXTENSION);
            for (Row row : rows) {
                out.writeShort(columns);
                for (int column = 0; column < columns; column++) {
                    write(out, row.value(column));
                }
            }
            out.writeShort(END);
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory cannot be written.", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeInt(NULL);
            // PostgreSQL keeps no text with the character of number 0; the record's own bytes have it.
            case String text -> writeBytes(out, text.replace('\0', '\ufffd').getBytes(StandardCharsets.UTF_8));
            case Long integer -> {
                out.writeInt(Long.BYTES);
                out.writeLong(integer);
            }
            case byte[] bytes -> writeBytes(out, bytes);
            default -> throw new AssertionError("a row holds only text, integers and bytes");
        }
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() {
        // Every COPY has ended with its call.
    }
}
