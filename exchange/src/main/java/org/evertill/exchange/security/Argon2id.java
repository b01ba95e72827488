package org.evertill.exchange.security;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Argon2id, version 19, as RFC 9106 has it, without a secret and without associated data. The memory it takes to make
 * guessing dear lies outside the heap and is given back with the hash: a till that has just signed somebody on would
 * carry it, and what its collection costs, into every sale. One thread, whatever the number of lanes.
 */
final class Argon2id {

    private static final int VERSION = 19;
    private static final int TYPE = 2;
    private static final int SLICES = 4;
    /** 64-bit words in a block of a kibibyte. */
    private static final int WORDS = 128;
    private static final int BLOCK = WORDS * Long.BYTES;

    private final int iterations;
    private final int lanes;
    private final int laneLength;
    private final int segmentLength;
    private final MemorySegment memory;
    private final long[] before = new long[WORDS];
    private final long[] reference = new long[WORDS];
    private final long[] mixed = new long[WORDS];
    private final long[] input = new long[WORDS];
    private final long[] addresses = new long[WORDS];

    private Argon2id(int iterations, int lanes, int laneLength, MemorySegment memory) {
        this.iterations = iterations;
        this.lanes = lanes;
        this.laneLength = laneLength;
        this.segmentLength = laneLength / SLICES;
        this.memory = memory;
    }

