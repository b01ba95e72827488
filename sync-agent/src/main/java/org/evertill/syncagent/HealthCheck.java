package org.evertill.syncagent;

import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timer of advanced offline switching: says when a health check is due. Decides nothing and asks nobody; the rules
 * of the connection do. One plan at a time; any thread.
 */
public final class HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);

    private final ScheduledExecutorService timers;
    private final LongSupplier ticker;
    private final Runnable due;
    private OptionalLong planned = OptionalLong.empty();
    private @Nullable Future<?> timer;

    /**
     * A timer without a plan.
     *
     * @param ticker monotonic nanoseconds, those the plans are made in
     * @param due    runs on the timers' thread when a check is due; must only pass it on
     */
    public HealthCheck(ScheduledExecutorService timers, LongSupplier ticker, Runnable due) {
        this.timers = timers;
        this.ticker = ticker;
        this.due = due;
    }

    /** Plans the next check for a moment of the ticker, at once if that has passed, or none; instead of any other. */
    public synchronized void plan(OptionalLong atNanos) {
        if (atNanos.equals(planned)) {
            return;
        }
        planned = atNanos;
        if (timer != null) {
            timer.cancel(false);
        }
        if (atNanos.isPresent()) {
            long wait = Math.max(0, atNanos.getAsLong() - ticker.getAsLong());
            try {
                timer = timers.schedule(() -> fire(atNanos), wait, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException stopped) {
                LOG.debug("the register has been stopped", stopped);
            }
        }
    }

    private void fire(OptionalLong plan) {
        synchronized (this) {
            if (!plan.equals(planned)) {
                return;
            }
            planned = OptionalLong.empty();
        }
        due.run();
    }
}
