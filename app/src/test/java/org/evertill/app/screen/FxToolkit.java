package org.evertill.app.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.evertill.app.FxThread;
import org.evertill.app.theme.Appearance;
import org.evertill.app.theme.Theme;

/** Starts the toolkit once for all screen tests of a run, and takes pictures. */
final class FxToolkit {

    private static boolean started;

    private FxToolkit() {
    }

    static synchronized void start() throws InterruptedException {
        if (!started) {
            CountDownLatch up = new CountDownLatch(1);
            try {
                Platform.startup(up::countDown);
            } catch (IllegalStateException running) {
                up.countDown();
            }
            up.await();
            Platform.setImplicitExit(false);
            onFx(() -> {
                Theme.install();
                Theme.loadFonts();
                return null;
            });
            started = true;
        }
    }

    /** Runs on the screen thread and waits for the result. */
    static <T> T onFx(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            return call(work);
        }
        FutureTask<T> task = new FutureTask<>(work);
        FxThread.executor().execute(task);
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Light, whatever the system prefers; a choice is kept nowhere. */
    static AppearanceModel light() {
        return new AppearanceModel(Appearance.LIGHT, chosen -> { });
    }

    /** Writes what a scene shows as a PNG. */
    static void picture(Scene scene, Path file) {
        WritableImage image = onFx(() -> scene.snapshot(null));
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
