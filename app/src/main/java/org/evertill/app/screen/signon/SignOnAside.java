package org.evertill.app.screen.signon;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.ConnectionLook;
import org.evertill.app.component.ConnectionPill;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Logo;
import org.evertill.app.component.ScreenSize;

/** The dark side of the sign-on screen: which till this is, what time it is, how its connection is. */
public final class SignOnAside extends VBox {

    private final Label clock = Labels.of("clock");
    private final Label date = Labels.of("date");
    private final GridPane facts = Boxes.grid(2, 2, 0, 0);
    private final ConnectionPill pill;

    SignOnAside(Runnable opensStatus) {
        getStyleClass().add("aside");
        pill = new ConnectionPill(opensStatus);
        pill.getStyleClass().add("on-ink");
        HBox brand = Boxes.row(12, Logo.of(40), Labels.saying("Evertill", "brand"));
        facts.setHgap(24);
        facts.setVgap(14);
        facts.getRowConstraints().clear();
        getChildren().addAll(brand, Boxes.spring(), clock, date, Boxes.styled(new Region(), "gap"),
                Boxes.styled(new StackPane(facts), "facts"), Boxes.spring(),
                Boxes.styled(new StackPane(pill), "pill-card"));
    }

    /** Says as much of the connection as there is room for. */
    public void arrange(ScreenSize size) {
        pill.arrange(size);
    }

    /** Shows the time. */
    public void showTime(String clockText, String dateText) {
        clock.setText(clockText);
        date.setText(dateText);
    }

    /** Shows the connection. */
    public void showConnection(ConnectionLook look, String title, String detail, String why) {
        pill.show(look, title, detail, why);
    }

    void showFacts(List<SignOnFace.Fact> shown) {
        facts.getChildren().clear();
        for (int i = 0; i < shown.size(); i++) {
            Label value = Labels.wrapping("value");
            value.setText(shown.get(i).value());
            facts.add(Boxes.column(1, Labels.saying(shown.get(i).caption(), "caption"), value), i % 2, i / 2);
        }
    }
}
