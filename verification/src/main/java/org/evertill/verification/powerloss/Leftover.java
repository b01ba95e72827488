package org.evertill.verification.powerloss;

import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What the disk had done of what it was not yet made to do when the power failed. Every answer is legal: a disk may do
 * unsynced things in any order, in part or not at all, in sectors of 512 bytes or pages of 4096, and what a file grew
 * by may hold zeros or anything. What SQLite takes for granted (https://www.sqlite.org/psow.html) is granted: bytes
 * beside those that were written stay as they are, and a sector is old or new.
 */
final class Leftover {

    /** The ways. */
    enum Way {
        /** Nothing was done that it was not made to do. */
        NOTHING,
        /** Everything was done, as after a kill. */
        EVERYTHING,
        /** Everything up to a moment was done, the thing of that moment in part. */
        IN_ORDER,
        /** Some things were done and some were not. */
        SOME,
        /** Some sectors of each thing. */
        SECTORS,
        /** Some pages of each thing. */
        PAGES,
        /** Everything of some files and nothing of the others. */
        SOME_FILES
    }

    private static final int SECTOR_BYTES = 512;
    private static final int PAGE_BYTES = 4096;

    private final Way way;
    private final RandomGenerator random;
    private final double share;
    private final int moment;
    private final long files;
    private final boolean zeros;
    private final boolean grows;

    private Leftover(Way way, RandomGenerator random, int cut) {
        this.way = way;
        this.random = random;
        share = random.nextDouble();
        moment = cut - random.nextInt(Math.min(cut, 400) + 1);
        files = random.nextLong();
        zeros = random.nextBoolean();
        grows = random.nextInt(4) == 0 && way != Way.EVERYTHING && way != Way.NOTHING;
    }

    /** Draws one for a power cut before the event of a number. */
    static Leftover draw(Way way, long seed, int cut) {
        return new Leftover(way, new Random(seed), cut);
    }

    /** As after a kill. */
    static Leftover everything() {
        return draw(Way.EVERYTHING, 0, 1);
    }

    Way way() {
        return way;
    }

    /** Whether something other than bytes was done: a name, a length. */
    boolean did(int event, int file) {
        return switch (way) {
            case NOTHING -> false;
            case EVERYTHING -> true;
            case IN_ORDER -> event < moment;
            case SOME, SECTORS, PAGES -> random.nextDouble() < share;
            case SOME_FILES -> (files >>> file % Long.SIZE & 1) == 1;
        };
    }

    /** How many bytes, counted in the file, are done or not done together in one write; 0 when all of them are. */
    int piece(int event) {
        return switch (way) {
            case SECTORS -> SECTOR_BYTES;
            case PAGES -> PAGE_BYTES;
            case IN_ORDER -> event == moment ? SECTOR_BYTES : 0;
            case NOTHING, EVERYTHING, SOME, SOME_FILES -> 0;
        };
    }

    /** Whether one piece of a write that is done in pieces was done. */
    boolean didPiece() {
        return random.nextDouble() < share;
    }

    /** What a file holds where it grew and nothing was written: zeros, or what the disk held before. */
    void fill(byte[] bytes, int from, int to) {
        byte[] held = new byte[to - from];
        if (!zeros) {
            random.nextBytes(held);
        }
        System.arraycopy(held, 0, bytes, from, held.length);
    }

    /** Whether a file has the length it was to get, though not the bytes. */
    boolean grew() {
        return grows && random.nextBoolean();
    }

    @Override
    public String toString() {
        return way.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
