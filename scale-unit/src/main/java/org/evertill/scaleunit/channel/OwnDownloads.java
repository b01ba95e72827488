package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.RefusedPackages;
import org.evertill.exchange.packages.RenewalNote;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The download session of the channel's own database: its rounds, what headquarters orders for it, its log, and what
 * headquarters is told of it, as a register tells of its own. One thread at a time.
 */
public final class OwnDownloads {
    private static final int ATTEMPTS_TOLD = 5;
    private static final List<DatabaseKind> KINDS = List.of(DatabaseKind.PRIVATE, DatabaseKind.REFERENCE);

    private final RegisterIdentity whose;
    private final PublishedFacts facts;
    private final StandingOrders orders;
    private final SyncLog log;
    private final OwnReport report;
    private final InstantSource clock;
    private DownloadState state = DownloadState.NO_DATA;
    private int tries;
    /** Those since it last went well or somebody wanted it tried again: after some it is given up. */
    private int failures;
    private Optional<Instant> lastAttempt = Optional.empty();
    private Optional<Instant> lastSuccess = Optional.empty();
    private @Nullable GivenOrder given;
    private String toldFailure = "";
    private volatile boolean isStopping;
    private volatile Instant giveUpAt = Instant.MAX;

    /** That of the channel of a store. */
    public OwnDownloads(String storeNumber, ServerDatabase database, PublishedFacts facts, StandingOrders orders,
            InstantSource clock) {
        // A channel database is no register: its number is empty, and it has no incarnations.
        this.whose = new RegisterIdentity(storeNumber, "", 0);
        this.facts = facts;
        this.orders = orders;
        this.log = new SyncLog(database);
        this.report = new OwnReport(whose, database, facts, clock);
        this.clock = clock;
    }

    /** Begins with the orders that were kept, and with what was told of them. */
    void start() throws SQLException {
        orders.start();
        given = orders.carriedOut(whose).orElse(null);
    }

    /** Asks what headquarters wants, also while packages are on their way. Any thread. */
    void ask(HeadquartersLink.Orders standing) throws IOException, SQLException {
        orders.take(standing.standing());
    }

    /** The program ends: what is on its way is given up, and what has come is kept. Any thread. */
    void stop() {
        isStopping = true;
    }

    /** For so long, registers wait until what is on its way has come; then it is given up, and goes on later. */
    void hurry(Duration atMost) {
        giveUpAt = clock.instant().plus(atMost);
    }

    /** Nobody waits any more. */
    void takeTime() {
        giveUpAt = Instant.MAX;
    }

    /**
     * One round: fetches packages unless headquarters wants none of them, and writes down what to tell it.
     *
     * @return whether anything new was installed
     */
    boolean fetch(PackageDepot depot) throws IOException, SQLException {
        Optional<DownloadOrder> order = orders.ofChannel();
        boolean changed = false;
        try {
            to(DownloadState.STARTED);
            if (StandingOrders.isCanceled(order)) {
                for (DatabaseKind kind : KINDS) {
                    new RenewalNote(facts.store(kind)).withdraw();
                }
                to(DownloadState.CANCELED);
            } else {
                begin(order, depot);
                changed = attempt(depot);
            }
        } finally {
            if (!state.isAtRest()) {
                to(DownloadState.DOWNLOAD_FAILED);
            }
            carriedOut(order);
            tell();
        }
        return changed;
    }

    /** Nothing was fetched, for who answers is not the headquarters that this channel knows. */
    void notHeadquarters(String sentence) throws SQLException {
        Round round = new Round();
        lastAttempt = Optional.of(round.startedAt);
        to(DownloadState.STARTED);
        failed(round, DownloadState.APPLY_FAILED, PackageFault.NOT_SIGNED.name(), sentence);
        tell();
    }

    /** Headquarters is to hear that the channel is there, whatever its downloads do. Any thread. */
    void renewReport() throws SQLException {
        report.renew();
    }

    private void tell() throws SQLException {
        report.save(new Downloads(state.word(), tries, log.failures(whose, ATTEMPTS_TOLD),
                lastAttempt.map(Timestamps::text).orElse(null), lastSuccess.map(Timestamps::text).orElse(null),
                given));
    }

    private void begin(Optional<DownloadOrder> order, PackageDepot depot) throws IOException {
        if (order.isEmpty() || isGiven(order.get())) {
            return;
        }
        if (order.get().kind() == DownloadOrder.Kind.FULL) {
            for (DatabaseKind kind : KINDS) {
                new RenewalNote(facts.store(kind)).place();
            }
        }
        depot.forgive();
        failures = 0;
        given = new GivenOrder(order.get().id(), false);
    }

