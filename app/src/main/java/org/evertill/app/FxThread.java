package org.evertill.app;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the screen thread. What is published is shown there; when several values come before the
 * screen thread gets to them only the newest is shown, so a fast register never queues up old pictures.
 * {@link #publish} may be called from any thread and never waits.
 *
 * @param <T> what is shown; immutable, because two threads see it
 */
public final class FxThread<T> {

    private final Executor screen;
    private final Consumer<? super T> show;
    private final AtomicReference<@Nullable T> newest = new AtomicReference<>();

    private FxThread(Executor screen, Consumer<? super T> show) {
        this.screen = screen;
        this.show = show;
    }

    /** Shows on the JavaFX application thread, which must have been started. */
    public static <T> FxThread<T> showing(Consumer<? super T> show) {
        return new FxThread<>(executor(), show);
    }

    /** Shows on another executor: for tests without a toolkit. */
    public static <T> FxThread<T> showingOn(Executor screen, Consumer<? super T> show) {
        return new FxThread<>(screen, show);
    }

    /** Runs tasks one after the other on the JavaFX application thread: for answers, of which none may be skipped. */
    public static Executor executor() {
        return Platform::runLater;
    }

    /** Shows this value soon, unless a newer one comes first. */
    public void publish(T value) {
        if (newest.getAndSet(value) == null) {
            screen.execute(this::showNewest);
        }
    }

    private void showNewest() {
        T value = newest.getAndSet(null);
        if (value != null) {
            show.accept(value);
        }
    }
}
