package org.evertill.scaleunit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.scaleunit.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what moves between a channel and headquarters: P-0001 soon after every upload and every few seconds, reports
 * every few seconds, packages likewise but beside, since a large one takes long. On a platform thread of its own. A
 * failure is logged and tried again with the next round; while headquarters is away, rounds are rarer and the log has
 * one line of it; of what it refuses likewise.
 */
final class ExchangeRounds {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeRounds.class);
    /** What a wake-up call missed (none should) waits this long. */
    private static final Duration ROUND = Duration.ofSeconds(5);
    /** Under many registers, uploads of this time go on together: each round syncs both databases once. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private final Channel channel;
    private final WakeUp wakeUp;
    private final Thread thread = Thread.ofPlatform().name("distribution").daemon().unstarted(this::loop);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private long fetchDueNanos = System.nanoTime();
    private final FetchBeside packages;
    private final ToldRefusals refusals = new ToldRefusals();
    private final Map<String, RepeatedFailure> failures = new HashMap<>();
    private boolean isAway;

    ExchangeRounds(Channel channel, WakeUp wakeUp) {
        this.channel = channel;
        this.wakeUp = wakeUp;
        this.packages = new FetchBeside(channel::fetchPackages, wakeUp::call);
    }

    void start() {
        thread.start();
    }

    /** Ends after the running round; what is being fetched is given up. */
    void stop() throws InterruptedException {
        stopping.countDown();
        channel.giveUpFetching();
        wakeUp.call();
        thread.join();
        packages.join();
    }

    /** What a round does. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** One kind of work whose failure stops neither the other nor the next round; false when headquarters is away. */
    private boolean attempt(String what, Work work) {
        try {
            work.run();
        } catch (HeadquartersUnavailableException e) {
            if (!isAway) {
                LOG.warn("{} failed and will be repeated: {}", what, e.getMessage());
            }
            isAway = true;
            return false;
        } catch (HeadquartersRefusalException e) {
            if (refusals.isNews(String.valueOf(e.getMessage()))) {
                LOG.warn("{} is put off until somebody mends it: {}", what, e.getMessage());
            }
        } catch (Throwable e) {
            // An Error too: this thread must live on, or nothing would reach headquarters any more.
            failures.computeIfAbsent(what, of -> new RepeatedFailure(LOG, of)).failed(e);
            return true;
        }
        RepeatedFailure failure = failures.get(what);
        if (failure != null) {
            failure.wentWell();
        }
        if (isAway) {
            LOG.info("headquarters is there again");
        }
        isAway = false;
        return true;
    }

    private void loop() {
        try {
            do {
                if (!isAway || nanosUntilFetch() <= 0) {
                    round();
                }
                wakeUp.await(Duration.ofNanos(Math.max(0, nanosUntilFetch())));
            } while (!stopping.await(GATHER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("the distribution was interrupted", e);
        }
    }

    private void round() {
        refusals.begin();
        boolean isDue = nanosUntilFetch() <= 0;
        boolean isThere = attempt("handing over transactions", channel::handOverRecords);
        if (isThere && (isDue || packages.hasEnded()) && distribute() && isDue) {
            packages.begin();
        }
        if (isDue) {
            fetchDueNanos = System.nanoTime() + ROUND.toNanos();
        }
    }

    /** What becomes of packages, orders and reports; false when headquarters is away. */
    private boolean distribute() {
        boolean hasFetched = packages.hasEnded();
        boolean isThere = (!hasFetched || attempt("fetching packages", packages::outcome))
                && (!packages.isUnderWay() || attempt("asking for orders", channel::askOrders))
                && attempt("handing over what registers tell", channel::handOverReports);
        if (isThere && hasFetched && refusals.areOver()) {
            LOG.info("headquarters refuses nothing any more");
        }
        return isThere;
    }

    private long nanosUntilFetch() {
        return fetchDueNanos - System.nanoTime();
    }
}
