package org.evertill.app;

import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Where the register's window opens: no larger than the room a display leaves for windows, so that nothing of it is out
 * of reach. Screen thread.
 *
 * @param bounds what of the display no bar of the desktop covers
 */
record WindowRoom(Rectangle2D bounds) {

    /** The smallest layout. */
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 768;
    /** What the frame of a window and the bars of a desktop take at most of a display with that layout. */
    private static final double BARS_MOST = 128;

    /** Puts a window that is not shown yet into the corner, and keeps it from becoming too small or too large. */
    void open(Stage made) {
        made.setX(bounds.getMinX());
        made.setY(bounds.getMinY());
        // As far as it is known before it is seen.
        if (fitting(made.getScene().getWidth(), 0).getWidth() < made.getScene().getWidth()) {
            made.setWidth(bounds.getWidth());
        }
        made.setOnShown(event -> settle(made, made.getScene()));
    }

    /** The frame, known when the window is shown, takes nothing from what the smallest layout needs if it fits. */
    private void settle(Stage shown, Scene scene) {
        Dimension2D opened = fitting(shown.getWidth(), shown.getHeight());
        Dimension2D least = fitting(LEAST_WIDTH + shown.getWidth() - scene.getWidth(),
                LEAST_HEIGHT + shown.getHeight() - scene.getHeight());
        shown.setMinWidth(least.getWidth());
        shown.setMinHeight(least.getHeight());
        if (!shown.isFullScreen() && opened.getWidth() < shown.getWidth()) {
            shown.setWidth(opened.getWidth());
        }
        if (!shown.isFullScreen() && opened.getHeight() < shown.getHeight()) {
            shown.setHeight(opened.getHeight());
        }
    }

    /** A size for a window of this size; the same where the display has no room for any layout, as a robot's. */
    Dimension2D fitting(double width, double height) {
        boolean hasRoom = bounds.getWidth() >= LEAST_WIDTH && bounds.getHeight() >= LEAST_HEIGHT - BARS_MOST;
        return hasRoom ? new Dimension2D(Math.min(width, bounds.getWidth()), Math.min(height, bounds.getHeight()))
                : new Dimension2D(width, height);
    }
}
