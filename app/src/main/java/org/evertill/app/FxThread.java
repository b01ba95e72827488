package org.evertill.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import org.slf4j.LoggerFactory;

/**
 * The one door to the screen thread. What is published is shown there in order; a value that waits gives way to a
 * newer one, so a fast register never queues up old pictures, unless it says something that must be seen. What says
 * only that something is under way is held back for a moment: mostly the result is there first, and a picture of the
 * way to it would hold that up. {@link #publish} may be called from any thread and never waits.
 *
 * @param <T> what is shown; immutable, because two threads see it
 */
public final class FxThread<T> {

    /** Nobody sees that something takes less. */
    private static final long UNDER_WAY_MILLIS = 100;

    private final Executor screen;
    private final Executor later;
    private final Consumer<? super T> show;
    private final Predicate<? super T> mustBeSeen;
    private final Predicate<? super T> underWay;
    private final Deque<T> waiting = new ArrayDeque<>();
    /** Whether the screen thread has been asked to show at once what waits. */
    private boolean isCalled;

    private FxThread(Executor screen, Executor later, Consumer<? super T> show, Predicate<? super T> mustBeSeen,
            Predicate<? super T> underWay) {
        this.screen = screen;
        this.later = later;
        this.show = show;
        this.mustBeSeen = mustBeSeen;
        this.underWay = underWay;
    }

    /**
     * Shows on the JavaFX application thread, which must have been started.
     *
     * @param mustBeSeen which values are shown even when a newer one is there already
     * @param underWay   which values say only that something has begun
     */
    public static <T> FxThread<T> showing(
            Consumer<? super T> show, Predicate<? super T> mustBeSeen, Predicate<? super T> underWay) {
        return new FxThread<>(executor(),
                CompletableFuture.delayedExecutor(UNDER_WAY_MILLIS, TimeUnit.MILLISECONDS, Runnable::run),
                show, mustBeSeen, underWay);
    }

    /**
     * Shows on another executor: for tests without a toolkit.
     *
     * @param later runs tasks after a moment, on whatever thread
     */
    public static <T> FxThread<T> showingOn(Executor screen, Executor later,
            Consumer<? super T> show, Predicate<? super T> mustBeSeen, Predicate<? super T> underWay) {
        return new FxThread<>(screen, later, show, mustBeSeen, underWay);
    }

    /** Runs tasks one after the other on the JavaFX application thread: for answers, of which none may be skipped. */
    public static Executor executor() {
        return Platform::runLater;
    }

    /** Shows this value soon, unless a newer one comes first and this one need not be seen. */
    public void publish(T value) {
        boolean called;
        boolean mayWait = underWay.test(value) && !mustBeSeen.test(value);
        synchronized (waiting) {
            called = isCalled;
            isCalled |= !mayWait;
            if (!waiting.isEmpty() && !mustBeSeen.test(waiting.getLast())) {
                waiting.removeLast();
            }
            waiting.addLast(value);
        }
        if (!called) {
            if (mayWait) {
                later.execute(() -> callFor(value));
            } else {
                screen.execute(this::showWaiting);
            }
        }
    }

    /** What has been held back is shown, unless its result is there already or something newer is under way. */
    private void callFor(T value) {
        synchronized (waiting) {
            if (isCalled || waiting.peekLast() != value) {
                return;
            }
            isCalled = true;
        }
        screen.execute(this::showWaiting);
    }

    private void showWaiting() {
        List<T> values;
        synchronized (waiting) {
            values = List.copyOf(waiting);
            waiting.clear();
            isCalled = false;
        }
        values.forEach(this::showOne);
    }

    private void showOne(T value) {
        try {
            show.accept(value);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(FxThread.class).error("Something could not be shown; what came after it is", e);
        }
    }
}
