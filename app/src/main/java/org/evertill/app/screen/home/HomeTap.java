package org.evertill.app.screen.home;

import java.util.Locale;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.evertill.app.component.ActionGrid.Badge;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Tap;
import javafx.geometry.Pos;
import javafx.scene.control.Label;

/** One way on from the home screen: its mark, its shortcut, its name and what it is good for. */
final class HomeTap extends Tap {

    HomeTap(HomeFace.Tile tile, Runnable leads) {
        super("home-tile");
        setId("home-" + tile.leadsTo().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        HBox top = Boxes.row(6, Boxes.box(new Icon(tile.leadsTo().icon(), "s24"), "mark"), Boxes.spring());
        top.setAlignment(Pos.TOP_LEFT);
        if (tile.badge() != Badge.NONE) {
            top.getChildren().add(new Icon(tile.badge() == Badge.PERMISSION ? "mdral-lock" : "mdral-cloud_off", "s14",
                    "badge"));
        }
        Label key = Labels.saying(tile.key(), "shortcut");
        key.setMinWidth(Region.USE_PREF_SIZE);
        top.getChildren().add(key);
        Region air = new Region();
        VBox.setVgrow(air, Priority.ALWAYS);
        VBox inside = Boxes.styled(Boxes.column(0, top, air, wrapping(tile.title(), "title"),
                wrapping(tile.detail(), "detail")), "inside");
        inside.setMouseTransparent(true);
        filling().showing(inside).does(leads).named(tile.title() + ", " + tile.detail());
    }

    static Label wrapping(String text, String styleClass) {
        Label label = Labels.wrapping(styleClass);
        label.setText(text);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
