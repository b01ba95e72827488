package org.evertill.app;

import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/**
 * Tells when a frame has been painted, and what brings it to the display has run. The toolkit does not say, so a
 * picture of one point is taken: pictures and frames are painted by one thread, in their order. Screen thread.
 */
public final class PaintedFrame {

    private PaintedFrame() {
    }

    /** Done when the first frame has been painted that is laid out from now on. */
    public static CompletableFuture<Void> first(Scene scene) {
        CompletableFuture<Void> painted = new CompletableFuture<>();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                laidOut().thenAccept(painted::complete);
            }
        });
        return painted;
    }

    /** Done when the frame has been painted whose layout has just ended; for a listener after the layout. */
    public static CompletableFuture<Void> laidOut() {
        CompletableFuture<Void> painted = new CompletableFuture<>();
        // The frame is handed to the painting thread when this pulse ends; what is queued here runs after that.
        FxThread.executor().execute(() -> {
            new Region().snapshot(new SnapshotParameters(), new WritableImage(1, 1));
            // Behind what brings the frame to the display.
            FxThread.executor().execute(() -> painted.complete(null));
        });
        return painted;
    }
}
