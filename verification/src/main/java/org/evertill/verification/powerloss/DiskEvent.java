package org.evertill.verification.powerloss;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One thing a program did to the files of its data folder, or said to its cashier, in the order it happened. A file is
 * known by a number, which it keeps when it is renamed; names are relative to the data folder.
 */
sealed interface DiskEvent {

    /** The first event of a file: one that was there before, or one made now. */
    record Named(int file, String name, boolean made) implements DiskEvent {}

    /** Bytes on their way to the disk. */
    record Written(int file, long offset, byte[] bytes) implements DiskEvent {
        long end() {
            return offset + bytes.length;
        }
    }

    /** Another length, on its way to the disk. */
    record Resized(int file, long size) implements DiskEvent {}

    /** Every event of the file before the one numbered {@code upTo} is on the disk. */
    record Synced(int file, int upTo) implements DiskEvent {}

    /** Another name in the same folder or another. */
    record Renamed(int file, String from, String to) implements DiskEvent {}

    /** A name taken away. */
    record Deleted(int file, String name) implements DiskEvent {}

    /** Every name made, changed or taken away in the folder before the event numbered {@code upTo} is on the disk. */
    record FolderSynced(String folder, int upTo) implements DiskEvent {}

    /** What the cashier saw from here on, as the cashier's pipe has it. */
    record Said(String line) implements DiskEvent {}

    /** Writes it where {@link #read} finds it. */
    default void write(DataOutput out) throws IOException {
        switch (this) {
            case Named(int file, String name, boolean made) -> {
                out.writeByte('n');
                out.writeInt(file);
                out.writeUTF(name);
                out.writeBoolean(made);
            }
            case Written(int file, long offset, byte[] bytes) -> {
                out.writeByte('w');
                out.writeInt(file);
                out.writeLong(offset);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            case Resized(int file, long size) -> {
                out.writeByte('s');
                out.writeInt(file);
                out.writeLong(size);
            }
            case Synced(int file, int upTo) -> {
                out.writeByte('f');
                out.writeInt(file);
                out.writeInt(upTo);
            }
            case Renamed(int file, String from, String to) -> {
                out.writeByte('r');
                out.writeInt(file);
                out.writeUTF(from);
                out.writeUTF(to);
            }
            case Deleted(int file, String name) -> {
                out.writeByte('d');
                out.writeInt(file);
                out.writeUTF(name);
            }
            case FolderSynced(String folder, int upTo) -> {
                out.writeByte('F');
                out.writeUTF(folder);
                out.writeInt(upTo);
            }
            case Said(String line) -> {
                out.writeByte('t');
                out.writeUTF(line);
            }
        }
    }

    /** Reads the next one. */
    static DiskEvent read(DataInput in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'n' -> new Named(in.readInt(), in.readUTF(), in.readBoolean());
            case 'w' -> {
                int file = in.readInt();
                long offset = in.readLong();
                byte[] bytes = new byte[in.readInt()];
                in.readFully(bytes);
                yield new Written(file, offset, bytes);
            }
            case 's' -> new Resized(in.readInt(), in.readLong());
            case 'f' -> new Synced(in.readInt(), in.readInt());
            case 'r' -> new Renamed(in.readInt(), in.readUTF(), in.readUTF());
            case 'd' -> new Deleted(in.readInt(), in.readUTF());
            case 'F' -> new FolderSynced(in.readUTF(), in.readInt());
            case 't' -> new Said(in.readUTF());
            default -> throw new IOException("no event begins with " + kind);
        };
    }
}
