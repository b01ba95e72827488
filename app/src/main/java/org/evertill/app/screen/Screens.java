package org.evertill.app.screen;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.ConfirmDialog;
import org.evertill.app.component.HintLane;
import org.evertill.app.component.Live;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.StatusHeader;
import org.evertill.app.component.Toast;
import org.evertill.app.component.ToastLayer;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.screen.complete.CompleteView;
import org.evertill.app.screen.connection.ConnectionFace;
import org.evertill.app.screen.connection.ConnectionWindow;
import org.evertill.app.screen.home.HomeTile;
import org.evertill.app.screen.home.HomeView;
import org.evertill.app.screen.payment.PaymentFace;
import org.evertill.app.screen.payment.PaymentView;
import org.evertill.app.screen.prompt.PromptWindow;
import org.evertill.app.screen.sale.ReceiptColumn;
import org.evertill.app.screen.sale.SaleView;
import org.evertill.app.screen.search.SearchWindow;
import org.evertill.app.screen.signon.LockOverlay;
import org.evertill.app.screen.signon.SignOnView;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/**
 * All screens in one language, in their layers: base, window, dialog, lock, toast. Rebuilt when the language
 * changes.
 */
final class Screens extends Layers {

    private static final int LOCK = 703;
    private static final int SIGN_OFF = 701;
    private static final int SEARCH = 108;
    private static final int QUANTITY = 105;
    private static final int SWITCH_CONNECTION = 917;
    private static final Duration COMPLETED_STAYS = Duration.seconds(20);

    private final RegisterViewModel model;
    private final Texts texts;
    private final StatusHeader header;
    private final ReceiptColumn receipt;
    private final SaleView sale;
    private final PaymentView payment;
    private final CompleteView complete;
    private final SignOnView signOn;
    private final HomeView home;
    private final SearchWindow search;
    private final ConnectionWindow connection;
    private final PromptWindow prompt;
    private final ConfirmDialog dialog;
    private final LockOverlay lock;
    private final HintLane hints = new HintLane();
    private final ToastLayer toast;
    private final HBox selling;
    private final WindowLayer windows;
    private final Runnable returnsFocus;
    private ScreenSize size = ScreenSize.REGULAR;
    private final PauseTransition completed = new PauseTransition(COMPLETED_STAYS);

    /** @param returnsFocus puts the focus where it belongs, after something came or went */
    Screens(RegisterViewModel model, AppearanceModel appearance, Texts texts, Runnable returnsFocus) {
        this.model = model;
        this.texts = texts;
        this.returnsFocus = returnsFocus;
        ScreenModels models = model.screens();
        header = new StatusHeader(new StatusHeader.Ways(model::goHome, model::openStatus, () -> press(LOCK),
                () -> press(SIGN_OFF)));
        header.name(texts.get(Text.HINT_HOME), texts.get(Text.HEADER_LOCK), texts.get(Text.HEADER_SIGN_OFF));
        receipt = new ReceiptColumn(texts, models.sale()::select);
        sale = Boxes.growing(new SaleView(models.sale(), texts, this::press, model::openPayment));
        payment = Boxes.growing(new PaymentView(models.payment(), texts, model::backToSale));
        complete = Boxes.growing(new CompleteView(models.complete(), texts, model::backToSale));
        home = Boxes.growing(new HomeView(models.home(), texts, model::backToSale, this::leadFromHome));
        signOn = new SignOnView(models.signOn(), texts, new SignOnView.Ways(model::speak, model::openStatus,
                appearance.tap("appearance", texts), () -> press(SWITCH_CONNECTION)));
        search = new SearchWindow(models.search(), texts, model::closeWindow);
        connection = new ConnectionWindow(texts, model::closeWindow, () -> press(SWITCH_CONNECTION), model::syncNow);
        prompt = new PromptWindow(models.prompt(), texts);
        dialog = new ConfirmDialog(() -> model.answerVoid(false), () -> model.answerVoid(true));
        lock = new LockOverlay(models.signOn(), texts, appearance.tap("lock-appearance", texts),
                new SoundTap(models.sounds(), texts));
        windows = new WindowLayer(List.of(connection, search, prompt), signOn.aside());
        toast = new ToastLayer(model::dismissToast);
        selling = new HBox(12, receipt, Boxes.growing(new StackPane(sale, payment)));
        completed.setOnFinished(event -> model.backToSale());
        payment.setFocusTraversable(true);
        complete.setFocusTraversable(true);
        home.setFocusTraversable(true);
        lay(List.of(base(), signOn, windows, dialog, lock, toast), Set.of(signOn, toast));
        StackPane.setMargin(dialog, new Insets(56, 0, 0, 0));
        List.of(payment, complete, signOn, sale, selling, home).forEach(Boxes::optional);
    }

    Texts texts() {
        return texts;
    }

    SaleView sale() {
        return sale;
    }

    /** Presses the button of an operation, with what stands in the scan field. */
    void press(int operation) {
        switch (operation) {
            case QUANTITY -> sale.quantity();
            case SEARCH -> model.openSearch(takeTyped());
            default -> model.press(operation, takeTyped());
        }
    }

    /** A return is scanned into the sale; everything else lies over the home screen or takes its place by itself. */
    private void leadFromHome(HomeTile tile) {
        if (tile == HomeTile.RETURN) {
            model.backToSale();
        }
        tile.operation().ifPresentOrElse(this::press, model::openStatus);
    }

