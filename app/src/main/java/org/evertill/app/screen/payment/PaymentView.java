package org.evertill.app.screen.payment;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.evertill.app.component.AmountSize;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.CashOffer;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Live;
import org.evertill.app.component.NumPad;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.Tap;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** The middle and right columns while cash is taken. */
public final class PaymentView extends HBox {

    private static final PseudoClass DOUBTED = PseudoClass.getPseudoClass("doubted");

    private static final int LARGEST = 56;
    /** How many characters of the balance fit at the largest size. */
    private static final int FITTING = 12;
    private static final int FITTING_COMPACT = 7;

    private final PaymentViewModel model;
    private final Texts texts;
    private final Label total = Labels.of("total");
    private final Label balanceCaption = Labels.of("caption");
    private final Label balance = Labels.of("balance");
    private final Label paid = Labels.of("paid");
    private final ProgressBar share = new ProgressBar(0);
    private final VBox tenders = new VBox();
    private final Label how = Labels.wrapping("how");
    private final Label cashAmount = Labels.of("cash-amount");
    private final Label amountCaption = Labels.of("caption");
    private final Label amount = Labels.of("amount");
    private final GridPane quick = Boxes.grid(3, 1, 8, 56);
    private final GridPane notes = Boxes.grid(3, 2, 8, 72);
    private final Tap exact = new Tap("button-plain", "middle");
    private final NumPad pad;
    private final HBox first = Boxes.styled(Boxes.row(0), "first");
    private final HBox second = Boxes.row(0);
    private final VBox head;
    private VBox due = Boxes.column(0);
    private int fitting = FITTING;
    private final Label takeText = Labels.of("take");
    private final Label consequence = Boxes.optional(Labels.of("consequence"));

    /** @param goesBack returns to the sale; nothing that was taken is lost */
    public PaymentView(PaymentViewModel model, Texts texts, Runnable goesBack) {
        super(12);
        this.model = model;
        this.texts = texts;
        getStyleClass().add("payment");
        head = head(goesBack);
        VBox middle = Boxes.growing(Boxes.styled(Boxes.column(0, head, tenders, cashCard()), "card"));
        pad = pad();
        VBox right = Boxes.styled(Boxes.column(12, entry(), pad, quick, exact, Boxes.spring(), take()), "column-c");
        exact.setMaxWidth(Double.MAX_VALUE);
        exact.setId("payment-exact");
        exact.does(model::takeExact);
        getChildren().addAll(middle, right);
        arrange(ScreenSize.REGULAR);
        Live.follow(this, model.faceProperty(), face -> face.ifPresent(this::show));
    }

    /** Lays both columns out for the room there is. */
    public void arrange(ScreenSize size) {
        setSpacing(size.gutter());
        pad.arrange(size);
        boolean compact = size == ScreenSize.COMPACT;
        fitting = compact ? FITTING_COMPACT : FITTING;
        total.setVisible(!compact);
        cashAmount.setVisible(!compact);
        second.getChildren().setAll(compact ? List.of(due) : List.of(due, Boxes.spring(), paid));
        head.getChildren().setAll(compact ? List.of(first, second, paid, share) : List.of(first, second, share));
        sizeBalance();
    }

    private void sizeBalance() {
        balance.setStyle("-fx-font-size: " + AmountSize.of(balance.getText(), LARGEST, fitting) + "px;");
    }

    private VBox head(Runnable goesBack) {
        Tap back = new Tap("icon-button").showing(new Icon("mdoal-arrow_back", "s24")).does(goesBack)
                .named(texts.get(Text.HINT_BACK));
        back.setId("payment-back");
        total.setMinWidth(Region.USE_PREF_SIZE);
        paid.setMinWidth(Region.USE_PREF_SIZE);
        first.getChildren().setAll(List.of(back, Labels.saying(texts.get(Text.PAYMENT_TITLE), "title"),
                Boxes.spring(), Boxes.optional(total)));
        due = Boxes.column(0, balanceCaption, balance);
        second.setAlignment(Pos.BOTTOM_LEFT);
        balance.setId("balance");
        share.setMaxWidth(Double.MAX_VALUE);
        return Boxes.styled(Boxes.column(8), "payment-head");
    }

