package org.evertill.scaleunit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private final RoundAttempts attempts = new RoundAttempts(LOG);

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

    private void loop() {
        try {
            do {
                if (!attempts.isAway() || nanosUntilFetch() <= 0) {
                    round();
                }
                wakeUp.await(Duration.ofNanos(Math.max(0, nanosUntilFetch())));
            } while (!stopping.await(GATHER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("the distribution was interrupted", e);
        }
    }

    private void round() {
        attempts.begin();
        boolean isDue = nanosUntilFetch() <= 0;
        boolean isThere = attempts.attempt("handing over transactions", channel::handOverRecords);
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
        boolean isThere = (!hasFetched || attempts.attempt("fetching packages", packages::outcome))
                && (!packages.isUnderWay() || attempts.attempt("asking for orders", channel::askOrders))
                && attempts.attempt("handing over what registers tell", channel::handOverReports);
        if (isThere && hasFetched) {
            attempts.end();
        }
        return isThere;
    }

    private long nanosUntilFetch() {
        return fetchDueNanos - System.nanoTime();
    }
}