    /** Where typing belongs now. */
    Node home() {
        if (lock.isVisible()) {
            return lock.input();
        }
        Window open = model.windowProperty().get();
        if (open == Window.PROMPT) {
            return prompt.home();
        }
        if (open == Window.SEARCH) {
            return search.input();
        }
        return switch (model.placeProperty().get()) {
            case SIGN_ON -> signOn.input();
            case HOME -> home;
            case SALE -> sale.input();
            case PAYMENT -> payment;
            case COMPLETE -> complete;
        };
    }

    /** Whether a node may keep the focus: home itself, or another field or answer of the same form. */
    boolean mayFocus(Node node) {
        Node home = home();
        boolean form = lock.isVisible() || model.windowProperty().get() == Window.PROMPT
                || model.placeProperty().get() == Place.SIGN_ON;
        return node == home || form && (node instanceof TextInputControl || prompt.answers(node));
    }

    private VBox base() {
        StackPane body = Boxes.growing(Boxes.styled(new StackPane(selling, complete, home), "screen-body"));
        VBox.setVgrow(body, Priority.ALWAYS);
        return Boxes.column(0, header, body, hints);
    }

    private String takeTyped() {
        String typed = sale.input().getText();
        sale.input().clear();
        return typed;
    }

    /** Lays everything out anew for the room there is; nothing is made anew. */
    void arrange(ScreenSize fitting) {
        size = fitting;
        hints.keepBeside(model.windowProperty().get() != Window.NONE, size.receiptWidth());
        selling.setSpacing(size.gutter());
        header.arrange(size);
        receipt.arrange(size);
        sale.arrange(size);
        payment.arrange(size);
        complete.arrange(size);
        home.arrange(size);
        signOn.arrange(size);
        search.arrange(size);
        connection.arrange(size);
        toast.arrange(size);
        windows.arrange(size);
    }

    /** Begins to show the model; once the screens are in their place. */
    void follow() {
        Live.follow(this, model.headerProperty(), face -> face.ifPresent(this::showHeader));
        Live.follow(signOn, model.headerProperty(), face -> face.ifPresent(shown ->
                signOn.aside().showTime(shown.clock(), shown.longDate())));
        followConnection(model.screens().connection().faceProperty());
        Live.follow(selling, model.screens().sale().faceProperty(), face -> face.ifPresent(receipt::show));
        Live.follow(this, model.placeProperty(), this::showPlace);
        Live.follow(this, model.windowProperty(), this::showWindow);
        Live.follow(this, model.toastProperty(), this::showToast);
        Live.follow(this, model.screens().prompt().faceProperty(), face -> returnsFocus.run());
        Live.follow(this, model.askedProperty(), words -> {
            words.ifPresent(asked -> {
                bringAll();
                dialog.show(asked);
            });
            dialog.setVisible(words.isPresent());
            returnsFocus.run();
        });
        Live.follow(this, model.lockedByProperty(), name -> {
            name.ifPresent(worker -> {
                bringAll();
                lock.name(worker);
            });
            lock.setVisible(name.isPresent());
            returnsFocus.run();
        });
    }

    private void showHeader(HeaderFace face) {
        header.showSegments(face.segments());
        header.showTime(face.date(), face.time());
    }

    private void followConnection(ObservableValue<Optional<ConnectionFace>> shown) {
        Live.follow(this, shown, face -> face.ifPresent(of ->
                header.showConnection(of.look(), of.title(), of.detail(), of.story())));
        Live.follow(signOn, shown, face -> face.ifPresent(of -> {
            signOn.offerSwitch(of.switches(), of.switchText(), of.connects());
            signOn.aside().showConnection(of.look(), of.title(), of.atSignOn(), of.story());
        }));
        Live.follow(connection, shown, face -> face.ifPresent(connection::show));
    }

    private void showPlace(Place place) {
        if (place != Place.SIGN_ON) {
            bringAll();
        }
        signOn.setVisible(place == Place.SIGN_ON);
        windows.overSignOn(place == Place.SIGN_ON);
        sale.setVisible(place == Place.SALE);
        payment.setVisible(place == Place.PAYMENT);
        complete.setVisible(place == Place.COMPLETE);
        home.setVisible(place == Place.HOME);
        selling.setVisible(place != Place.COMPLETE && place != Place.HOME);
        header.offerHome(place == Place.SALE);
        showHints();
        if (place == Place.COMPLETE) {
            completed.playFromStart();
        } else {
            completed.stop();
        }
        returnsFocus.run();
    }

    private void showWindow(Window open) {
        if (open != Window.NONE) {
            bringAll();
        }
        connection.show(open == Window.CONNECTION);
        prompt.show(open == Window.PROMPT);
        search.show(open == Window.SEARCH);
        if (open == Window.SEARCH) {
            search.open(model.searchText());
        }
        toast.keepBeside(open != Window.NONE);
        hints.keepBeside(open != Window.NONE, size.receiptWidth());
        showHints();
        returnsFocus.run();
    }

    private void showHints() {
        boolean payingOut = model.screens().payment().faceProperty().get().map(PaymentFace::refund).orElse(false);
        hints.show(new Hints(texts).of(model.placeProperty().get(), model.windowProperty().get(), payingOut),
                texts.get(Text.VERSION, model.version()));
    }

    /** A toast has the lane to itself: what it covers only in part would be read wrong. */
    private void showToast(Optional<Toast> next) {
        toast.show(next);
        hints.setVisible(next.isEmpty());
    }
}
