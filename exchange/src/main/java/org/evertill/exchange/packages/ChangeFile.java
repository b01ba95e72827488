package org.evertill.exchange.packages;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.RowCodec;
import org.evertill.exchange.tables.SyncedTable;

/**
 * The rows of a delta package as one file: a heading, then per table its name and its changes, then an end, so that a
 * file that stops early is no delta.
 *
 * <pre>
 * 1 table    name (two bytes of length, UTF-8)
 * 2 put      four bytes of length, the row
 * 3 removed  four bytes of length, the key
 * 4 end      eight bytes: how many changes there were
 * </pre>
 */
final class ChangeFile {
    private static final int HEADING = 0x45564344;
    private static final byte TABLE = 1;
    private static final byte PUT = 2;
    private static final byte REMOVED = 3;
    private static final byte END = 4;
    /** Far above any row of ours: what claims to be longer is not read into memory. */
    private static final int MOST_ROW_BYTES = 1 << 20;

    private ChangeFile() {
    }

    /** Takes changes. */
    @FunctionalInterface
    interface Sink {
        /** Takes one change. */
        void accept(RowChange change) throws IOException, SQLException;
    }

    /** Writes one; changes of the same table come one after the other. Close it: a file without its end is none. */
    static final class Writer implements AutoCloseable {
        private final DataOutputStream out;
        private SyncedTable table = ChannelTables.JOURNAL_RECORD;
        private long count;

        /** @param file must not be there yet */
        Writer(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)));
            out.writeInt(HEADING);
        }

        void write(RowChange change) throws IOException {
            if (change.table() != table) {
                table = change.table();
                out.writeByte(TABLE);
                out.writeUTF(table.name());
            }
            switch (change) {
                case RowChange.Put put -> entry(PUT, RowCodec.encode(put.row()));
                case RowChange.Removed removed -> entry(REMOVED, RowCodec.encode(removed.key()));
            }
            count++;
        }

        /** How many changes it holds so far. */
        long count() {
            return count;
        }

        private void entry(byte what, byte[] bytes) throws IOException {
            out.writeByte(what);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        @Override
        public void close() throws IOException {
            out.writeByte(END);
            out.writeLong(count);
            out.close();
        }
    }

    /**
     * Hands over every change of a file, in its order.
     *
     * @param kind the tables it may speak of are those of this kind
     * @throws RefusedException when it is not a whole file of this format, or speaks of another table
     */
    static void read(Path file, DatabaseKind kind, Sink sink) throws IOException, SQLException, RefusedException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != HEADING) {
                throw damaged("it begins otherwise");
            }
            List<SyncedTable> tables = ChannelTables.in(kind);
            SyncedTable table = null;
            long count = 0;
            while (true) {
                byte what = in.readByte();
                if (what == TABLE) {
                    String name = in.readUTF();
                    table = tables.stream().filter(known -> known.name().equals(name)).findFirst().orElseThrow(
                            () -> new RefusedException(PackageFault.TABLES_DISAGREE, name));
                } else if (what == END) {
                    if (in.readLong() != count || in.read() >= 0) {
                        throw damaged("its end is not where it should be");
                    }
                    return;
                } else if (table == null) {
                    throw damaged("a change before the first table");
                } else {
                    sink.accept(change(what, table, bytes(in)));
                    count++;
                }
            }
        } catch (EOFException e) {
            throw damaged("it ends early");
        }
    }

    private static RowChange change(byte what, SyncedTable table, byte[] bytes) throws RefusedException {
        try {
            return switch (what) {
                case PUT -> new RowChange.Put(RowCodec.decode(table, bytes));
                case REMOVED -> new RowChange.Removed(RowCodec.decodeKey(table, bytes));
                default -> throw damaged("no entry begins with the byte " + what);
            };
        } catch (IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] bytes(DataInputStream in) throws IOException, RefusedException {
        int length = in.readInt();
        if (length < 0 || length > MOST_ROW_BYTES) {
            throw damaged("a row of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static RefusedException damaged(String detail) {
        return new RefusedException(PackageFault.CHANGES_UNREADABLE, detail);
    }
}
