package org.evertill.app.component;

import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.geometry.Pos;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** The number pad in calculator order: 7 8 9 on top, a column of functions on the right. */
public final class NumPad extends StackPane {

    /**
     * What the keys do.
     *
     * @param types     digits, or the decimal separator
     * @param backspace takes one character back
     * @param clears    takes all back; also what a long press of backspace does
     * @param function  the key under backspace
     * @param enters    the large key
     */
    public record Keys(Consumer<String> types, Runnable backspace, Runnable clears, Runnable function,
            Runnable enters) {
    }

    /** The words on it. */
    public record Words(String function, String enter, String backspace, char separator) {
    }

    private static final double GAP = 8;
    private static final Duration LONG_PRESS = Duration.millis(600);

    private final GridPane grid = Boxes.grid(4, 4, GAP, ScreenSize.REGULAR.keyHeight());

    /**
     * @param functionIcon the icon of the key under backspace; empty for words only
     * @param quietEnter   whether another button on the screen is the main one
     */
    public NumPad(Keys keys, Words words, String functionIcon, boolean quietEnter) {
        getChildren().add(grid);
        String[] digits = {"7", "8", "9", "4", "5", "6", "1", "2", "3", "0", "00"};
        for (int i = 0; i < digits.length; i++) {
            grid.add(key(digits[i], keys), i % 3, i / 3);
        }
        String separator = String.valueOf(words.separator());
        grid.add(key(separator, keys), 2, 3);
        grid.add(backspace(keys, words), 3, 0);
        grid.add(function(keys, words, functionIcon), 3, 1);
        Tap enter = new Tap("key", quietEnter ? "function" : "enter").filling();
        enter.setId("pad-enter");
        enter.showing(stacked(new Icon("mdral-keyboard_return", "s24"), words.enter())).does(keys.enters());
        grid.add(enter, 3, 2, 1, 2);
    }

    /** Makes the keys as high as the screen has room for. */
    public void arrange(ScreenSize size) {
        Boxes.rowHeight(grid, size.keyHeight());
    }

    private static Tap key(String text, Keys keys) {
        Tap key = new Tap("key").filling();
        key.setText(text);
        key.setId("pad-" + text);
        key.does(() -> keys.types().accept(text));
        return key;
    }

    private static Tap backspace(Keys keys, Words words) {
        Tap key = new Tap("key", "function").filling().named(words.backspace());
        key.setId("pad-backspace");
        key.showing(new Icon("mdoal-backspace", "s24"));
        PauseTransition held = new PauseTransition(LONG_PRESS);
        held.setOnFinished(event -> keys.clears().run());
        key.armedProperty().addListener((seen, was, armed) -> {
            if (armed) {
                held.playFromStart();
            } else {
                held.stop();
            }
        });
        key.addEventHandler(ActionEvent.ACTION, event -> keys.backspace().run());
        return key;
    }

    private static Tap function(Keys keys, Words words, String icon) {
        Tap key = new Tap("key", "function").filling().does(keys.function());
        key.setId("pad-function");
        if (icon.isEmpty()) {
            key.setText(words.function());
        } else {
            key.showing(stacked(new Icon(icon, "s20"), words.function()));
        }
        return key;
    }

    private static Node stacked(Icon icon, String words) {
        Label label = Labels.saying(words, "words");
        VBox stacked = Boxes.styled(Boxes.column(4, icon, label), "stacked");
        stacked.setAlignment(Pos.CENTER);
        return stacked;
    }
}
