package org.evertill.app.screen.signon;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Live;
import org.evertill.app.component.PinPad;
import org.evertill.app.component.Tap;
import org.evertill.app.component.Typing;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** Lies over a locked register. The sale under it is kept. */
public final class LockOverlay extends StackPane {

    private final SignOnViewModel model;
    private final Texts texts;
    private final Label title = Labels.wrapping("heading-1");
    private final PasswordField pin = new PasswordField();
    private final Label refusal = Labels.wrapping("words");
    /** Keeps its place when it is empty, so that a wrong PIN does not move the pad under a finger. */
    private final HBox refusalRow = Boxes.styled(Boxes.row(8, new Icon("mdral-error", "s18"), refusal), "refusal");

    /** @param settings buttons for what is changed where nobody is in a hurry */
    public LockOverlay(SignOnViewModel model, Texts texts, Tap... settings) {
        this.model = model;
        this.texts = texts;
        setId("lock");
        getStyleClass().addAll("scrim", "lock");
        pin.setId("lock-pin");
        pin.getStyleClass().setAll("input");
        pin.setOnAction(event -> unlock());
        Label how = Labels.wrapping("muted");
        how.setText(texts.get(Text.LOCK_HOW));
        PinPad pad = new PinPad(digit -> Typing.type(pin, digit), () -> Typing.backspace(pin), pin::clear,
                texts.get(Text.CLEAR), texts.get(Text.BACKSPACE));
        Tap button = new Tap("button-large", "primary").does(this::unlock);
        button.setText(texts.get(Text.LOCK_BUTTON));
        button.setId("lock-button");
        button.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(16, Boxes.box(new Icon("mdoal-lock", "s26"), "lock-mark"),
                Boxes.growing(Boxes.column(4, title, how)));
        head.setAlignment(Pos.CENTER_LEFT);
        HBox beside = Boxes.row(8);
        for (Tap setting : settings) {
            beside.getChildren().add(Boxes.growing(setting));
        }
        VBox card = Boxes.styled(Boxes.column(16, head, pin, refusalRow, pad, button, beside), "lock-card");
        card.setMaxHeight(USE_PREF_SIZE);
        getChildren().add(card);
        Live.follow(this, model.faceProperty(), face -> face.ifPresent(this::show));
        Boxes.optional(this).setVisible(false);
    }

    /** Says who locked it. */
    public void name(String workerName) {
        title.setText(texts.get(Text.LOCK_TITLE, workerName));
    }

    /** Where the focus belongs. */
    public PasswordField input() {
        return pin;
    }

    private void unlock() {
        model.unlock(pin.getText());
        pin.clear();
    }

    private void show(SignOnFace face) {
        refusal.setText(face.refusal());
        refusalRow.setVisible(!face.refusal().isEmpty());
    }
}
