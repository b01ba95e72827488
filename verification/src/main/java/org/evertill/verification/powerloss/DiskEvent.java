package org.evertill.verification.powerloss;

import java.io.Serializable;

/**
 * One thing a program did to the files of its data folder, or said to its cashier, in the order it happened. A file is
 * known by a number, which it keeps when it is renamed; names are relative to the data folder.
 */
sealed interface DiskEvent extends Serializable {

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

    /**
     * A sync that failed: what of the file was on its way before the event numbered {@code upTo} may never get there,
     * however well later syncs end, though the program goes on reading it.
     */
    record Dropped(int file, int upTo) implements DiskEvent {}

    /** Another name in the same folder or another. */
    record Renamed(int file, String from, String to) implements DiskEvent {}

    /** A name taken away. */
    record Deleted(int file, String name) implements DiskEvent {}

    /** Every name made, changed or taken away in the folder before the event numbered {@code upTo} is on the disk. */
    record FolderSynced(String folder, int upTo) implements DiskEvent {}

    /** What the cashier saw from here on, as the cashier's pipe has it. */
    record Said(String line) implements DiskEvent {}
}
