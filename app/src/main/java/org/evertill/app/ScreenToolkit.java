package org.evertill.app;

import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import javafx.application.Platform;
import org.evertill.app.theme.Theme;

/**
 * The JavaFX toolkit of this process with fonts and base theme. It takes as long to start as a data folder to open, so
 * a program begins it first and goes on. Any thread.
 */
public final class ScreenToolkit {

    /** Held here, for a logger that nobody holds is forgotten, and with it what it leaves out. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final CompletableFuture<Void> STARTED = new CompletableFuture<>();
    private static final CompletableFuture<Void> THEME = new CompletableFuture<>();
    private static final CompletableFuture<Void> FONTS = new CompletableFuture<>();
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
     *     display, or none that can be used
     */
    public static CompletableFuture<Void> whenStarted(Runnable work) {
        begin();
        return STARTED.thenRun(() -> FxThread.executor().execute(work)).thenCombine(THEME, (handed, theme) -> theme);
    }

    /** Waits for fonts and base theme, without which nothing looks as it should; fails where they cannot be used. */
    static void awaitDressed() {
        CompletableFuture.allOf(THEME, FONTS).join();
    }

    private static void start() {
        // On the class path by decision 3: what the toolkit has to say of that at every start is for nobody here.
        JAVAFX.setFilter(line -> !String.valueOf(line.getMessage()).startsWith("Unsupported JavaFX configuration"));
        try {
            Platform.startup(ScreenToolkit::started);
        } catch (RuntimeException | Error e) {
            STARTED.completeExceptionally(e);
            return;
        }
        // Not on the screen thread, which has the theme to read meanwhile.
        run(Theme::loadFonts, FONTS);
    }

    private static void started() {
        Platform.setImplicitExit(false);
        STARTED.complete(null);
        run(Theme::install, THEME);
    }

    private static void run(Runnable work, CompletableFuture<Void> done) {
        try {
            work.run();
            done.complete(null);
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }
}
