package org.evertill.app.component;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The top of every selling screen: where, who, since when, what time it is, and the connection. */
public final class StatusHeader extends StackPane {

    /**
     * A short caption above a value.
     *
     * @param caption what the value is
     * @param value   empty to leave the segment out
     */
    public record Segment(String caption, String value) {
    }

    private final HeaderTint tint = new HeaderTint();
    private final HBox segments = Boxes.row(0);
    private final Label date = Labels.of("caption");
    private final Label time = Labels.of("value");
    private final ConnectionPill pill;
    private final Tap lock;
    private final Tap leave;

    public StatusHeader(Runnable opensStatus, Runnable locks, Runnable signsOff) {
        getStyleClass().add("status-header");
        pill = new ConnectionPill(opensStatus);
        lock = iconButton("mdoal-lock", "header-lock").does(locks);
        leave = iconButton("mdoal-exit_to_app", "header-leave").does(signsOff);
        VBox clock = Boxes.styled(Boxes.column(0, date, time), "clock");
        date.setMinWidth(Region.USE_PREF_SIZE);
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setMargin(leave, new Insets(0, 0, 0, -4));
        HBox content = Boxes.styled(Boxes.row(0, Logo.small(), segments, Boxes.spring(), clock, pill, lock, leave),
                "content");
        getChildren().addAll(tint, content);
    }

    /** Names the buttons that have no words. */
    public void name(String lockName, String leaveName) {
        lock.named(lockName);
        leave.named(leaveName);
    }

    /** Shows these segments from the left. */
    public void showSegments(Segment... shown) {
        segments.getChildren().clear();
        for (Segment segment : shown) {
            if (!segment.value().isEmpty()) {
                boolean first = segments.getChildren().isEmpty();
                VBox box = Boxes.styled(Boxes.column(0, Labels.saying(segment.caption(), "caption"),
                        Labels.saying(segment.value(), "value")), "segment");
                if (!first) {
                    box.getStyleClass().add("following");
                }
                segments.getChildren().add(box);
            }
        }
    }

    /** Shows date and time. */
    public void showTime(String dateText, String timeText) {
        date.setText(dateText);
        time.setText(timeText);
    }

    /** Shows the connection, in the pill and as the colour of the whole header. */
    public void showConnection(ConnectionLook look, String title, String detail, String why) {
        pill.show(look, title, detail, why);
        tint.show(look);
    }

    private static Tap iconButton(String icon, String id) {
        Tap button = new Tap("icon-button").showing(new Icon(icon, "s24"));
        button.setId(id);
        return button;
    }
}