    /**
     * The hash of a secret word.
     *
     * @param kibibytes of memory, at least eight times the lanes
     * @param length    of the hash in bytes, at least 4
     */
    static byte[] hash(byte[] word, byte[] salt, int kibibytes, int iterations, int lanes, int length) {
        byte[] begin = Blake2b.hash(Blake2b.LONGEST,
                ints(lanes, length, kibibytes, iterations, VERSION, TYPE, word.length), word, ints(salt.length), salt,
                ints(0, 0));
        int laneLength = kibibytes / (SLICES * lanes) * SLICES;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate((long) lanes * laneLength * BLOCK, Long.BYTES);
            Argon2id argon = new Argon2id(iterations, lanes, laneLength, memory);
            argon.begin(begin);
            argon.fill();
            return argon.end(length);
        }
    }

    private void begin(byte[] begin) {
        for (int lane = 0; lane < lanes; lane++) {
            for (int column = 0; column < 2; column++) {
                byte[] block = longHash(BLOCK, begin, ints(column, lane));
                ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(mixed);
                write(mixed, lane, column);
            }
        }
    }

    private void fill() {
        for (int pass = 0; pass < iterations; pass++) {
            for (int slice = 0; slice < SLICES; slice++) {
                for (int lane = 0; lane < lanes; lane++) {
                    fillSegment(pass, slice, lane);
                }
            }
        }
    }

    /** The first half of the first pass reads where no word decides, so that nobody who watches it learns of one. */
    private void fillSegment(int pass, int slice, int lane) {
        boolean blind = pass == 0 && slice < SLICES / 2;
        Arrays.fill(input, 0);
        input[0] = pass;
        input[1] = lane;
        input[2] = slice;
        input[3] = (long) lanes * laneLength;
        input[4] = iterations;
        input[5] = TYPE;
        for (int i = 0; i < segmentLength; i++) {
            if (blind && i % WORDS == 0) {
                nextAddresses();
            }
            if (pass > 0 || slice > 0 || i > 1) {
                int column = slice * segmentLength + i;
                read(before, lane, (column + laneLength - 1) % laneLength);
                fillBlock(pass, slice, lane, i, blind ? addresses[i % WORDS] : before[0]);
            }
        }
    }

    private void fillBlock(int pass, int slice, int lane, int i, long pseudoRandom) {
        int from = pass == 0 && slice == 0 ? lane : (int) ((pseudoRandom >>> 32) % lanes);
        int done = pass == 0 ? slice * segmentLength : laneLength - segmentLength;
        int there = from == lane ? done + i - 1 : i == 0 ? done - 1 : done;
        long square = pseudoRandom & 0xffffffffL;
        square = square * square >>> 32;
        long back = there - 1 - (there * square >>> 32);
        int start = pass == 0 ? 0 : (slice + 1) % SLICES * segmentLength;
        read(reference, from, (int) ((start + back) % laneLength));
        int column = slice * segmentLength + i;
        xor(before, reference);
        System.arraycopy(before, 0, mixed, 0, WORDS);
        permute(mixed);
        xor(mixed, before);
        if (pass > 0) {
            read(reference, lane, column);
            xor(mixed, reference);
        }
        write(mixed, lane, column);
    }

    private void nextAddresses() {
        input[6]++;
        compress(input);
        compress(addresses);
    }

    /** What a block of zeros and this one make, into the addresses. */
    private void compress(long[] block) {
        System.arraycopy(block, 0, mixed, 0, WORDS);
        permute(mixed);
        xor(mixed, block);
        System.arraycopy(mixed, 0, addresses, 0, WORDS);
    }

    private byte[] end(int length) {
        Arrays.fill(mixed, 0);
        for (int lane = 0; lane < lanes; lane++) {
            read(before, lane, laneLength - 1);
            xor(mixed, before);
        }
        ByteBuffer last = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        last.asLongBuffer().put(mixed);
        return longHash(length, last.array());
    }

    private void read(long[] block, int lane, int column) {
        MemorySegment.copy(memory, ValueLayout.JAVA_LONG, offset(lane, column), block, 0, WORDS);
    }

    private void write(long[] block, int lane, int column) {
        MemorySegment.copy(block, 0, memory, ValueLayout.JAVA_LONG, offset(lane, column), WORDS);
    }

    private long offset(int lane, int column) {
        return ((long) lane * laneLength + column) * BLOCK;
    }

    private static void xor(long[] block, long[] other) {
        for (int i = 0; i < WORDS; i++) {
            block[i] ^= other[i];
        }
    }

    private static void permute(long[] block) {
        for (int row = 0; row < 8; row++) {
            round(block, 16 * row, 2);
        }
        for (int column = 0; column < 8; column++) {
            round(block, 2 * column, 16);
        }
    }

    /** Sixteen words, two beside each other at each of eight steps. */
    private static void round(long[] v, int at, int step) {
        int b = at + 2 * step;
        int c = at + 4 * step;
        int d = at + 6 * step;
        mix(v, at, b, c, d);
        mix(v, at + 1, b + 1, c + 1, d + 1);
        mix(v, at + step, b + step, c + step, d + step);
        mix(v, at + step + 1, b + step + 1, c + step + 1, d + step + 1);
        mix(v, at, b + 1, c + step, d + step + 1);
        mix(v, at + 1, b + step, c + step + 1, d);
        mix(v, at + step, b + step + 1, c, d + 1);
        mix(v, at + step + 1, b, c + 1, d + step);
    }

    private static void mix(long[] v, int at, int bt, int ct, int dt) {
        long a = product(v[at], v[bt]);
        long d = Long.rotateRight(v[dt] ^ a, 32);
        long c = product(v[ct], d);
        long b = Long.rotateRight(v[bt] ^ c, 24);
        a = product(a, b);
        d = Long.rotateRight(d ^ a, 16);
        c = product(c, d);
        v[at] = a;
        v[bt] = Long.rotateRight(b ^ c, 63);
        v[ct] = c;
        v[dt] = d;
    }

    private static long product(long x, long y) {
        return x + y + 2 * (x & 0xffffffffL) * (y & 0xffffffffL);
    }

    /** A hash of any length: the first halves of a chain of hashes, and the whole last one. */
    private static byte[] longHash(int length, byte[]... parts) {
        byte[][] all = new byte[parts.length + 1][];
        all[0] = ints(length);
        System.arraycopy(parts, 0, all, 1, parts.length);
        if (length <= Blake2b.LONGEST) {
            return Blake2b.hash(length, all);
        }
        ByteBuffer hash = ByteBuffer.allocate(length);
        byte[] link = Blake2b.hash(Blake2b.LONGEST, all);
        hash.put(link, 0, Blake2b.LONGEST / 2);
        while (hash.remaining() > Blake2b.LONGEST) {
            link = Blake2b.hash(Blake2b.LONGEST, link);
            hash.put(link, 0, Blake2b.LONGEST / 2);
        }
        return hash.put(Blake2b.hash(hash.remaining(), link)).array();
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(numbers).forEach(bytes::putInt);
        return bytes.array();
    }
}
