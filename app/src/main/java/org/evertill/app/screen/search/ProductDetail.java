package org.evertill.app.screen.search;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.evertill.app.component.AmountSize;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Tap;
import org.evertill.app.component.Tints;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** The product chosen in the search, and the button that sells it. */
final class ProductDetail extends VBox {

    private final Icon icon = new Icon("mdoal-local_offer", "s48");
    private final StackPane picture = Boxes.styled(new StackPane(icon), "picture");
    private final Label name = Labels.wrapping("heading-2");
    private final Label number = Labels.of("fact-value");
    private final Label category = Labels.of("fact-value");
    private final Label price = Labels.of("detail-price");
    private boolean chosen;

    ProductDetail(Texts texts, Runnable adds) {
        getStyleClass().add("product-detail");
        Tap add = new Tap("button-large", "primary").does(adds)
                .saying(texts.get(Text.SEARCH_ADD), new Icon("mdoal-add", "s24"));
        add.setId("search-add");
        add.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(picture, name,
                Boxes.column(0, fact(texts.get(Text.SEARCH_NUMBER), number),
                        fact(texts.get(Text.SEARCH_CATEGORY), category)),
                Boxes.spring(), price, add);
    }

    /** Whether there is a product to show. */
    boolean isChosen() {
        return chosen;
    }

    void show(Optional<SearchFace.Row> shown) {
        chosen = shown.isPresent();
        shown.ifPresent(row -> {
            Tints.paint(picture, icon, row.icon(), row.tint());
            name.setText(row.name());
            number.setText(row.productNumber());
            category.setText(row.category());
            price.setText(row.price());
            price.setStyle("-fx-font-size: " + AmountSize.of(row.price(), 28, 14) + "px;");
        });
    }

    private static HBox fact(String caption, Label value) {
        Label name = Labels.saying(caption, "muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        return Boxes.styled(Boxes.row(8, name, Boxes.spring(), value), "fact");
    }
}
