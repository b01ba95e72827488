package org.evertill.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door to the screen thread. What is published is shown there in order; a value that waits gives way to a
 * newer one, so a fast register never queues up old pictures, unless it says something that must be seen.
 * {@link #publish} may be called from any thread and never waits.
 *
 * @param <T> what is shown; immutable, because two threads see it
 */
public final class FxThread<T> {

    private static final Logger LOG = LoggerFactory.getLogger(FxThread.class);

    private final Executor screen;
    private final Consumer<? super T> show;
    private final Predicate<? super T> mustBeSeen;
    private final Deque<T> waiting = new ArrayDeque<>();

    private FxThread(Executor screen, Consumer<? super T> show, Predicate<? super T> mustBeSeen) {
        this.screen = screen;
        this.show = show;
        this.mustBeSeen = mustBeSeen;
    }

    /**
     * Shows on the JavaFX application thread, which must have been started.
     *
     * @param mustBeSeen which values are shown even when a newer one is there already
     */
    public static <T> FxThread<T> showing(Consumer<? super T> show, Predicate<? super T> mustBeSeen) {
        return new FxThread<>(executor(), show, mustBeSeen);
    }

    /** Shows on another executor: for tests without a toolkit. */
    public static <T> FxThread<T> showingOn(
            Executor screen, Consumer<? super T> show, Predicate<? super T> mustBeSeen) {
        return new FxThread<>(screen, show, mustBeSeen);
    }

    /** Runs tasks one after the other on the JavaFX application thread: for answers, of which none may be skipped. */
    public static Executor executor() {
        return Platform::runLater;
    }

    /** Shows this value soon, unless a newer one comes first and this one need not be seen. */
    public void publish(T value) {
        boolean idle;
        synchronized (waiting) {
            idle = waiting.isEmpty();
            if (!idle && !mustBeSeen.test(waiting.getLast())) {
                waiting.removeLast();
            }
            waiting.addLast(value);
        }
        if (idle) {
            screen.execute(this::showWaiting);
        }
    }

    private void showWaiting() {
        List<T> values;
        synchronized (waiting) {
            values = List.copyOf(waiting);
            waiting.clear();
        }
        values.forEach(this::showOne);
    }

    private void showOne(T value) {
        try {
            show.accept(value);
        } catch (RuntimeException e) {
            LOG.error("Something could not be shown; what came after it is", e);
        }
    }
}
