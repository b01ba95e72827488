package org.evertill.verification.bench;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.evertill.app.FxThread;

/**
 * Tells when something that has come into a scene has been painted. The toolkit does not say, so after the layout in
 * which it is there a picture of one point is taken: pictures and frames are painted by one thread, in their order.
 * What the picture itself takes is counted too. All methods on the screen thread.
 */
final class PaintWatch {

    private final Scene scene;
    private final BooleanSupplier isThere;
    private final CompletableFuture<Times> painted = new CompletableFuture<>();
    private final Runnable before = this::beforeLayout;
    private final Runnable after = this::afterLayout;
    private final Region point = new Region();
    private final WritableImage picture = new WritableImage(1, 1);
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
            // The frame is handed to the painting thread when this pulse ends; what is queued here runs after that.
            FxThread.executor().execute(() -> {
                point.snapshot(new SnapshotParameters(), picture);
                FxThread.executor().execute(() -> painted.complete(new Times(begun, System.nanoTime())));
            });
        }
    }
}
