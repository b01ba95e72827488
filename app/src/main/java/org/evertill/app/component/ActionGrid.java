package org.evertill.app.component;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Five by three operations. What stands where is data; a place without an operation stays empty. */
public final class ActionGrid extends StackPane {

    /**
     * One button.
     *
     * @param place     0 to 14, from the top left
     * @param operation the number of the operation it means
     * @param shortcut  as printed in its corner; empty for none
     * @param badge     what stands in the way of it
     * @param look      how it is coloured
     */
    public record Action(int place, int operation, String text, String icon, String shortcut, Badge badge, Look look) {
    }

    /** What a press will ask for first. */
    public enum Badge {
        NONE, PERMISSION, CONNECTION
    }

    /** How a button is coloured. */
    public enum Look {
        PLAIN, DANGER, CONNECTION, CONNECT
    }

    private static final int COLUMNS = 5;
    private static final int ROWS = 3;
    private static final double HEIGHT = 68;

    private final GridPane grid = Boxes.grid(COLUMNS, ROWS, 8, HEIGHT);
    private final IntConsumer presses;
    private List<Action> shown = List.of();

    /** @param presses told the number of the operation */
    public ActionGrid(IntConsumer presses) {
        this.presses = presses;
        getChildren().add(grid);
    }

    /** Shows these buttons. */
    public void show(List<Action> actions) {
        if (actions.equals(shown)) {
            return;
        }
        shown = List.copyOf(actions);
        grid.getChildren().clear();
        for (Action action : shown) {
            grid.add(button(action), action.place() % COLUMNS, action.place() / COLUMNS);
        }
    }

    private Tap button(Action action) {
        Label text = Labels.wrapping("words");
        text.setText(action.text());
        text.setTextAlignment(TextAlignment.CENTER);
        text.setAlignment(Pos.CENTER);
        VBox middle = Boxes.column(4, new Icon(action.icon(), "s22"), text);
        middle.setAlignment(Pos.CENTER);
        Label key = Labels.saying(action.shortcut(), "shortcut");
        StackPane.setAlignment(key, Pos.TOP_RIGHT);
        StackPane inside = Boxes.styled(new StackPane(middle, key), "inside");
        inside.setMouseTransparent(true);
        if (action.badge() != Badge.NONE) {
            String picture = action.badge() == Badge.PERMISSION ? "mdral-lock" : "mdral-cloud_off";
            Icon badge = new Icon(picture, "s14", "badge");
            StackPane.setAlignment(badge, Pos.TOP_LEFT);
            inside.getChildren().add(badge);
        }
        Tap button = new Tap("action", action.look().name().toLowerCase(java.util.Locale.ROOT)).filling();
        button.showing(inside).does(() -> presses.accept(action.operation()));
        button.setId("action-" + action.operation());
        button.pseudoClassStateChanged(PseudoClass.getPseudoClass("hindered"), action.badge() == Badge.CONNECTION);
        return button.named(action.text());
    }
}
