package org.evertill.exchange.tables;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.evertill.exchange.files.Sha256;

/**
 * What a set of rows adds up to: the sum modulo 2^128 of the first 16 bytes of the SHA-256 of each encoded row. It does
 * not depend on order, and follows a change by one addition or subtraction. Immutable.
 *
 * <p>It finds rows lost, doubled or altered by accident. It is no signature: what vouches for a digest is the signed
 * manifest it stands in.
 */
public record TableDigest(long high, long low) {
    /** The digest of no rows. */
    public static final TableDigest EMPTY = new TableDigest(0, 0);
    private static final int HEX_DIGITS = 16;

    /** The digest of these rows. */
    public static TableDigest of(Iterable<Row> rows) {
        TableDigest digest = EMPTY;
        for (Row row : rows) {
            digest = digest.add(row);
        }
        return digest;
    }

    /** The digest with one row more. */
    public TableDigest add(Row row) {
        return plus(ofRow(row));
    }

    /** The digest with one row less. */
    public TableDigest remove(Row row) {
        return minus(ofRow(row));
    }

    /** The digest of these rows without those. */
    public TableDigest minus(TableDigest less) {
        long borrow = Long.compareUnsigned(low, less.low) < 0 ? 1 : 0;
        return new TableDigest(high - less.high - borrow, low - less.low);
    }

    /** The digest of both sets of rows together. */
    public TableDigest plus(TableDigest other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new TableDigest(high + other.high + carry, sum);
    }

    /**
     * The digest of what {@link #hex} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static TableDigest ofHex(String hex) {
        if (hex.length() != 2 * HEX_DIGITS) {
            throw new IllegalArgumentException("a digest has " + 2 * HEX_DIGITS + " digits");
        }
        return new TableDigest(HexFormat.fromHexDigitsToLong(hex, 0, HEX_DIGITS),
                HexFormat.fromHexDigitsToLong(hex, HEX_DIGITS, 2 * HEX_DIGITS));
    }

    /** 32 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    /** The digest of one row. */
    public static TableDigest ofRow(Row row) {
        return ofEncoded(RowCodec.encode(row));
    }

    /** The digest of one row by its canonical bytes. */
    public static TableDigest ofEncoded(byte[] row) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.digest().digest(row));
        return new TableDigest(hash.getLong(), hash.getLong());
    }

    @Override
    public String toString() {
        return hex();
    }
}
