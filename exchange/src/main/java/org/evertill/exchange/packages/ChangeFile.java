package org.evertill.exchange.packages;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.RowCodec;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableDigest;

/**
 * The entries of a delta package as one file: a heading, then per table its name and its entries, then an end, so that
 * a file that stops early is no delta.
 *
 * <pre>
 * 1 table    name (two bytes of length, UTF-8)
 * 2 added    four bytes of length, the row
 * 3 updated  sixteen bytes: the digest of the row before; eight: the changed columns; then as added
 * 4 deleted  sixteen bytes: the digest of the row before; four bytes of length, the key
 * 5 end      eight bytes: how many entries there were
 * </pre>
 */
final class ChangeFile {
    private static final int HEADING = 0x45564344;
    private static final byte TABLE = 1;
    private static final byte ADDED = 2;
    private static final byte UPDATED = 3;
    private static final byte DELETED = 4;
    private static final byte END = 5;
    /** Far above any row of ours: what claims to be longer is not read into memory. */
    private static final int MOST_ROW_BYTES = 1 << 20;
    private static final int DIGEST_BYTES = 2 * Long.BYTES;

    private ChangeFile() {
    }

    /** Takes entries. */
    @FunctionalInterface
    interface Sink {
        /** Takes one entry. */
        void accept(DeltaEntry entry) throws IOException, SQLException, RefusedException;
    }

    /** Writes one; entries of the same table come one after the other. Close it: a file without its end is none. */
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

        void write(DeltaEntry entry) throws IOException {
            if (entry.table() != table) {
                table = entry.table();
                out.writeByte(TABLE);
                out.writeUTF(table.name());
            }
            switch (entry) {
                case DeltaEntry.Added added -> {
                    out.writeByte(ADDED);
                    bytes(RowCodec.encode(added.row()));
                }
                case DeltaEntry.Updated updated -> {
                    out.writeByte(UPDATED);
                    digest(updated.before());
                    out.writeLong(updated.changed());
                    bytes(RowCodec.encode(updated.row()));
                }
                case DeltaEntry.Deleted deleted -> {
                    out.writeByte(DELETED);
                    digest(deleted.before());
                    bytes(RowCodec.encode(deleted.key()));
                }
            }
            count++;
        }

        /** How many entries it holds so far. */
        long count() {
            return count;
        }

        private void digest(TableDigest digest) throws IOException {
            out.writeLong(digest.high());
            out.writeLong(digest.low());
        }

        private void bytes(byte[] bytes) throws IOException {
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
     * Hands over every entry of a file, in its order.
     *
     * @param tables those it may speak of
     * @throws RefusedException when it is not a whole file of this format, or speaks of another table
     */
    static void read(Path file, List<SyncedTable> tables, Sink sink)
            throws IOException, SQLException, RefusedException {
        read(file, tables, _ -> true, sink);
    }

    /** As {@link #read(Path, List, Sink)}, but hands over the entries of some of the tables only. */
    static void read(Path file, List<SyncedTable> tables, Predicate<SyncedTable> wanted, Sink sink)
            throws IOException, SQLException, RefusedException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != HEADING) {
                throw damaged("it begins otherwise");
            }
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
                    throw damaged("an entry before the first table");
                } else {
                    if (wanted.test(table)) {
                        sink.accept(entry(what, table, in));
                    } else {
                        pass(what, in);
                    }
                    count++;
                }
            }
        } catch (EOFException e) {
            throw damaged("it ends early");
        } catch (UTFDataFormatException e) {
            throw damaged("the name of a table is no text");
        }
    }

    private static void pass(byte what, DataInputStream in) throws IOException, RefusedException {
        in.skipNBytes(what == UPDATED ? DIGEST_BYTES + Long.BYTES : what == DELETED ? DIGEST_BYTES : 0);
        bytes(in);
    }

    private static DeltaEntry entry(byte what, SyncedTable table, DataInputStream in)
            throws IOException, RefusedException {
        try {
            return switch (what) {
                case ADDED -> {
                    byte[] row = bytes(in);
                    yield new DeltaEntry.Added(RowCodec.decode(table, row), TableDigest.ofEncoded(row));
                }
                case UPDATED -> {
                    TableDigest before = new TableDigest(in.readLong(), in.readLong());
                    long changed = changed(table, in.readLong());
                    byte[] row = bytes(in);
                    yield new DeltaEntry.Updated(RowCodec.decode(table, row), TableDigest.ofEncoded(row), changed,
                            before);
                }
                case DELETED -> {
                    TableDigest before = new TableDigest(in.readLong(), in.readLong());
                    yield new DeltaEntry.Deleted(RowCodec.decodeKey(table, bytes(in)), before);
                }
                default -> throw damaged("no entry begins with the byte " + what);
            };
        } catch (IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    /** Some columns, and none of the key. */
    private static long changed(SyncedTable table, long columns) throws RefusedException {
        long key = (1L << table.keyColumns().size()) - 1;
        if (columns == 0 || (columns & key) != 0 || columns >>> table.columns().size() != 0) {
            throw damaged("columns of " + table + " that cannot change: " + columns);
        }
        return columns;
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
