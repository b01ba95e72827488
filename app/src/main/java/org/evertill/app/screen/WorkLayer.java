package org.evertill.app.screen;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.HintLane;
import org.evertill.app.component.Live;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.StatusHeader;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.screen.complete.CompleteView;
import org.evertill.app.screen.connection.ConnectionFace;
import org.evertill.app.screen.home.HomeTile;
import org.evertill.app.screen.home.HomeView;
import org.evertill.app.screen.payment.PaymentFace;
import org.evertill.app.screen.payment.PaymentView;
import org.evertill.app.screen.sale.ReceiptColumn;
import org.evertill.app.screen.sale.SaleView;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** What whoever has signed on works with: header, receipt, one of the screens beside it, the lane of hints. */
final class WorkLayer extends VBox {

    private static final int LOCK = 703;
    private static final int SIGN_OFF = 701;
    private static final double COLUMN_GAP = 12;

    private final RegisterViewModel model;
    private final Texts texts;
    private final StatusHeader header;
    private final ReceiptColumn receipt;
    private final SaleView sale;
    private final PaymentView payment;
    private final CompleteView complete;
    private final HomeView home;
    private final HintLane hints = new HintLane();
    private final HBox selling;

    /** @param presses the buttons of operations, for the screens */
    WorkLayer(RegisterViewModel model, Texts texts, Presses presses) {
        this.model = model;
        this.texts = texts;
        ScreenModels models = model.screens();
        header = new StatusHeader(new StatusHeader.Ways(model::goHome, model::openStatus, () -> presses.press(LOCK),
                () -> presses.press(SIGN_OFF)));
        header.name(texts.get(Text.HINT_HOME), texts.get(Text.HEADER_LOCK), texts.get(Text.HEADER_SIGN_OFF));
        receipt = new ReceiptColumn(texts, models.sale()::select);
        sale = Boxes.growing(new SaleView(models.sale(), texts, presses::press, model::openPayment));
        payment = Boxes.growing(new PaymentView(models.payment(), texts, model::backToSale));
        complete = Boxes.growing(new CompleteView(models.complete(), texts, model::backToSale));
        home = Boxes.growing(new HomeView(models.home(), texts, model::backToSale, tile -> lead(tile, presses)));
        selling = new HBox(COLUMN_GAP, receipt, Boxes.growing(new StackPane(sale, payment)));
        payment.setFocusTraversable(true);
        complete.setFocusTraversable(true);
        home.setFocusTraversable(true);
        for (Node each : new Node[] {payment, complete, sale, selling, home}) {
            Boxes.optional(each);
        }
        StackPane body = Boxes.growing(Boxes.styled(new StackPane(selling, complete, home), "screen-body"));
        VBox.setVgrow(body, Priority.ALWAYS);
        setMinWidth(0);
        getChildren().addAll(header, body, hints);
    }

    /** Presses the button of an operation. */
    @FunctionalInterface
    interface Presses {
        void press(int operation);
    }

    SaleView sale() {
        return sale;
    }

    /** Where typing belongs on a screen. */
    Node home(Place place) {
        return switch (place) {
            case HOME -> home;
            case PAYMENT -> payment;
            case COMPLETE -> complete;
            case SALE, SIGN_ON -> sale.input();
        };
    }

    /** Begins to show the model; once this is in its place. */
    void follow() {
        Live.follow(this, model.headerProperty(), face -> face.ifPresent(this::showHeader));
        Live.follow(this, model.screens().connection().faceProperty(), face -> face.ifPresent(this::showConnection));
        Live.follow(selling, model.screens().sale().faceProperty(), face -> face.ifPresent(receipt::show));
        // A toast has the lane to itself: what it covers only in part would be read wrong.
        Live.follow(this, model.toastProperty(), toast -> hints.setVisible(toast.isEmpty()));
    }

    void arrange(ScreenSize size) {
        selling.setSpacing(size.gutter());
        header.arrange(size);
        receipt.arrange(size);
        sale.arrange(size);
        payment.arrange(size);
        complete.arrange(size);
        home.arrange(size);
    }

    /** Shows a screen, with the hints for it and for the window that lies over it. */
    void show(Place place, Window open, ScreenSize size) {
        sale.setVisible(place == Place.SALE);
        payment.setVisible(place == Place.PAYMENT);
        complete.setVisible(place == Place.COMPLETE);
        home.setVisible(place == Place.HOME);
        selling.setVisible(place != Place.COMPLETE && place != Place.HOME);
        header.offerHome(place == Place.SALE);
        hints.keepBeside(open != Window.NONE, size.receiptWidth());
        boolean payingOut = model.screens().payment().faceProperty().get().map(PaymentFace::refund).orElse(false);
        hints.show(new Hints(texts).of(place, open, payingOut), texts.get(Text.VERSION, model.version()));
    }

    /** A return is scanned into the sale; everything else lies over the home screen or takes its place by itself. */
    private void lead(HomeTile tile, Presses presses) {
        if (tile == HomeTile.RETURN) {
            model.backToSale();
        }
        tile.operation().ifPresentOrElse(presses::press, model::openStatus);
    }

    private void showHeader(HeaderFace face) {
        header.showSegments(face.segments());
        header.showTime(face.date(), face.time());
    }

    private void showConnection(ConnectionFace face) {
        header.showConnection(face.look(), face.title(), face.detail(), face.story());
    }
}
