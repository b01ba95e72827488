package org.evertill.app.screen.complete;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Labels;

/** The receipt as the customer gets it, with its torn edge. */
final class PaperReceipt extends StackPane {

    private static final double WIDTH = 380;
    private static final double TOOTH = 11;
    private static final double TOOTH_HEIGHT = 6;

    private final VBox sheet = Boxes.styled(new VBox(), "sheet");
    private final VBox paper = new VBox(sheet, tornEdge());

    PaperReceipt() {
        getStyleClass().add("paper");
        paper.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        paper.getStyleClass().add("paper-shadow");
        ScrollPane scroll = new ScrollPane(new StackPane(paper));
        scroll.getStyleClass().add("paper-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getChildren().add(scroll);
    }

    void show(CompleteFace.Paper receipt) {
        sheet.getChildren().setAll(centred(receipt.store(), "store"));
        receipt.address().stream().filter(line -> !line.isEmpty())
                .forEach(line -> sheet.getChildren().add(centred(line, "small")));
        block(receipt.head(), "plain");
        block(receipt.lines(), "item");
        block(receipt.sums(), "plain");
        sheet.getChildren().add(pair(receipt.total(), "total"));
        block(receipt.tenders(), "plain");
        sheet.getChildren().addAll(barcode(receipt.number()), centred(receipt.number(), "small"));
        if (!receipt.footer().isEmpty()) {
            sheet.getChildren().add(centred(receipt.footer(), "footer"));
        }
    }

    private void block(List<CompleteFace.Pair> pairs, String style) {
        sheet.getChildren().add(Boxes.styled(new Region(), "cut"));
        pairs.forEach(each -> sheet.getChildren().add(pair(each, style)));
    }

    private static HBox pair(CompleteFace.Pair pair, String style) {
        Label right = Labels.saying(pair.right(), style);
        right.setMinWidth(Region.USE_PREF_SIZE);
        Label left = Labels.wrapping(style);
        left.setText(pair.left());
        left.setMinHeight(Region.USE_PREF_SIZE);
        return Boxes.styled(Boxes.row(8, left, Boxes.spring(), right), "pair");
    }

    private static Node centred(String text, String style) {
        Label label = Labels.wrapping(style);
        label.setText(text);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(Pos.CENTER);
        label.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        return label;
    }

    private static Node barcode(String number) {
        HBox bars = Boxes.styled(new HBox(), "barcode");
        String widths = Code39.widths(number).orElse("");
        for (int i = 0; i < widths.length(); i++) {
            Region bar = Boxes.styled(new Region(), i % 2 == 0 ? "bar" : "gap");
            double width = widths.charAt(i) - '0';
            bar.setMinWidth(width);
            bar.setPrefWidth(width);
            bars.getChildren().add(bar);
        }
        bars.setAlignment(Pos.CENTER);
        return bars;
    }

    private static Node tornEdge() {
        Polygon edge = new Polygon();
        edge.getPoints().addAll(0.0, 0.0);
        for (double x = 0; x < WIDTH; x += TOOTH) {
            edge.getPoints().addAll(Math.min(WIDTH, x + TOOTH / 2), TOOTH_HEIGHT, Math.min(WIDTH, x + TOOTH), 0.0);
        }
        edge.getStyleClass().add("torn");
        return edge;
    }
}
