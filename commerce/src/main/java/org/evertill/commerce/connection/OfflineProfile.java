package org.evertill.commerce.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How a register behaves around an outage, as headquarters publishes it. All durations in milliseconds. What each field
 * means, its unit, default and range are declared in {@link OfflineProfileField}; a profile may hold values outside
 * their ranges until {@link #allowed} is asked of it.
 *
 * @param lookupSource the published default where a server that is older than the field leaves it out
 */
public record OfflineProfile(
        String code,
        String name,
        long requestTimeoutMillis,
        int retryCount,
        long reconnectIntervalMillis,
        boolean promptOnSeamlessOffline,
        boolean manualSwitchBeforeSignOn,
        boolean advancedOfflineSwitching,
        long healthCheckIntervalMillis,
        boolean pauseOfflineSynchronization,
        long syncIntervalMillis,
        long firstContactSpreadMillis,
        long priceAgeWarningMillis,
        LookupSource lookupSource) {

    public OfflineProfile {
        Objects.requireNonNull(code, "a profile without a code");
        Objects.requireNonNull(name, "a profile without a name");
        lookupSource = Objects.requireNonNullElse(lookupSource, LookupSource.SCALE_UNIT);
    }

    /** The published defaults; also what a register uses before its own profile has reached it. */
    public static final OfflineProfile PUBLISHED_DEFAULTS =
            of("default", "Default", OfflineProfileField::published);

    /** A value that is out of its field's range. */
    public record Objection(OfflineProfileField field, long value) {
    }

    /** The profile that has these values. */
    public static OfflineProfile of(String code, String name, ToLongFunction<OfflineProfileField> values) {
        int sources = LookupSource.values().length;
        return new OfflineProfile(code, name,
                values.applyAsLong(OfflineProfileField.REQUEST_TIMEOUT),
                Math.clamp(values.applyAsLong(OfflineProfileField.RETRY_COUNT), Integer.MIN_VALUE, Integer.MAX_VALUE),
                values.applyAsLong(OfflineProfileField.RECONNECT_INTERVAL),
                values.applyAsLong(OfflineProfileField.PROMPT_ON_SEAMLESS_OFFLINE) != 0,
                values.applyAsLong(OfflineProfileField.MANUAL_SWITCH_BEFORE_SIGN_ON) != 0,
                values.applyAsLong(OfflineProfileField.ADVANCED_OFFLINE_SWITCHING) != 0,
                values.applyAsLong(OfflineProfileField.HEALTH_CHECK_INTERVAL),
                values.applyAsLong(OfflineProfileField.PAUSE_OFFLINE_SYNCHRONIZATION) != 0,
                values.applyAsLong(OfflineProfileField.SYNC_INTERVAL),
                values.applyAsLong(OfflineProfileField.FIRST_CONTACT_SPREAD),
                values.applyAsLong(OfflineProfileField.PRICE_AGE_WARNING),
                LookupSource.values()[
                        Math.clamp(values.applyAsLong(OfflineProfileField.LOOKUP_SOURCE), 0, sources - 1)]);
    }

    /** The value of a field. */
    public long value(OfflineProfileField field) {
        return switch (field) {
            case REQUEST_TIMEOUT -> requestTimeoutMillis;
            case RETRY_COUNT -> retryCount;
            case RECONNECT_INTERVAL -> reconnectIntervalMillis;
            case PROMPT_ON_SEAMLESS_OFFLINE -> promptOnSeamlessOffline ? 1 : 0;
            case MANUAL_SWITCH_BEFORE_SIGN_ON -> manualSwitchBeforeSignOn ? 1 : 0;
            case ADVANCED_OFFLINE_SWITCHING -> advancedOfflineSwitching ? 1 : 0;
            case HEALTH_CHECK_INTERVAL -> healthCheckIntervalMillis;
            case PAUSE_OFFLINE_SYNCHRONIZATION -> pauseOfflineSynchronization ? 1 : 0;
            case SYNC_INTERVAL -> syncIntervalMillis;
            case FIRST_CONTACT_SPREAD -> firstContactSpreadMillis;
            case PRICE_AGE_WARNING -> priceAgeWarningMillis;
            case LOOKUP_SOURCE -> lookupSource.ordinal();
        };
    }

    /** The same profile with another value of one field, in or out of its range. */
    public OfflineProfile with(OfflineProfileField field, long value) {
        return of(code, name, each -> each == field ? value : value(each));
    }

    /** The same profile with a switch on or off. */
    public OfflineProfile with(OfflineProfileField field, boolean on) {
        return with(field, on ? 1 : 0);
    }

    /**
     * How old prices are that nobody has known to be current since a moment; empty while that is within the price-age
     * warning.
     */
    public Optional<Duration> oldPrices(Instant knownCurrentAt, Instant now) {
        Duration age = Duration.between(knownCurrentAt, now);
        return age.toMillis() > priceAgeWarningMillis ? Optional.of(age) : Optional.empty();
    }

    /** What is out of its range; empty in a profile a register may follow as it is. */
    public List<Objection> objections() {
        return Arrays.stream(OfflineProfileField.values())
                .filter(field -> !field.allows(value(field)))
                .map(field -> new Objection(field, value(field))).toList();
    }

    /** The profile a register follows: this one, with the nearest allowed value where one is out of its range. */
    public OfflineProfile allowed() {
        return objections().isEmpty() ? this : of(code, name, field -> field.nearest(value(field)));
    }
}
