package org.evertill.exchange.packages;

import java.util.Optional;

/**
 * How much room a package takes on the disk at most while it is installed, in bytes, beside what must stay free.
 * Changes go into the log of one transaction and then into the file; the log holds a page once, however often it was
 * changed, so many changes take what the file has, and what they add to it.
 */
public final class InstallRoom {
    /** A changed row of some tens of bytes takes its page of 2 kB into the log, and once more into the file. */
    private static final int LOGGED_PER_BYTE = 200;
    /** A row that is added, with its indexes and words, into the log and into the file: 5 to 14 were measured. */
    private static final int ADDED_PER_BYTE = 24;

    private InstallRoom() {
    }

    /** Of changes that are made to an installed file. */
    public static long ofChanges(PackageManifest changes, Generation base) {
        return Math.min(changes.totalBytes() * LOGGED_PER_BYTE,
                base.bytes() + changes.totalBytes() * ADDED_PER_BYTE);
    }

    /** Of a package; a full one becomes a file beside the one in use. */
    static long of(PackageManifest manifest, Optional<Generation> base) {
        return manifest.isDelta() && base.isPresent() ? ofChanges(manifest, base.get()) : manifest.totalBytes();
    }
}
