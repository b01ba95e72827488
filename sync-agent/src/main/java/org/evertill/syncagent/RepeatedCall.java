package org.evertill.syncagent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.evertill.commerce.connection.SwitchCause;

/**
 * One call tried several times inside one deadline. A try that fails is followed by the next at once; one that is
 * silent is joined, not replaced, by the next after its share of the time, so that a slow scale unit keeps its chance
 * and a dead connection is not waited for. The first usable reply wins and the others are cancelled.
 */
final class RepeatedCall<T> {
    private static final Set<SwitchCause> MOMENTARY =
            EnumSet.of(SwitchCause.UNREACHABLE, SwitchCause.CONNECTION_REFUSED, SwitchCause.SERVER_ERROR);

    private final ScaleUnitLine line;
    private final ScaleUnitCall<T> call;
    private final int triesMax;
    private final LongSupplier ticker;
    private final long endNanos;
    private final CompletableFuture<Reply<T>> result = new CompletableFuture<>();
    private final List<Future<?>> running = new ArrayList<>();
    private int started;
    private int unanswered;

    /** @param triesMax 1 or more */
    RepeatedCall(ScaleUnitLine line, ScaleUnitCall<T> call, int triesMax, Duration deadline, LongSupplier ticker) {
        this.line = line;
        this.call = call;
        this.triesMax = triesMax;
        this.ticker = ticker;
        this.endNanos = ticker.getAsLong() + deadline.toNanos();
    }

    /** Starts the first try; the future always completes with a value by the deadline. */
    CompletableFuture<Reply<T>> start(ScheduledExecutorService timers) {
        long shareNanos = remainingNanos() / triesMax;
        for (int share = 1; share < triesMax; share++) {
            keep(timers.schedule(this::startTry, shareNanos * share, TimeUnit.NANOSECONDS));
        }
        result.whenComplete((reply, cancelled) -> cancelOthers());
        startTry();
        return result;
    }

    private void startTry() {
        synchronized (this) {
            if (result.isDone() || started == triesMax) {
                return;
            }
            started++;
            unanswered++;
        }
        CompletableFuture<Reply<T>> reply = line.send(call, Duration.ofNanos(remainingNanos()));
        keep(reply);
        reply.thenAccept(this::onReply);
    }

    private void onReply(Reply<T> reply) {
        boolean mayTryAgain;
        synchronized (this) {
            unanswered--;
            mayTryAgain = isTransient(reply) && started < triesMax;
            if (isTransient(reply) && !mayTryAgain && unanswered > 0) {
                return;
            }
        }
        if (mayTryAgain) {
            startTry();
        } else {
            result.complete(reply);
        }
    }

    /** Worth another try: what a moment may mend. Silence is not, for it has lasted to the deadline. */
    private boolean isTransient(Reply<T> reply) {
        return reply instanceof Reply.Unavailable<T> unavailable
                && MOMENTARY.contains(unavailable.cause())
                && remainingNanos() > 0;
    }

    private long remainingNanos() {
        return Math.max(0, endNanos - ticker.getAsLong());
    }

    private void keep(Future<?> future) {
        synchronized (running) {
            running.add(future);
        }
        if (result.isDone()) {
            future.cancel(false);
        }
    }

    private void cancelOthers() {
        synchronized (running) {
            running.forEach(future -> future.cancel(false));
        }
    }
}
