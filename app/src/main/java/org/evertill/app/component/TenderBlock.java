package org.evertill.app.component;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * What is due and the ways to pay it. A way that does not exist has no button, and the amount gets its room. The dark
 * card with its shadow lies under the words and is kept as a picture: an amount that changes paints neither anew.
 */
public final class TenderBlock extends StackPane {

    private static final PseudoClass DOUBTED = PseudoClass.getPseudoClass("doubted");
    private static final double MAIN = 80;
    private static final double QUICK = 56;
    private static final int QUICK_SHOWN = 3;

    private final Label caption = Labels.of("caption");
    private final Label pieces = Labels.of("caption");
    private final Label due = Labels.of("due");
    private final Tap cash = new Tap("tender-button", "cash").filling();
    private final Tap exact = new Tap("tender-button", "exact").filling();
    private final Label cashText = Labels.of("words");
    private final Label exactAmount = Labels.wrapping("big");
    private final Label exactText = Labels.of("small");
    private final List<Tap> quick;

    /**
     * @param opensCash opens the payment screen
     * @param paysExact takes the exact amount in cash
     * @param paysQuick told which of the quick amounts was pressed
     */
    public TenderBlock(Runnable opensCash, Runnable paysExact, IntConsumer paysQuick) {
        getStyleClass().add("tender");
        Region card = Boxes.styled(new Region(), "shade");
        card.setCache(true);
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
        quick = IntStream.range(0, QUICK_SHOWN).mapToObj(i -> quickTap(i, paysQuick)).toList();
        GridPane round = Boxes.grid(QUICK_SHOWN, 1, 8, QUICK);
        round.addRow(0, quick.toArray(Tap[]::new));
        getChildren().addAll(card, Boxes.styled(Boxes.column(8, amount, main, round), "inside"));
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
        for (int i = 0; i < QUICK_SHOWN; i++) {
            Tap button = quick.get(i);
            button.setVisible(i < amounts.size());
            if (i < amounts.size()) {
                CashOffer offer = amounts.get(i);
                button.setText(offer.text());
                button.pseudoClassStateChanged(DOUBTED, offer.doubted());
                button.setStyle("-fx-font-size: " + AmountSize.ofWords(offer.text(), 16, 8) + "px;");
            }
        }
    }

    private static Tap quickTap(int index, IntConsumer paysQuick) {
        Tap button = new Tap("tender-button", "quick").filling().does(() -> paysQuick.accept(index));
        button.setId("tender-quick-" + index);
        return Boxes.optional(button);
    }

    private static VBox centred(double gap, javafx.scene.Node... children) {
        VBox box = Boxes.column(gap, children);
        box.setAlignment(Pos.CENTER);
        box.setMinWidth(Region.USE_COMPUTED_SIZE);
        return box;
    }
}
