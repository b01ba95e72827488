package org.evertill.app.screen.signon;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.evertill.app.component.BadgeField;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Keycap;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Live;
import org.evertill.app.component.PinPad;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.Tap;
import org.evertill.app.component.Typing;
import org.evertill.app.text.Language;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** The whole screen while nobody is signed on: names, number, PIN; the store, the time and the connection. */
public final class SignOnView extends HBox {

    private static final double GAP = 48;
    private static final double TIGHT_GAP = 20;
    private static final double SWITCH_WIDTH = 172;

    private final SignOnViewModel model;
    private final Texts texts;
    private final SignOnAside aside;
    private final BadgeField number = new BadgeField();
    private final PasswordField pin = new PasswordField();
    private final Label whose = Labels.of("whose");
    private final Label how = Boxes.optional(Labels.wrapping("how"));
    private final VBox people = Boxes.column(8);
    private final Tap more = new Tap("button-plain", "quiet");
    private final Label nobody = Boxes.optional(Labels.wrapping("how"));
    private final Label refusal = Labels.wrapping("words");
    /** Keeps its place when it is empty, so that a wrong PIN does not move the pad under a finger. */
    private final HBox refusalRow = Boxes.styled(Boxes.row(8, new Icon("mdral-error", "s18"), refusal), "refusal");
    private final Tap switches = new Tap("button-plain", "quiet");
    private final HBox middle;
    private final Label version = Labels.of("version");

    /**
     * What else can be done before somebody signs on.
     *
     * @param speaks      told the language that was tapped
     * @param opensStatus opens the connection status
     * @param appearance  the button for light and dark
     * @param switches    917, where the profile allows it
     */
    public record Ways(Consumer<Language> speaks, Runnable opensStatus, Tap appearance, Runnable switches) {
    }

    public SignOnView(SignOnViewModel model, Texts texts, Ways ways) {
        this.model = model;
        this.texts = texts;
        this.aside = new SignOnAside(ways.opensStatus());
        getStyleClass().add("sign-on");
        setUpFields();
        middle = Boxes.growing(new HBox(GAP, Boxes.growing(names()), entry()));
        middle.setAlignment(Pos.CENTER);
        VBox right = Boxes.growing(Boxes.styled(Boxes.column(0, languages(ways), middle, foot()), "right"));
        getChildren().addAll(aside, right);
        Live.follow(this, model.faceProperty(), face -> face.ifPresent(this::show));
    }

    /** Brings names and entry closer where there is little room. */
    public void arrange(ScreenSize size) {
        aside.arrange(size);
        middle.setSpacing(size == ScreenSize.COMPACT ? TIGHT_GAP : GAP);
    }

    /** The dark left side, which also shows time and connection. */
    public SignOnAside aside() {
        return aside;
    }

    /** Offers 917 under its word of now, or not at all. */
    public void offerSwitch(boolean offered, String word, boolean connects) {
        switches.setVisible(offered);
        switches.saying(word, new Icon(connects ? "mdral-link" : "mdral-link_off", "s20"));
    }

    /** Where the focus belongs: the PIN once it is known whose. */
    public TextInputControl input() {
        return number.getText().isBlank() || whose.getText().isEmpty() ? number : pin;
    }

    private void setUpFields() {
        number.setId("sign-on-number");
        pin.setId("sign-on-pin");
        number.getStyleClass().setAll("input", "strong");
        pin.getStyleClass().setAll("input");
        number.textProperty().addListener((seen, old, typed) -> model.choose(typed));
        number.setOnAction(event -> pin.requestFocus());
        pin.setOnAction(event -> signOn());
    }

