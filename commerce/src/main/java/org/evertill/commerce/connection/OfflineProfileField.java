package org.evertill.commerce.connection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Every field of an offline profile: the one declaration of its name, unit, published default and range. Columns, wire,
 * checks at headquarters and at the register, texts and the published guide derive from it.
 *
 * <p>A field's value is a long: a duration in milliseconds, a count, 0 or 1 for a switch, the place of a choice.
 */
public enum OfflineProfileField {
    /** A question not answered in this time, retries included, takes the register offline. */
    REQUEST_TIMEOUT(Unit.SECONDS, 2_000, 200, 30_000),
    /** Tries after the first one, inside the same time. */
    RETRY_COUNT(Unit.TIMES, 0, 0, 5),
    /** Between attempts to come back, made at the start of a transaction. */
    RECONNECT_INTERVAL(Unit.MINUTES, 120_000, 0, 7_200_000),
    /** Whether the cashier is asked before the register goes offline by itself. */
    PROMPT_ON_SEAMLESS_OFFLINE,
    /** Whether 917 works on the sign-on screen. */
    MANUAL_SWITCH_BEFORE_SIGN_ON,
    /** Whether a background health check brings the register back. */
    ADVANCED_OFFLINE_SWITCHING,
    /** Between those checks; a shorter one than six seconds would ask all day long of a server that is down. */
    HEALTH_CHECK_INTERVAL(Unit.MINUTES, 60_000, 6_000, 3_600_000),
    /** Whether no packages are fetched. */
    PAUSE_OFFLINE_SYNCHRONIZATION,
    /** Between looks for packages and for what is left to upload. */
    SYNC_INTERVAL(Unit.SECONDS, 60_000, 5_000, 3_600_000),
    /** The first contact after an outage falls somewhere in this time, so that a chain does not come back at once. */
    FIRST_CONTACT_SPREAD(Unit.SECONDS, 60_000, 0, 3_600_000),
    /** Prices not known to be current for longer are called old in the header. */
    PRICE_AGE_WARNING(Unit.HOURS, 86_400_000, 3_600_000, 2_592_000_000L),
    /** Who is asked first while online. */
    LOOKUP_SOURCE(Arrays.stream(LookupSource.values()).map(LookupSource::code).toList());

    /** What a field's value is counted in, where people read or write it. */
    public enum Unit {
        SECONDS(1_000),
        MINUTES(60_000),
        HOURS(3_600_000),
        /** A number of times. */
        TIMES(1),
        /** On or off. */
        SWITCH(1),
        /** One of several codes. */
        CHOICE(1);

        private final long factor;

        Unit(long factor) {
            this.factor = factor;
        }

        private boolean isDuration() {
            return factor > 1;
        }
    }

    private static final List<String> SWITCHED = List.of("off", "on");
    private static final int DECIMALS = 3;

    private final Unit unit;
    private final long published;
    private final long lowest;
    private final long highest;
    private final List<String> codes;

    OfflineProfileField(Unit unit, long published, long lowest, long highest) {
        this(unit, published, lowest, highest, List.of());
    }

    OfflineProfileField() {
        this(Unit.SWITCH, 0, 0, 1, List.of());
    }

    OfflineProfileField(List<String> codes) {
        this(Unit.CHOICE, 0, 0, codes.size() - 1L, codes);
    }

    OfflineProfileField(Unit unit, long published, long lowest, long highest, List<String> codes) {
        this.unit = unit;
        this.published = published;
        this.lowest = lowest;
        this.highest = highest;
        this.codes = codes;
    }

    /** The name it goes by in commands, and the key of its texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of its column in the synced table; durations say that they are stored in milliseconds. */
    public String column() {
        return name().toLowerCase(Locale.ROOT) + (unit.isDuration() ? "_ms" : "");
    }

    /** Whether its column holds the code of a choice instead of a number. */
    public boolean isText() {
        return unit == Unit.CHOICE;
    }

    public Unit unit() {
        return unit;
    }

    /** The value headquarters begins a profile with, and a register without one uses. */
    public long published() {
        return published;
    }

    public long lowest() {
        return lowest;
    }

    public long highest() {
        return highest;
    }

    /** What a choice may be; empty for every other field. */
    public List<String> codes() {
        return codes;
    }

    /** Whether a register may be given this value. */
    public boolean allows(long value) {
        return value >= lowest && value <= highest;
    }

    /** The allowed value nearest to this one. */
    public long nearest(long value) {
        return Math.clamp(value, lowest, highest);
    }

    /** A value as people write it, in the field's unit and without naming it: {@code 0.2}, {@code on}, a code. */
    public String text(long value) {
        return switch (unit) {
            case SWITCH -> SWITCHED.get(value == 0 ? 0 : 1);
            case CHOICE -> allows(value) ? codes.get((int) value) : Long.toString(value);
            default -> BigDecimal.valueOf(value).divide(BigDecimal.valueOf(unit.factor), DECIMALS,
                    RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        };
    }

    /** The value of a text as people write it, also one out of range; empty when it is none of this field. */
    public OptionalLong value(String text) {
        Optional<List<String>> words = switch (unit) {
            case SWITCH -> Optional.of(SWITCHED);
            case CHOICE -> Optional.of(codes);
            default -> Optional.empty();
        };
        if (words.isPresent()) {
            int place = words.get().indexOf(text.strip());
            return place < 0 ? OptionalLong.empty() : OptionalLong.of(place);
        }
        if (!text.strip().matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
            return OptionalLong.empty();
        }
        BigDecimal value = new BigDecimal(text.strip()).multiply(BigDecimal.valueOf(unit.factor));
        return unit.isDuration() || value.stripTrailingZeros().scale() <= 0
                ? OptionalLong.of(value.setScale(0, RoundingMode.HALF_UP).longValueExact()) : OptionalLong.empty();
    }

    /** The field of a code; empty when there is none. */
    public static Optional<OfflineProfileField> ofCode(String code) {
        return Arrays.stream(values()).filter(field -> field.code().equals(code)).findFirst();
    }
}