    private void carriedOut(Optional<DownloadOrder> order) {
        if (order.isPresent() && isGiven(order.get()) && (order.get().kind() == DownloadOrder.Kind.RETRY
                || KINDS.stream().map(facts::store).allMatch(store -> store.sound().isPresent()
                && !new RenewalNote(store).isStanding()))) {
            given = new GivenOrder(order.get().id(), true);
        }
    }

    private boolean isGiven(DownloadOrder order) {
        return given != null && given.id().equals(order.id());
    }

    private boolean attempt(PackageDepot depot) throws IOException, SQLException {
        Round round = new Round();
        lastAttempt = Optional.of(round.startedAt);
        try {
            boolean changed = depot.fetch(round);
            if (round.refused.isPresent()) {
                failed(round, DownloadState.APPLY_FAILED, round.refused.get().reason().name(),
                        round.title + ": " + round.refused.get());
            } else {
                wentWell(round.isInstalled);
            }
            return changed;
        } catch (DownloadCanceledException e) {
            to(DownloadState.CANCELED);
            return round.isInstalled;
        } catch (HeadquartersUnavailableException e) {
            // Nothing is given up for that: whoever is away comes back.
            to(DownloadState.DOWNLOAD_FAILED);
            tries++;
            note(round, state, "NO_ANSWER", String.valueOf(e.getMessage()));
            throw e;
        } catch (IOException e) {
            failed(round, DownloadState.DOWNLOAD_FAILED, "DISK", String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void wentWell(boolean isInstalled) {
        if (isInstalled) {
            to(DownloadState.AVAILABLE);
            to(DownloadState.DOWNLOADED);
            to(DownloadState.APPLIED);
        } else {
            to(DownloadState.NO_DATA);
        }
        tries = 0;
        failures = 0;
        toldFailure = "";
        lastSuccess = Optional.of(clock.instant());
    }

    /** Rests where it was tried too often; what was left alone was not tried once more. */
    private void failed(Round round, DownloadState ended, String fault, String sentence) throws SQLException {
        if (!round.isLeftAlone) {
            tries++;
            failures++;
        }
        if (failures >= RefusedPackages.TRIES_MAX) {
            to(DownloadState.SUSPENDED);
        } else {
            if (ended == DownloadState.APPLY_FAILED) {
                to(DownloadState.AVAILABLE);
            }
            to(ended);
        }
        note(round, ended, fault, sentence);
    }

    /** A failure that goes on is one row, not one with every look. */
    private void note(Round round, DownloadState ended, String fault, String sentence) throws SQLException {
        if (!sentence.equals(toldFailure)) {
            toldFailure = sentence;
            log.add(whose, round.entry(SchedulerJob.ALL, ended, 0, sentence, fault));
        }
    }

    private void to(DownloadState next) {
        state = state.to(next);
    }

    /** What becomes of packages in one round. */
    private final class Round implements PackageSteps {
        private final Instant startedAt = clock.instant();
        private boolean isInstalled;
        private String title = "";
        private Optional<InstallOutcome.Refused> refused = Optional.empty();
        /** Whether all that was refused was refused before and not tried now. */
        private boolean isLeftAlone;

        @Override
        public void installed(PackageManifest manifest, InstallOutcome.Installed done) throws SQLException {
            isInstalled = true;
            for (Map.Entry<SchedulerJob, Long> ofJob : new TreeMap<>(done.rows()).entrySet()) {
                log.add(whose, entry(ofJob.getKey(), DownloadState.APPLIED, ofJob.getValue(),
                        PackageSteps.titleOf(manifest), null));
            }
        }

        @Override
        public void refused(String what, InstallOutcome.Refused why) {
            title = what;
            refused = Optional.of(why);
            isLeftAlone = false;
        }

        @Override
        public void leftAlone(String what, InstallOutcome.Refused why) {
            if (refused.isEmpty()) {
                title = what;
                refused = Optional.of(why);
                isLeftAlone = true;
            }
        }

        @Override
        public boolean isWanted() {
            return !isStopping && clock.instant().isBefore(giveUpAt)
                    && !StandingOrders.isCanceled(orders.ofChannel());
        }

        private SyncLogEntry entry(SchedulerJob job, DownloadState ended, long rows, String message,
                @Nullable String fault) {
            return new SyncLogEntry(0, job.number(), Direction.DOWN.name().toLowerCase(Locale.ROOT), ended.word(),
                    Timestamps.text(startedAt), Timestamps.text(clock.instant()), rows, 0, 0, 0, 0, message, fault);
        }
    }
}
