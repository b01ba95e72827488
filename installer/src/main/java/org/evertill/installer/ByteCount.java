package org.evertill.installer;

import java.util.Locale;

/** How a number of bytes reads. */
final class ByteCount {
    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;
    private static final long GIGA = 1_000_000_000;

    private ByteCount() {
    }

    /** With one decimal, such as {@code 24.6 kB}. */
    static String text(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < MEGA ? text(bytes, KILO, " kB") : bytes < GIGA ? text(bytes, MEGA, " MB")
                : text(bytes, GIGA, " GB");
    }

    private static String text(long bytes, long unit, String name) {
        long tenths = bytes / (unit / 10);
        return String.format(Locale.ROOT, "%d.%d%s", tenths / 10, tenths % 10, name);
    }
}
