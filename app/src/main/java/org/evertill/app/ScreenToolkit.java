package org.evertill.app;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.evertill.app.theme.Theme;

/**
 * The JavaFX toolkit of this process with fonts and base theme. It takes as long to start as a data folder to open, so
 * a program begins it first and goes on. Any thread.
 */
public final class ScreenToolkit {

    private static final CompletableFuture<Void> STARTED = new CompletableFuture<>();
    private static boolean begun;

    private ScreenToolkit() {
    }

    /** Begins to start it, once, in the background; returns at once. */
    public static synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread.ofPlatform().daemon().name("toolkit").start(ScreenToolkit::start);
        }
    }

    /**
     * Hands something to the screen thread as soon as there is one.
     *
     * @return done when it has been handed over, so that what is handed over later runs later; fails where there is no
     *     display
     */
    public static CompletableFuture<Void> whenStarted(Runnable work) {
        begin();
        return STARTED.thenRun(() -> FxThread.executor().execute(work));
    }

    private static void start() {
        try {
            Platform.startup(() -> {
                try {
                    Platform.setImplicitExit(false);
                    Theme.install();
                    STARTED.complete(null);
                } catch (RuntimeException | Error e) {
                    STARTED.completeExceptionally(e);
                }
            });
        } catch (RuntimeException | Error e) {
            STARTED.completeExceptionally(e);
        }
    }
}