    private Node languages(Ways ways) {
        Boxes.optional(switches.does(ways.switches())).setId("sign-on-switch");
        // One width for both of its words: a switch of the connection moves nothing.
        switches.setMinWidth(SWITCH_WIDTH);
        switches.setPrefWidth(SWITCH_WIDTH);
        HBox row = Boxes.row(8, ways.appearance(), switches, Boxes.spring());
        row.setAlignment(Pos.CENTER_RIGHT);
        for (Language language : Language.values()) {
            Tap tap = new Tap("button-plain", "language").does(() -> ways.speaks().accept(language));
            if (language != texts.language()) {
                tap.getStyleClass().add("quiet");
            }
            tap.setText(language.ownName());
            tap.setId("language-" + language.code());
            row.getChildren().add(tap);
        }
        return row;
    }

    private VBox names() {
        how.setText(texts.get(Text.SIGN_ON_HOW));
        nobody.setText(texts.get(Text.SIGN_ON_NOBODY));
        more.setText(texts.get(Text.SIGN_ON_MORE));
        more.does(model::turnPage);
        Boxes.optional(more);
        Label byBadge = Labels.wrapping("muted");
        byBadge.setText(texts.get(Text.SIGN_ON_BADGE));
        HBox badge = Boxes.styled(Boxes.row(10, new Icon("mdomz-qr_code_scanner", "s20"), byBadge), "badge-hint");
        VBox column = Boxes.styled(Boxes.column(0, Labels.saying(texts.get(Text.SIGN_ON_TITLE), "title"), how, people,
                nobody, more, badge), "names");
        column.setAlignment(Pos.CENTER_LEFT);
        return column;
    }

    private VBox entry() {
        whose.setMouseTransparent(true);
        StackPane numberRow = new StackPane(number, whose);
        StackPane.setAlignment(whose, Pos.CENTER_RIGHT);
        PinPad pad = new PinPad(digit -> Typing.type(typedInto(), digit), () -> Typing.backspace(typedInto()),
                () -> typedInto().clear(), texts.get(Text.CLEAR), texts.get(Text.BACKSPACE));
        Tap button = new Tap("button-large", "primary").does(this::signOn)
                .saying(texts.get(Text.SIGN_ON_BUTTON), new Icon("mdral-keyboard_return", "s20"));
        button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        button.setId("sign-on-button");
        button.setMaxWidth(Double.MAX_VALUE);
        VBox column = Boxes.styled(Boxes.column(0, Labels.saying(texts.get(Text.SIGN_ON_NUMBER), "field-name"),
                numberRow, Labels.saying(texts.get(Text.SIGN_ON_PIN), "field-name", "second"), pin, refusalRow,
                Boxes.styled(new StackPane(pad), "pin-pad"), button), "entry");
        column.setAlignment(Pos.CENTER);
        HBox.setHgrow(column, Priority.NEVER);
        return column;
    }

    private Node foot() {
        return Boxes.styled(Boxes.row(18, new Keycap("Tab", texts.get(Text.SIGN_ON_NEXT_FIELD)),
                new Keycap(texts.get(Text.KEY_ENTER), texts.get(Text.SIGN_ON_BUTTON)), Boxes.spring(), version),
                "foot");
    }

    private TextInputControl typedInto() {
        return number.isFocused() ? number : pin;
    }

    private void signOn() {
        model.signOn(pin.getText());
        pin.clear();
    }

    private void show(SignOnFace face) {
        aside.showFacts(face.facts());
        if (!number.getText().equals(face.number())) {
            number.setText(face.number());
            number.end();
        }
        whose.setText(face.name());
        people.getChildren().setAll(face.people().stream().map(person ->
                new PersonTap(person, () -> choose(person.number()))).toList());
        people.setVisible(!face.people().isEmpty());
        how.setVisible(!face.people().isEmpty());
        nobody.setVisible(face.people().isEmpty());
        more.setVisible(face.more());
        refusal.setText(face.refusal());
        refusalRow.setVisible(!face.refusal().isEmpty());
        version.setText(face.version());
    }

    private void choose(String workerNumber) {
        model.choose(workerNumber);
        pin.clear();
        pin.requestFocus();
    }
}
