package org.evertill.app.screen;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.evertill.app.component.FloatingWindow;
import org.evertill.app.component.ScreenSize;

/**
 * Where windows open: beside the receipt and under the header, or, before anybody has signed on, beside the dark side
 * with the clock and over the whole height, because there is no header whose buttons it would cut. FX thread.
 */
final class WindowLayer extends StackPane {

    private static final double TOP = 64;
    private static final double EDGE = 8;
    private static final double CLOSER = 4;

    private final List<FloatingWindow> windows;
    private final Region aside;
    private ScreenSize size = ScreenSize.REGULAR;
    private boolean signingOn;

    /** @param aside what stays to be seen while nobody is signed on */
    WindowLayer(List<FloatingWindow> windows, Region aside) {
        this.windows = windows;
        this.aside = aside;
        getChildren().addAll(windows);
        setPickOnBounds(false);
        setAlignment(Pos.TOP_LEFT);
        aside.widthProperty().subscribe(this::place);
    }

    void arrange(ScreenSize fitting) {
        size = fitting;
        place();
    }

    /** Whether the windows lie over the sign-on screen. */
    void overSignOn(boolean over) {
        signingOn = over;
        place();
    }

    private void place() {
        // Where the columns stand closer to the edges, so must a window, or the scan field's ring shows at its corner.
        double closer = size == ScreenSize.COMPACT ? CLOSER : 0;
        double left = signingOn ? aside.getWidth() + EDGE - closer
                : size.gutter() + size.receiptWidth() + size.gutter() / 2;
        double top = signingOn ? EDGE : TOP;
        windows.forEach(window -> setMargin(window,
                new Insets(top - closer, EDGE - closer, EDGE, left)));
    }
}
