package org.evertill.exchange.tables;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The canonical bytes of a row: per column one tag, then the value. Equal rows have equal bytes and different rows
 * different ones, on every machine, so digests may be compared across databases.
 *
 * <pre>
 * null    0
 * integer 1, eight bytes, big-endian
 * text    2, four bytes of length, UTF-8
 * blob    3, four bytes of length, bytes
 * </pre>
 */
public final class RowCodec {
    private static final byte NULL = 0;
    private static final byte INTEGER = 1;
    private static final byte TEXT = 2;
    private static final byte BLOB = 3;
    /** What stands where bytes were no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';
    private static final byte[] NOTHING = new byte[0];

    private RowCodec() {
    }

    /**
     * The bytes of a row.
     *
     * @throws IllegalArgumentException when a text is not Unicode (a lone surrogate)
     */
    public static byte[] encode(Row row) {
        return encode(row.values());
    }

    /** The bytes of a key: those with which every row of that key begins. */
    public static byte[] encode(RowKey key) {
        return encode(key.values());
    }

    private static byte[] encode(@Nullable Object[] values) {
        Object[] parts = new Object[values.length];
        int length = 0;
        for (int position = 0; position < values.length; position++) {
            Object value = values[position];
            parts[position] = switch (value) {
                case null -> NOTHING;
                case String text -> utf8(text);
                default -> value;
            };
            length += 1 + (value == null ? 0 : value instanceof Long ? Long.BYTES : Integer.BYTES)
                    + (parts[position] instanceof byte[] bytes ? bytes.length : 0);
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        for (int position = 0; position < values.length; position++) {
            put(buffer, values[position], parts[position]);
        }
        return buffer.array();
    }

    /**
     * The row of bytes that {@link #encode} made.
     *
     * @throws IllegalArgumentException when they are not the bytes of a row of this table
     */
    public static Row decode(SyncedTable table, byte[] bytes) {
        return Row.of(table, values(table, bytes, table.columns().size()));
    }

    /**
     * The key of bytes that {@link #encode(RowKey)} made.
     *
     * @throws IllegalArgumentException when they are not the bytes of a key of this table
     */
    public static RowKey decodeKey(SyncedTable table, byte[] bytes) {
        return RowKey.of(table, values(table, bytes, table.keyColumns().size()));
    }

    private static @Nullable Object[] values(SyncedTable table, byte[] bytes, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        @Nullable Object[] values = new @Nullable Object[count];
        try {
            for (int position = 0; position < values.length; position++) {
                values[position] = take(buffer);
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the bytes of a row of " + table + " end too early", e);
        }
        if (buffer.hasRemaining()) {
            throw new IllegalArgumentException("bytes follow a row of " + table);
        }
        return values;
    }

    private static void put(ByteBuffer buffer, @Nullable Object value, Object part) {
        switch (value) {
            case null -> buffer.put(NULL);
            case Long integer -> buffer.put(INTEGER).putLong(integer);
            case String _ -> putBytes(buffer.put(TEXT), (byte[]) part);
            default -> putBytes(buffer.put(BLOB), (byte[]) part);
        }
    }

    private static void putBytes(ByteBuffer buffer, byte[] bytes) {
        buffer.putInt(bytes.length).put(bytes);
    }

    private static @Nullable Object take(ByteBuffer buffer) {
        byte tag = buffer.get();
        return switch (tag) {
            case NULL -> null;
            case INTEGER -> buffer.getLong();
            case TEXT -> text(takeBytes(buffer));
            case BLOB -> takeBytes(buffer);
            default -> throw new IllegalArgumentException("no value begins with the byte " + tag);
        };
    }

    private static byte[] takeBytes(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return hasSurrogate(text) ? strictUtf8(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Half of a pair, without which every text is Unicode. */
    private static boolean hasSurrogate(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] strictUtf8(String text) {
        try {
            // A new encoder reports what getBytes would replace by '?', which would make two texts one.
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not Unicode text", e);
        }
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strictText(bytes);
    }

    /** What holds the replacement character held it already, or something that is no UTF-8. */
    private static String strictText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }
}
