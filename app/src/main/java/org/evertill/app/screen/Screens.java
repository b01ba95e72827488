package org.evertill.app.screen;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.ConfirmDialog;
import org.evertill.app.component.Live;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.Toast;
import org.evertill.app.component.ToastLayer;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.screen.connection.ConnectionFace;
import org.evertill.app.screen.sale.SaleView;
import org.evertill.app.screen.signon.LockOverlay;
import org.evertill.app.screen.signon.SignOnView;
import org.evertill.app.text.Texts;

/**
 * All screens in one language, in their layers: work, sign-on, windows, dialog, lock, toast. Only what is needed at
 * once is there at once. Made anew when the language changes.
 */
final class Screens extends Layers {

    private static final int SEARCH = 108;
    private static final int QUANTITY = 105;
    private static final int SWITCH_CONNECTION = 917;
    private static final Duration COMPLETED_STAYS = Duration.seconds(20);
    private static final double DIALOG_TOP = 56;

    private final RegisterViewModel model;
    private final Texts texts;
    private final Runnable returnsFocus;
    private final Layer<WorkLayer> work;
    private final SignOnView signOn;
    private final Layer<WindowLayer> windows;
    private final Layer<ConfirmDialog> dialog;
    private final Layer<LockOverlay> lock;
    private final ToastLayer toast;
    private ScreenSize size = ScreenSize.REGULAR;
    private final PauseTransition completed = new PauseTransition(COMPLETED_STAYS);

    /** @param returnsFocus puts the focus where it belongs, after something came or went */
    Screens(RegisterViewModel model, AppearanceModel appearance, Texts texts, Runnable returnsFocus) {
        this.model = model;
        this.texts = texts;
        this.returnsFocus = returnsFocus;
        ScreenModels models = model.screens();
        work = lay(() -> new WorkLayer(model, texts, this::press), this::begin);
        signOn = Boxes.optional(lay(() -> new SignOnView(models.signOn(), texts, new SignOnView.Ways(model::speak,
                model::openStatus, appearance.tap("appearance", texts), () -> press(SWITCH_CONNECTION))),
                made -> { }).bring());
        windows = lay(() -> new WindowLayer(model, texts, signOn.aside(), () -> press(SWITCH_CONNECTION)),
                this::begin);
        dialog = lay(() -> new ConfirmDialog(() -> model.answerVoid(false), () -> model.answerVoid(true)),
                made -> StackPane.setMargin(made, new Insets(DIALOG_TOP, 0, 0, 0)));
        lock = lay(() -> new LockOverlay(models.signOn(), texts, appearance.tap("lock-appearance", texts),
                new SoundTap(models.sounds(), texts)), made -> { });
        toast = lay(() -> new ToastLayer(model::dismissToast), made -> { }).bring();
        completed.setOnFinished(event -> {
            // These screens may have been replaced by others in another language meanwhile.
            if (getScene() != null && model.placeProperty().get() == Place.COMPLETE) {
                model.backToSale();
            }
        });
    }

    Texts texts() {
        return texts;
    }

    SaleView sale() {
        return work.bring().sale();
    }

    /** Presses the button of an operation, with what stands in the scan field. */
    void press(int operation) {
        switch (operation) {
            case QUANTITY -> sale().quantity();
            case SEARCH -> model.openSearch(takeTyped());
            default -> model.press(operation, takeTyped());
        }
    }

    /** Where typing belongs now. */
    Node home() {
        if (model.lockedByProperty().get().isPresent()) {
            return lock.bring().input();
        }
        Window open = model.windowProperty().get();
        if (open == Window.PROMPT || open == Window.SEARCH) {
            return windows.bring().home(open);
        }
        Place place = model.placeProperty().get();
        return place == Place.SIGN_ON ? signOn.input() : work.bring().home(place);
    }

    /** Whether a node may keep the focus: home itself, or another field or answer of the same form. */
    boolean mayFocus(Node node) {
        Node home = home();
        boolean asks = model.windowProperty().get() == Window.PROMPT;
        boolean form = asks || model.lockedByProperty().get().isPresent()
                || model.placeProperty().get() == Place.SIGN_ON;
        return node == home || form && (node instanceof TextInputControl || asks && windows.bring().answers(node));
    }

    private String takeTyped() {
        if (!work.isThere()) {
            return "";
        }
        String typed = sale().input().getText();
        sale().input().clear();
        return typed;
    }

    /** Lays everything out anew for the room there is; nothing is made anew. */
    void arrange(ScreenSize fitting) {
        size = fitting;
        signOn.arrange(size);
        toast.arrange(size);
        work.ifThere(layer -> {
            layer.arrange(size);
            showScreen(layer);
        });
        windows.ifThere(layer -> layer.arrange(size));
    }

    private void begin(WorkLayer layer) {
        layer.arrange(size);
        layer.follow();
        showScreen(layer);
    }

    private void begin(WindowLayer layer) {
        layer.overSignOn(model.placeProperty().get() == Place.SIGN_ON);
        layer.arrange(size);
        layer.follow();
    }

    /** Begins to show the model; once the screens are in their place. */
    void follow() {
        Live.follow(signOn, model.headerProperty(), face -> face.ifPresent(shown ->
                signOn.aside().showTime(shown.clock(), shown.longDate())));
        Live.follow(signOn, model.screens().connection().faceProperty(), face -> face.ifPresent(this::showConnection));
        Live.follow(this, model.placeProperty(), this::showPlace);
        Live.follow(this, model.windowProperty(), this::showWindow);
        Live.follow(this, model.toastProperty(), toast::show);
        Live.follow(this, model.screens().prompt().faceProperty(), face -> returnsFocus.run());
        Live.follow(this, model.askedProperty(), this::ask);
        Live.follow(this, model.lockedByProperty(), this::lock);
    }

    private void showConnection(ConnectionFace face) {
        signOn.offerSwitch(face.switches(), face.switchText(), face.connects());
        signOn.aside().showConnection(face.look(), face.title(), face.atSignOn(), face.story());
    }

    private void showPlace(Place place) {
        signOn.setVisible(place == Place.SIGN_ON);
        if (place != Place.SIGN_ON) {
            bringAll();
        }
        work.ifThere(this::showScreen);
        windows.ifThere(layer -> layer.overSignOn(place == Place.SIGN_ON));
        if (place == Place.COMPLETE) {
            completed.playFromStart();
        } else {
            completed.stop();
        }
        returnsFocus.run();
    }

    private void showWindow(Window open) {
        if (open != Window.NONE) {
            windows.bring();
        }
        windows.ifThere(layer -> layer.show(open));
        toast.keepBeside(open != Window.NONE);
        work.ifThere(this::showScreen);
        returnsFocus.run();
    }

    private void showScreen(WorkLayer layer) {
        layer.show(model.placeProperty().get(), model.windowProperty().get(), size);
    }

    private void ask(Optional<ConfirmDialog.Words> words) {
        words.ifPresent(asked -> dialog.bring().show(asked));
        dialog.ifThere(shown -> shown.setVisible(words.isPresent()));
        returnsFocus.run();
    }

    private void lock(Optional<String> name) {
        name.ifPresent(worker -> lock.bring().name(worker));
        lock.ifThere(shown -> shown.setVisible(name.isPresent()));
        returnsFocus.run();
    }
}
