package org.evertill.scaleunit;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.TransactionCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what moves between headquarters and channel: P-0001 after every upload and every few seconds, packages with it.
 * On a platform thread of its own. A failure is logged and tried again with the next round.
 */
final class DistributionSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(DistributionSchedule.class);
    /** What a wake-up call missed (none should) waits this long. */
    private static final Duration ROUND = Duration.ofSeconds(5);

    private final TransactionCollector collector;
    private final Channel channel;
    private final WakeUp wakeUp;
    private final Thread thread = Thread.ofPlatform().name("distribution").daemon().unstarted(this::loop);
    private volatile boolean stopping;

    DistributionSchedule(TransactionCollector collector, Channel channel, WakeUp wakeUp) {
        this.collector = collector;
        this.channel = channel;
        this.wakeUp = wakeUp;
    }

    void start() {
        thread.start();
    }

    /** Ends after the running round. */
    void stop() throws InterruptedException {
        stopping = true;
        wakeUp.call();
        thread.join();
    }

    private void loop() {
        while (!stopping) {
            try {
                collector.collect();
                channel.fetchPackages();
            } catch (IOException | SQLException | RuntimeException e) {
                LOG.warn("a round of distribution failed and will be repeated", e);
            }
            try {
                wakeUp.await(ROUND);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
