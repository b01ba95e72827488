package org.evertill.app.screen;

import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.evertill.app.component.Live;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.screen.keyboard.ScanFilter;
import org.evertill.app.text.Texts;

/**
 * The root of a scene that {@link org.evertill.app.theme.Theme} dresses. Builds the screens in the language that is
 * spoken, keeps the focus where it belongs, and lets keys and scans in. FX thread.
 */
public final class RegisterView extends StackPane {

    private static final Duration TICK = Duration.millis(250);
    /** By then the first picture has been painted, which what has not changed since need not hold up. */
    private static final Duration FIRST_TICK = Duration.seconds(1);
    private static final int LOCK = 703;

    private final RegisterViewModel model;
    private final AppearanceModel appearance;
    private final LongSupplier nanos;
    private Screens screens;
    private final Idleness idleness;
    private ScreenSize size = ScreenSize.REGULAR;
    private boolean returning;

    /**
     * @param appearance shown by the scene this is put on
     * @param nanos      monotonic time, to tell a scanner from fingers
     */
    public RegisterView(RegisterViewModel model, AppearanceModel appearance, LongSupplier nanos) {
        this.model = model;
        this.appearance = appearance;
        this.nanos = nanos;
        this.idleness = new Idleness(nanos, this::leaveButtons, this::lockIdle);
        getStyleClass().add("register");
        setMinSize(0, 0);
        widthProperty().addListener(seen -> fit());
        heightProperty().addListener(seen -> fit());
        build(model.textsProperty().get());
        Live.follow(this, model.textsProperty(), this::speak);
        Timeline clock = new Timeline(new KeyFrame(TICK, event -> {
            model.tick();
            idleness.tick();
        }));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.setDelay(FIRST_TICK);
        sceneProperty().addListener((seen, old, scene) -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
                enter(scene);
            }
        });
    }

    /** Puts the focus where typing belongs now, behind what is typed there already. */
    public void returnFocus() {
        Node home = screens.home();
        if (!home.isFocused()) {
            returning = true;
            home.requestFocus();
            returning = false;
            if (home instanceof TextInputControl field) {
                field.positionCaret(field.getLength());
            }
        }
    }

    private void fit() {
        ScreenSize fitting = ScreenSize.of(getWidth(), getHeight());
        if (fitting != size) {
            pseudoClassStateChanged(pseudoClass(size), false);
            pseudoClassStateChanged(pseudoClass(fitting), true);
            size = fitting;
            screens.arrange(size);
        }
    }

    private static PseudoClass pseudoClass(ScreenSize size) {
        return PseudoClass.getPseudoClass(size.name().toLowerCase(Locale.ROOT));
    }

    private void build(Texts texts) {
        screens = new Screens(model, appearance, texts, this::returnFocus);
        screens.arrange(size);
        getChildren().setAll(screens);
        screens.follow();
    }

    private void enter(Scene scene) {
        Live.follow(this, appearance.chosenProperty(), chosen -> chosen.show(scene));
        new ScanFilter(nanos, this::scanned, model::badgeScanned).watch(scene);
        new RegisterKeys(model, () -> screens).watch(scene);
        scene.addEventFilter(InputEvent.ANY, event -> idleness.touch());
        scene.focusOwnerProperty().addListener((seen, old, owner) -> keepFocus(owner));
        returnFocus();
    }

    /** A button reached by Tab must not wait for an Enter that is meant for something else. */
    private void leaveButtons() {
        if (!(getScene().getFocusOwner() instanceof TextInputControl)) {
            returnFocus();
        }
    }

    private void lockIdle() {
        boolean working = model.placeProperty().get() != ScreenFlow.Place.SIGN_ON;
        if (working && model.lockedByProperty().get().isEmpty()) {
            model.press(LOCK, "");
        }
    }

    private void scanned(String code) {
        model.scanned(code);
        returnFocus();
    }

    private void speak(Texts texts) {
        if (screens.texts() != texts) {
            build(texts);
            returnFocus();
        }
    }

    private void keepFocus(Node owner) {
        boolean astray = Optional.ofNullable(owner).map(node -> !screens.mayFocus(node)).orElse(true);
        if (astray && !returning) {
            returnFocus();
        }
    }
}
