package org.evertill.app;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.evertill.app.register.Register;
import org.evertill.app.text.Language;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.syncagent.SyncStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A register with its window, over a data folder that is open: what the register program runs, and the demo too.
 * Closing the data folder is its owner's matter. Any thread but the screen's.
 */
public final class OpenRegister {

    private static final Logger LOG = LoggerFactory.getLogger(OpenRegister.class);
    /** A display that paints nothing must not keep the register off the line. */
    private static final long PICTURE_MILLIS = 3_000;

    private final Register register;
    private final RegisterScreen screen;
    private final CountDownLatch closed;

    private OpenRegister(Register register, RegisterScreen screen, CountDownLatch closed) {
        this.register = register;
        this.screen = screen;
        this.closed = closed;
    }

    /**
     * How the window begins.
     *
     * @param language   spoken until somebody signs on; the store's when empty
     * @param fullScreen without a frame, over the whole display
     * @param silent     without a sound, whatever was chosen: for a robot at the screens
     */
    public record Looks(Optional<Language> language, boolean fullScreen, boolean silent) {
    }

    /**
     * Who else sees what the screens are shown, right before them: whoever wakes the screen's thread may have to leave
     * the processor to it. On the threads that publish it, which must not wait.
     */
    public record Watchers(Consumer<RegisterSnapshot> shown, Consumer<SyncStatus> synced) {

        /** Nobody but the cashier. */
        public static final Watchers NONE = new Watchers(snapshot -> { }, status -> { });
    }

    /**
     * Puts the register together, opens the window and goes on where the journal ended. Call {@link
     * ScreenToolkit#begin} before the data folder is opened, and both come up side by side.
     *
     * @throws WindowUnavailableException if the display does not give a window
     * @throws org.evertill.commerce.transaction.JournalUnavailableException if the journal cannot be read
     */
    public static OpenRegister open(OfflineDatabase database, RegisterActivation activation, Looks looks,
            Watchers watchers) throws InterruptedException, WindowUnavailableException {
        RegisterScreen screen = new RegisterScreen(activation.scaleUnitAddress(),
                new KeptChoice(database.folder().resolve("appearance")),
                new KeptChoice(database.folder().resolve("sounds")));
        CountDownLatch closed = new CountDownLatch(1);
        screen.begin(looks, closed::countDown);
        Register register = RegisterAssembly.of(database, activation, Clock.systemUTC(),
                watchers.shown().andThen(screen::show).andThen(BetweenSales.collecting(screen::afterPicture)::show),
                watchers.synced().andThen(screen::show));
        screen.connect(register);
        // Without a display nothing must begin: not even going offline would be seen by anybody.
        screen.awaitDisplay();
        register.start();
        try {
            screen.awaitWindow();
        } catch (WindowUnavailableException e) {
            register.stop();
            throw e;
        }
        screen.painted().completeOnTimeout(null, PICTURE_MILLIS, TimeUnit.MILLISECONDS).thenRunAsync(
                () -> goOnTheLine(register), work -> Thread.ofPlatform().daemon().name("going online").start(work));
        return new OpenRegister(register, screen, closed);
    }

    private static void goOnTheLine(Register register) {
        try {
            register.goOnTheLine();
        } catch (RuntimeException | Error e) {
            LOG.error("The register could not be brought on the line; it sells on offline", e);
        }
    }

    /** The window, for robots and pictures. */
    public RegisterScreen screen() {
        return screen;
    }

    /** Downloads and uploads now. */
    public void syncNow() {
        register.syncNow();
    }

    /** Waits until everything put in before has been dealt with, and what it changed is on the disk. */
    public void awaitIdle() throws InterruptedException {
        register.awaitIdle();
    }

    /** Closes the window, as its user would. */
    public void closeWindow() {
        FxThread.executor().execute(() -> screen.stage().hide());
    }

    /** Waits until the window has been closed. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Ends the workers, then the register. What is running is in the draft. */
    public void stop() throws InterruptedException {
        register.stop();
    }
}
