package org.evertill.app.screen.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.evertill.commerce.money.Money;

/**
 * How far upload and download are, as the workers report it. Immutable.
 *
 * @param upload      what has not been acknowledged yet
 * @param toDownload  packages known to be newer than ours
 * @param toApply     packages fetched and not yet in use
 * @param knowsServer whether the two numbers above come from the scale unit, or nobody could ask it yet
 * @param running     whether a worker is at it right now
 * @param progress    of the package that is running
 * @param freeBytes   what may still be written on the register's disk
 * @param scaleUnit   its address
 * @param latency     of its last answer, in milliseconds
 * @param log         the newest attempts first
 */
public record SyncFigures(
        Upload upload,
        int toDownload,
        int toApply,
        boolean knowsServer,
        boolean running,
        Optional<Progress> progress,
        Optional<Attempt> lastAttempt,
        Optional<Instant> lastSuccess,
        Optional<Database> database,
        OptionalLong freeBytes,
        String scaleUnit,
        OptionalLong latency,
        List<LogRow> log) {

    public SyncFigures {
        log = List.copyOf(log);
    }

    /** Before any worker has reported. */
    public static SyncFigures none(String scaleUnit) {
        return new SyncFigures(new Upload(0, Optional.empty(), Optional.empty(), 0, 0), 0, 0, false, false,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), scaleUnit,
                OptionalLong.empty(), List.of());
    }

    /**
     * Sales that wait; oldest and amount are known when there is one.
     *
     * @param answered   number of the newest record the scale unit has answered for, with all before it
     * @param unreadable records that the damaged journal does not give; they wait until it does
     * @param setAside   what the scale unit has set aside; it is answered for and waits no more
     */
    public record Upload(int sales, Optional<Instant> oldest, Optional<Money> amount, long answered,
            long unreadable, SetAside setAside) {

        /** One of which nothing is set aside. */
        public Upload(int sales, Optional<Instant> oldest, Optional<Money> amount, long answered, long unreadable) {
            this(sales, oldest, amount, answered, unreadable, new SetAside(0, ""));
        }
    }

    /**
     * Records somebody must look at.
     *
     * @param newestReason what the scale unit said of the newest, for whoever is called
     */
    public record SetAside(long count, String newestReason) {
    }

    /**
     * One package on its way.
     *
     * @param job        its job's number, or the kind of package
     * @param doneBytes  fetched so far
     * @param totalBytes 0 while its size is not known
     */
    public record Progress(String job, long doneBytes, long totalBytes) {
    }

    /**
     * One try to synchronise.
     *
     * @param fault the name of what it failed of; empty when it went well
     * @param silentSince since when the scale unit was not heard of at all; empty while it is
     * @param resting the version of a package that has failed three times and rests; empty where none does
     */
    public record Attempt(Instant at, String fault, Optional<Instant> silentSince, OptionalLong resting) {

        /** One that stands for itself. */
        public Attempt(Instant at, String fault) {
            this(at, fault, Optional.empty(), OptionalLong.empty());
        }

        boolean succeeded() {
            return fault.isEmpty();
        }
    }

    /**
     * The offline database.
     *
     * @param dataVersion     of products and prices
     * @param settingsVersion of staff and settings; 0 before their first package
     * @param pricesKnownAt   when its prices were last known to be current
     */
    public record Database(long bytes, long dataVersion, long settingsVersion, Optional<Instant> pricesKnownAt) {
    }

    /** Since when the scale unit was not heard of, though it was looked for; empty while it is. */
    public Optional<Instant> silentSince() {
        return lastAttempt.flatMap(Attempt::silentSince);
    }

    /** The version of a package that has failed three times and rests; empty where none does. */
    public OptionalLong resting() {
        return lastAttempt.map(Attempt::resting).orElse(OptionalLong.empty());
    }

    /** Packages in either step. */
    public int packages() {
        return toDownload + toApply;
    }

    /** How a logged attempt stands. */
    public enum State {
        AVAILABLE, DOWNLOADING, APPLIED, FAILED, WAITING, UPLOADED, NO_CHANGES
    }

    /**
     * One attempt of one job.
     *
     * @param job  its number, such as {@code 1040} or {@code P-0001}
     * @param up   whether it sends instead of fetching
     * @param percent how much of it is here, of one that is being fetched
     * @param took empty while it runs or waits
     * @param why   what the log has of it, for whoever is called; empty where there is nothing
     * @param fault the name of what went wrong; empty when nothing did
     */
    public record LogRow(Instant at, String job, boolean up, long rows, State state, OptionalInt percent,
            Optional<Duration> took, String why, String fault) {
    }
}
