package org.evertill.app.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;

/**
 * The shelves of the shop, in one row. The first chip always stays; those that do not fit move behind the last
 * button, which turns the page.
 */
public final class CategoryChips extends HBox {

    /**
     * One shelf.
     *
     * @param code empty for the favourites
     * @param icon its literal
     */
    public record Chip(String code, String name, String icon) {
    }

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final int PINNED = 1;
    private static final double GAP = 8;
    private static final double MORE = 48;

    private final HBox row = Boxes.row(GAP);
    private final Tap more;
    private List<Chip> chips = List.of();
    private String chosen = "";
    private int first = PINNED;
    private final Consumer<String> chooses;

    /** @param chooses told the code of the chip that was pressed */
    public CategoryChips(Consumer<String> chooses) {
        super(GAP);
        this.chooses = chooses;
        getStyleClass().add("chips");
        more = new Tap("chip", "more").showing(new Icon("mdoal-apps", "s20")).does(this::turnPage);
        more.setId("chips-more");
        getChildren().addAll(Boxes.growing(row), more);
        widthProperty().addListener(seen -> fill());
    }

    /** Names the button that turns the page. */
    public void name(String moreName) {
        more.named(moreName);
    }

    /** Shows these chips, one of them chosen. */
    public void show(List<Chip> shown, String chosenCode) {
        if (!shown.equals(chips)) {
            chips = shown;
            first = PINNED;
        } else if (chosenCode.equals(chosen)) {
            return;
        }
        chosen = chosenCode;
        fill();
    }

    private void turnPage() {
        int fitted = row.getChildren().size() - PINNED;
        first = first + fitted >= chips.size() ? PINNED : first + fitted;
        fill();
    }

    private void fill() {
        row.getChildren().clear();
        double left = getWidth() - MORE - GAP;
        List<Chip> page = new ArrayList<>(chips.subList(0, Math.min(PINNED, chips.size())));
        page.addAll(chips.subList(Math.min(first, chips.size()), chips.size()));
        for (Chip chip : page) {
            Tap button = button(chip);
            row.getChildren().add(button);
            button.applyCss();
            left -= button.prefWidth(-1) + GAP;
            if (left < 0 && row.getChildren().size() > PINNED + 1) {
                row.getChildren().removeLast();
                return;
            }
        }
    }

    private Tap button(Chip chip) {
        Tap button = new Tap("chip").saying(chip.name(), new Icon(chip.icon(), "s18"));
        button.setId("chip-" + chip.code());
        button.setMinWidth(USE_PREF_SIZE);
        button.pseudoClassStateChanged(ON, chip.code().equals(chosen));
        return button.does(() -> chooses.accept(chip.code()));
    }
}
