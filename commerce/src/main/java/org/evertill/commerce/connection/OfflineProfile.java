package org.evertill.commerce.connection;

/**
 * How a register behaves around an outage, as headquarters publishes it. All durations in milliseconds.
 * Defaults and ranges are those of the published help texts.
 *
 * @param requestTimeoutMillis       a question not answered in this time, retries included, switches; 200–30,000
 * @param retryCount                 tries after the first one, inside the same time; 0–5
 * @param reconnectIntervalMillis    between attempts to come back, made at the start of a transaction; 0–7,200,000
 * @param promptOnSeamlessOffline    whether an automatic switch asks to be confirmed as seen
 * @param manualSwitchBeforeSignOn   whether 917 works on the sign-on screen
 * @param advancedOfflineSwitching   whether a background health check brings the register back
 * @param healthCheckIntervalMillis  between those checks
 * @param pauseOfflineSynchronization whether no packages are fetched
 * @param syncIntervalMillis         between looks for packages and uploads; 5,000–3,600,000
 * @param firstContactSpreadMillis   random wait before the first upload after an outage, so that a chain does not
 *                                   come back all at once
 * @param priceAgeWarningMillis      data older than this is said in the header
 * @param lookupSource               who is asked first while online
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

    /** The published defaults; also what a register uses before its own profile has reached it. */
    public static final OfflineProfile PUBLISHED_DEFAULTS = new OfflineProfile(
            "default", "Default", 2_000, 0, 120_000, false, false, false, 60_000, false,
            60_000, 60_000, 86_400_000, LookupSource.SCALE_UNIT);
}
