package org.evertill.app.component;

import java.util.function.Consumer;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/** The pad for numbers and PINs of people, in the order of a phone: 1 2 3 on top. */
public final class PinPad extends StackPane {

    private static final double KEY_HEIGHT = 64;

    public PinPad(Consumer<String> types, Runnable backspace, Runnable clears, String clearText, String backspaceName) {
        GridPane grid = Boxes.grid(3, 4, 8, KEY_HEIGHT);
        for (int digit = 1; digit <= 9; digit++) {
            grid.add(digit(digit, types), (digit - 1) % 3, (digit - 1) / 3);
        }
        Tap clear = new Tap("key", "function").filling().does(clears);
        clear.setText(clearText);
        clear.setId("pin-clear");
        Tap back = new Tap("key", "function").filling().does(backspace).named(backspaceName);
        back.showing(new Icon("mdoal-backspace", "s24"));
        back.setId("pin-backspace");
        grid.add(clear, 0, 3);
        grid.add(digit(0, types), 1, 3);
        grid.add(back, 2, 3);
        getChildren().add(grid);
    }

    private static Tap digit(int digit, Consumer<String> types) {
        String text = Integer.toString(digit);
        Tap key = new Tap("key").filling().does(() -> types.accept(text));
        key.setText(text);
        key.setId("pin-" + text);
        return key;
    }
}
