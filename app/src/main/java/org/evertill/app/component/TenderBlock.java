package org.evertill.app.component;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is due and the ways to pay it. A way that does not exist has no button, and the amount gets its room. */
public final class TenderBlock extends VBox {

    private static final PseudoClass DOUBTED = PseudoClass.getPseudoClass("doubted");
    private static final double MAIN = 80;
    private static final double QUICK = 56;

    private final Label caption = Labels.of("caption");
    private final Label pieces = Labels.of("caption");
    private final Label due = Labels.of("due");
    private final Tap cash = new Tap("tender-button", "cash").filling();
    private final Tap exact = new Tap("tender-button", "exact").filling();
    private final Label cashText = Labels.of("words");
    private final Label exactAmount = Labels.wrapping("big");
    private final Label exactText = Labels.of("small");
    private final GridPane quick = Boxes.grid(3, 1, 8, QUICK);
    private final IntConsumer paysQuick;

    /**
     * @param opensCash opens the payment screen
     * @param paysExact takes the exact amount in cash
     * @param paysQuick told which of the quick amounts was pressed
     */
    public TenderBlock(Runnable opensCash, Runnable paysExact, IntConsumer paysQuick) {
        super(8);
        this.paysQuick = paysQuick;
        getStyleClass().add("tender");
        due.setId("due");
        HBox captions = Boxes.row(8, caption, Boxes.spring(), pieces);
        VBox amount = Boxes.column(2, captions, due);
        amount.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(amount, Priority.ALWAYS);
        cash.setId("tender-cash");
        exact.setId("tender-exact");
        cash.showing(centred(4, new Icon("mdomz-payments", "s26"), cashText)).does(opensCash);
        exact.showing(centred(3, exactAmount, exactText)).does(paysExact);
        GridPane main = Boxes.grid(2, 1, 8, MAIN);
        main.addRow(0, cash, exact);
        getChildren().addAll(amount, main, quick);
    }

    /** Names what does not change with the amount. */
    public void name(String cashName) {
        cashText.setText(cashName);
        cash.named(cashName);
    }

    /** Shows what is due; without a sale nothing can be paid. */
    public void show(String captionText, String dueText, String piecesText, boolean payable) {
        caption.setText(captionText);
        due.setText(dueText);
        pieces.setText(piecesText);
        cash.setDisable(!payable);
        exact.setDisable(!payable);
        due.setStyle("-fx-font-size: " + AmountSize.of(dueText, 48, 9) + "px;");
    }

    /** Shows the exact amount, and under it what pressing it means. */
    public void showExact(CashOffer offer, String words) {
        exactAmount.setText(offer.text());
        exactText.setText(words);
        exact.named(offer.text() + ", " + words);
        exact.pseudoClassStateChanged(DOUBTED, offer.doubted());
        exactAmount.setStyle("-fx-font-size: " + AmountSize.ofWords(offer.text(), 17, 11) + "px;");
    }

    /** Shows up to three round amounts. */
    public void showQuick(List<CashOffer> amounts) {
        quick.getChildren().clear();
        for (int i = 0; i < Math.min(3, amounts.size()); i++) {
            int index = i;
            Tap button = new Tap("tender-button", "quick").filling().does(() -> paysQuick.accept(index));
            button.setText(amounts.get(i).text());
            button.pseudoClassStateChanged(DOUBTED, amounts.get(i).doubted());
            button.setStyle("-fx-font-size: " + AmountSize.ofWords(amounts.get(i).text(), 16, 8) + "px;");
            button.setId("tender-quick-" + i);
            quick.add(button, i, 0);
        }
    }

    private static VBox centred(double gap, javafx.scene.Node... children) {
        VBox box = Boxes.column(gap, children);
        box.setAlignment(Pos.CENTER);
        box.setMinWidth(Region.USE_COMPUTED_SIZE);
        return box;
    }
}
