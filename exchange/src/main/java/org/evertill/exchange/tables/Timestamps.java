package org.evertill.exchange.tables;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Instants as the databases keep them: ISO-8601 in UTC, always with milliseconds, so that text sorts as time. */
public final class Timestamps {
    private static final int MILLISECOND_DIGITS = 3;
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(MILLISECOND_DIGITS).toFormatter();

    private Timestamps() {
    }

    /** The text of an instant. */
    public static String text(Instant instant) {
        return FORMAT.format(instant);
    }
}
