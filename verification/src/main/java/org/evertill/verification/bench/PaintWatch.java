package org.evertill.verification.bench;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import org.evertill.app.PaintedFrame;

/**
 * Tells when something that has come into a scene has been painted, and when that frame began. All methods on the
 * screen thread.
 */
final class PaintWatch {

    private final Scene scene;
    private final BooleanSupplier isThere;
    private final CompletableFuture<Times> painted = new CompletableFuture<>();
    private final Runnable before = this::beforeLayout;
    private final Runnable after = this::afterLayout;
    private long frameBegun;

    /**
     * Monotonic nanoseconds.
     *
     * @param frameBegun when the frame began in which it was laid out
     * @param painted    when that frame had been painted
     */
    record Times(long frameBegun, long painted) {}

    private PaintWatch(Scene scene, BooleanSupplier isThere) {
        this.scene = scene;
        this.isThere = isThere;
    }

    /**
     * Watches from now on.
     *
     * @param isThere whether it is in the scene and laid out; asked once per frame
     */
    static CompletableFuture<Times> of(Scene scene, BooleanSupplier isThere) {
        PaintWatch watch = new PaintWatch(scene, isThere);
        scene.addPreLayoutPulseListener(watch.before);
        scene.addPostLayoutPulseListener(watch.after);
        return watch.painted;
    }

    private void beforeLayout() {
        frameBegun = System.nanoTime();
    }

    private void afterLayout() {
        if (isThere.getAsBoolean()) {
            scene.removePreLayoutPulseListener(before);
            scene.removePostLayoutPulseListener(after);
            long begun = frameBegun;
            PaintedFrame.laidOut().thenRun(() -> painted.complete(new Times(begun, System.nanoTime())));
        }
    }
}
