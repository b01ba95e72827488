package org.evertill.app.screen.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.evertill.app.component.BadgeField;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.FloatingWindow;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Live;
import org.evertill.app.component.NumPad;
import org.evertill.app.component.PinPad;
import org.evertill.app.component.Tap;
import org.evertill.app.component.Typing;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** The one view for everything an operation may ask: a number, a code, a reason, a manager, a yes. */
public final class PromptWindow extends FloatingWindow {

    private final PromptViewModel model;
    private final Texts texts;
    private final Label title = Labels.of("heading-2");
    private final Label how = Labels.wrapping("how");
    private final StackPane body = new StackPane();
    private final Label refusal = Labels.wrapping("words");
    private final HBox refusalRow = Boxes.optional(Boxes.styled(
            Boxes.row(8, new Icon("mdral-error", "s18"), refusal), "refusal"));
    private final List<Tap> answers = new ArrayList<>();
    private Optional<TextInputControl> input = Optional.empty();

    public PromptWindow(PromptViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("prompt-window");
        body.setAlignment(Pos.TOP_CENTER);
        getStyleClass().add("prompt-window");
        VBox inside = Boxes.growing(Boxes.styled(Boxes.column(16, how, refusalRow, Boxes.growing(body)), "inside"));
        getChildren().addAll(head(title, texts.get(Text.PROMPT_CANCEL), model::cancel), inside);
        Live.follow(this, model.faceProperty(), face -> face.ifPresent(this::draw));
    }

    /**
     * Where the focus belongs while it is open: the field, or where only buttons answer the window itself, so that
     * nothing typed meanwhile reaches a field under it. Tab leads to the buttons.
     */
    public Node home() {
        return input.<Node>map(Function.identity()).orElse(this);
    }

    /** Whether this is one of the buttons that answer. */
    public boolean answers(Node node) {
        return answers.contains(node);
    }

    private void draw(PromptFace face) {
        title.setText(face.title());
        how.setText(face.how());
        refusal.setText(face.refusal());
        refusalRow.setVisible(!face.refusal().isEmpty());
        input = Optional.empty();
        answers.clear();
        body.getChildren().setAll(switch (face.kind()) {
            case NUMBER, CODE -> typed();
            case CHOICE -> choices(face);
            case CREDENTIALS -> credentials();
            case YES_NO -> yesNo(face);
        });
    }

    private Node typed() {
        TextField field = field("prompt-input", new TextField());
        field.setOnAction(event -> model.give(field.getText()));
        NumPad.Keys keys = new NumPad.Keys(digits -> Typing.type(field, digits), () -> Typing.backspace(field),
                field::clear, field::clear, () -> model.give(field.getText()));
        NumPad pad = new NumPad(keys, new NumPad.Words(texts.get(Text.CLEAR), texts.get(Text.ENTER),
                texts.get(Text.BACKSPACE), texts.formats().decimalSeparator()), "", false);
        VBox column = Boxes.styled(Boxes.column(12, field, pad), "narrow");
        input = Optional.of(field);
        return column;
    }

    private Node choices(PromptFace face) {
        VBox list = Boxes.styled(Boxes.column(8), "choices");
        for (PromptFace.Choice choice : face.choices()) {
            Tap tap = answer(new Tap("choice")).does(() -> model.choose(choice.code()));
            tap.showing(content(choice)).named(choice.text() + ' ' + choice.aside());
            tap.setId("choice-" + choice.code());
            tap.setMaxWidth(Double.MAX_VALUE);
            list.getChildren().add(tap);
        }
        return list;
    }

    private static HBox content(PromptFace.Choice choice) {
        VBox words = Boxes.growing(Boxes.column(1, Labels.saying(choice.text(), "words")));
        words.setAlignment(Pos.CENTER_LEFT);
        if (!choice.detail().isEmpty()) {
            words.getChildren().add(Labels.saying(choice.detail(), "detail"));
        }
        Label aside = Labels.saying(choice.aside(), "aside");
        aside.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = Boxes.styled(Boxes.row(12, words, aside), "choice-content");
        content.setMouseTransparent(true);
        return content;
    }

    private Node credentials() {
        TextField number = field("prompt-number", new BadgeField());
        PasswordField pin = field("prompt-pin", new PasswordField());
        Runnable allow = () -> {
            model.authorize(number.getText(), pin.getText());
            pin.clear();
        };
        number.setOnAction(event -> pin.requestFocus());
        pin.setOnAction(event -> allow.run());
        PinPad pad = new PinPad(digit -> Typing.type(focused(number, pin), digit),
                () -> Typing.backspace(focused(number, pin)), () -> focused(number, pin).clear(),
                texts.get(Text.CLEAR), texts.get(Text.BACKSPACE));
        Tap button = new Tap("button-large", "primary").does(allow);
        button.setText(texts.get(Text.PROMPT_ALLOW));
        button.setId("prompt-allow");
        button.setMaxWidth(Double.MAX_VALUE);
        input = Optional.of(number);
        VBox fields = Boxes.styled(Boxes.column(6, Labels.saying(texts.get(Text.SIGN_ON_NUMBER), "field-name"),
                number, Labels.saying(texts.get(Text.SIGN_ON_PIN), "field-name"), pin, Boxes.spring(), button),
                "narrow");
        HBox both = Boxes.styled(new HBox(32, fields, Boxes.styled(pad, "beside")), "credentials");
        both.setMaxHeight(Region.USE_PREF_SIZE);
        return both;
    }

    private Node yesNo(PromptFace face) {
        Tap yes = answer(new Tap("button-large", "primary")).does(() -> model.give(""));
        yes.setText(face.yes());
        yes.setId("prompt-yes");
        Tap no = answer(new Tap("button-large")).does(model::cancel);
        no.setText(face.no());
        no.setId("prompt-no");
        HBox buttons = Boxes.row(12, no, yes);
        buttons.setAlignment(Pos.TOP_CENTER);
        return buttons;
    }

    /** Without a field the keyboard has only the buttons: they can be reached by Tab, against the habit of taps. */
    private Tap answer(Tap tap) {
        tap.setFocusTraversable(true);
        answers.add(tap);
        return tap;
    }

    private static TextInputControl focused(TextInputControl first, TextInputControl second) {
        return second.isFocused() ? second : first;
    }

    private static <F extends TextInputControl> F field(String id, F field) {
        field.setId(id);
        field.getStyleClass().setAll("input");
        return field;
    }
}