    private VBox cashCard() {
        Label name = Labels.saying(texts.get(Text.PAYMENT_CASH), "name");
        VBox words = Boxes.growing(Boxes.column(1, name, how));
        words.setAlignment(Pos.CENTER_LEFT);
        cashAmount.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = Boxes.row(14, Boxes.box(new Icon("mdomz-payments", "s24"), "mark"), words,
                Boxes.optional(cashAmount));
        HBox cash = Boxes.styled(content, "method");
        VBox tapped = Boxes.optional(Boxes.column(8, Labels.saying(texts.get(Text.PAYMENT_NOTES), "notes-caption"),
                notes));
        tapped.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(notes.getChildren()));
        return Boxes.styled(Boxes.column(8, cash, tapped), "methods");
    }

    private VBox entry() {
        Region caret = Boxes.styled(new Region(), "caret");
        amount.setId("payment-amount");
        HBox line = Boxes.row(6, amount, caret);
        return Boxes.styled(Boxes.column(0, amountCaption, line), "amount-entry");
    }

    private NumPad pad() {
        NumPad.Keys keys = new NumPad.Keys(model::type, model::backspace, model::clear, model::clear, model::take);
        return new NumPad(keys, new NumPad.Words(texts.get(Text.CLEAR), texts.get(Text.ENTER),
                texts.get(Text.BACKSPACE), texts.formats().decimalSeparator()), "", true);
    }

    private Tap take() {
        HBox first = Boxes.row(8, new Icon("mdomz-payments", "s24"), takeText);
        first.setAlignment(Pos.CENTER);
        VBox content = Boxes.column(1, first, consequence);
        content.setAlignment(Pos.CENTER);
        Tap take = new Tap("button-huge", "success", "take").showing(content).does(model::take);
        take.setId("payment-take");
        take.setMaxWidth(Double.MAX_VALUE);
        return take;
    }

    private void show(PaymentFace face) {
        total.setText(face.total());
        balanceCaption.setText(face.balanceCaption());
        balance.setText(face.balance());
        sizeBalance();
        paid.setText(face.paid());
        share.setProgress(face.paidShare());
        how.setText(face.howText());
        cashAmount.setText(face.balance());
        amountCaption.setText(face.amountCaption());
        amount.setText(face.amount());
        amount.setStyle("-fx-font-size: " + AmountSize.of(face.amount(), 36, 12) + "px;");
        exact.setText(face.exact().text());
        exact.pseudoClassStateChanged(DOUBTED, face.exact().doubted());
        takeText.setText(face.take());
        takeText.setStyle("-fx-font-size: " + AmountSize.of(face.take(), 19, 22) + "px;");
        consequence.setText(face.consequence());
        consequence.setVisible(!face.consequence().isEmpty());
        showTenders(face.tenders());
        showQuick(face.quickCash());
        showNotes(face.notes());
    }

    private void showTenders(List<PaymentFace.Tender> shown) {
        List<HBox> rows = new ArrayList<>();
        for (PaymentFace.Tender tender : shown) {
            rows.add(Boxes.styled(Boxes.row(16, new Icon("mdral-check_circle", "s24", "good"),
                    Labels.saying(tender.name(), "heading-3"), Boxes.spring(),
                    Labels.saying(tender.amount(), "tender-amount")), "taken"));
        }
        tenders.getChildren().setAll(rows);
    }

    private void showNotes(List<String> values) {
        notes.getChildren().clear();
        for (int i = 0; i < values.size(); i++) {
            int index = i;
            Tap button = new Tap("note-key").filling().does(() -> model.addNote(index));
            button.setText(values.get(i));
            button.setId("payment-note-" + i);
            notes.add(button, i % 3, i / 3);
        }
    }

    private void showQuick(List<CashOffer> amounts) {
        quick.getChildren().clear();
        for (int i = 0; i < amounts.size(); i++) {
            int index = i;
            Tap button = new Tap("button-plain", "note").filling().does(() -> model.takeQuick(index));
            button.setText(amounts.get(i).text());
            button.pseudoClassStateChanged(DOUBTED, amounts.get(i).doubted());
            button.setStyle("-fx-font-size: " + AmountSize.ofWords(amounts.get(i).text(), 17, 8) + "px;");
            button.setId("payment-quick-" + i);
            quick.add(button, i, 0);
        }
    }
}
