package org.evertill.exchange.security;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** BLAKE2b without a key, as RFC 7693 has it: what {@link Argon2id} is made of. Used once, by one thread. */
final class Blake2b {

    /** The longest hash, in bytes. */
    static final int LONGEST = 64;

    private static final int BLOCK = 128;
    private static final int ROUNDS = 12;
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[] BEGIN = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L,
    };
    private static final byte[][] ORDER = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
        {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
        {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
        {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
        {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
    };

    private final int length;
    private final long[] state = BEGIN.clone();
    private final long[] work = new long[16];
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long taken;

    /** @param length of the hash in bytes, 1 to {@link #LONGEST} */
    Blake2b(int length) {
        this.length = length;
        state[0] ^= 0x01010000L ^ length;
    }

    /** The hash of these bytes. */
    static byte[] hash(int length, byte[]... parts) {
        Blake2b hash = new Blake2b(length);
        for (byte[] part : parts) {
            hash.take(part);
        }
        return hash.hash();
    }

    private void take(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            // A full block waits for what comes after it: the last one is hashed differently.
            if (filled == BLOCK) {
                compress(false);
            }
            int piece = Math.min(BLOCK - filled, bytes.length - at);
            System.arraycopy(bytes, at, block, filled, piece);
            filled += piece;
            taken += piece;
            at += piece;
        }
    }

    private byte[] hash() {
        Arrays.fill(block, filled, BLOCK, (byte) 0);
        compress(true);
        byte[] all = new byte[LONGEST];
        for (int i = 0; i < state.length; i++) {
            WORD.set(all, i * Long.BYTES, state[i]);
        }
        return Arrays.copyOf(all, length);
    }

    private void compress(boolean last) {
        System.arraycopy(state, 0, work, 0, 8);
        System.arraycopy(BEGIN, 0, work, 8, 8);
        work[12] ^= taken;
        work[14] ^= last ? -1 : 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] order = ORDER[round % ORDER.length];
            for (int i = 0; i < 4; i++) {
                mix(i, 4 + i, 8 + i, 12 + i, word(order[2 * i]), word(order[2 * i + 1]));
            }
            for (int i = 0; i < 4; i++) {
                mix(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, word(order[8 + 2 * i]),
                        word(order[9 + 2 * i]));
            }
        }
        for (int i = 0; i < state.length; i++) {
            state[i] ^= work[i] ^ work[i + 8];
        }
        filled = 0;
    }

    private long word(int index) {
        return (long) WORD.get(block, index * Long.BYTES);
    }

    private void mix(int a, int b, int c, int d, long first, long second) {
        work[a] += work[b] + first;
        work[d] = Long.rotateRight(work[d] ^ work[a], 32);
        work[c] += work[d];
        work[b] = Long.rotateRight(work[b] ^ work[c], 24);
        work[a] += work[b] + second;
        work[d] = Long.rotateRight(work[d] ^ work[a], 16);
        work[c] += work[d];
        work[b] = Long.rotateRight(work[b] ^ work[c], 63);
    }
}
