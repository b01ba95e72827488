package org.evertill.app.screen;

import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.evertill.app.component.FloatingWindow;
import org.evertill.app.component.Live;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.screen.connection.ConnectionWindow;
import org.evertill.app.screen.prompt.PromptWindow;
import org.evertill.app.screen.search.SearchWindow;
import org.evertill.app.text.Texts;

/**
 * The windows that lie over a screen, at most one of them open: beside the receipt and under the header, or, before
 * anybody has signed on, beside the dark side with the clock and over the whole height, because there is no header
 * whose buttons it would cut. FX thread.
 */
final class WindowLayer extends StackPane {

    private static final double TOP = 64;
    private static final double EDGE = 8;
    private static final double CLOSER = 4;

    private final RegisterViewModel model;
    private final Region aside;
    private final ConnectionWindow connection;
    private final SearchWindow search;
    private final PromptWindow prompt;
    private final List<FloatingWindow> windows;
    private ScreenSize size = ScreenSize.REGULAR;
    private boolean signingOn;

    /**
     * @param aside    what stays to be seen while nobody is signed on
     * @param switches 917, from the window of the connection
     */
    WindowLayer(RegisterViewModel model, Texts texts, Region aside, Runnable switches) {
        this.model = model;
        this.aside = aside;
        search = new SearchWindow(model.screens().search(), texts, model::closeWindow);
        connection = new ConnectionWindow(texts, model::closeWindow, switches, model::syncNow,
                () -> model.copyDiagnostics(WindowLayer::toClipboard));
        prompt = new PromptWindow(model.screens().prompt(), texts);
        windows = List.of(connection, search, prompt);
        getChildren().addAll(windows);
        setPickOnBounds(false);
        setAlignment(Pos.TOP_LEFT);
        aside.widthProperty().subscribe(this::place);
    }

    /** Begins to show the model; once this is in its place. */
    void follow() {
        Live.follow(connection, model.screens().connection().faceProperty(),
                face -> face.ifPresent(connection::show));
    }

    void arrange(ScreenSize fitting) {
        size = fitting;
        search.arrange(size);
        connection.arrange(size);
        place();
    }

    /** Whether the windows lie over the sign-on screen. */
    void overSignOn(boolean over) {
        signingOn = over;
        place();
    }

    /** Opens one, or none. */
    void show(Window open) {
        connection.show(open == Window.CONNECTION);
        prompt.show(open == Window.PROMPT);
        search.show(open == Window.SEARCH);
        if (open == Window.SEARCH) {
            search.open(model.searchText());
        }
    }

    /** Where typing belongs while this one is open. */
    Node home(Window open) {
        return open == Window.PROMPT ? prompt.home() : search.input();
    }

    /** Whether a node answers what is asked. */
    boolean answers(Node node) {
        return prompt.answers(node);
    }

    private static void toClipboard(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private void place() {
        // Where the columns stand closer to the edges, so must a window, or the scan field's ring shows at its corner.
        double closer = size == ScreenSize.COMPACT ? CLOSER : 0;
        double left = signingOn ? aside.getWidth() + EDGE - closer
                : size.gutter() + size.receiptWidth() + size.gutter() / 2;
        double top = signingOn ? EDGE : TOP;
        windows.forEach(window -> setMargin(window, new Insets(top - closer, EDGE - closer, EDGE, left)));
    }
}
