package org.evertill.app.component;

import java.util.List;
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
     * @param brief   the value where there is little room
     */
    public record Segment(String caption, String value, String brief) {

        /** A segment that says the same everywhere. */
        public static Segment of(String caption, String value) {
            return new Segment(caption, value, value);
        }
    }

    private final HeaderTint tint = new HeaderTint();
    private final HBox segments = Boxes.row(0);
    private final Label date = Labels.of("caption");
    private final Label time = Labels.of("value");
    private final ConnectionPill pill;
    private final Tap home;
    private final Tap lock;
    private final Tap leave;
    private List<Segment> shown = List.of();
    private boolean brief;

    /** Where its buttons lead. */
    public record Ways(Runnable goesHome, Runnable opensStatus, Runnable locks, Runnable signsOff) {
    }

    public StatusHeader(Ways ways) {
        getStyleClass().add("status-header");
        home = new Tap("logo-button").showing(Logo.small()).does(ways.goesHome());
        home.setId("header-home");
        pill = new ConnectionPill(ways.opensStatus());
        lock = iconButton("mdoal-lock", "header-lock").does(ways.locks());
        leave = iconButton("mdoal-exit_to_app", "header-leave").does(ways.signsOff());
        VBox clock = Boxes.styled(Boxes.column(0, date, time), "clock");
        date.setMinWidth(Region.USE_PREF_SIZE);
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = Boxes.styled(Boxes.row(0, home, segments, Boxes.spring(), clock, pill, lock, leave),
                "content");
        getChildren().addAll(tint, content);
    }

    /** Names the buttons that have no words. */
    public void name(String homeName, String lockName, String leaveName) {
        home.named(homeName);
        lock.named(lockName);
        leave.named(leaveName);
    }

    /** Lets the mark lead home, or be nothing but the mark. */
    public void offerHome(boolean offered) {
        home.setMouseTransparent(!offered);
    }

    /** Shows these segments from the left. */
    public void showSegments(List<Segment> segmentsShown) {
        if (!segmentsShown.equals(shown)) {
            shown = List.copyOf(segmentsShown);
            draw();
        }
    }

    /** Says as much as the screen has room for. */
    public void arrange(ScreenSize size) {
        brief = size == ScreenSize.COMPACT;
        pill.arrange(size);
        draw();
    }

    private void draw() {
        segments.getChildren().clear();
        for (Segment segment : shown) {
            if (!segment.value().isEmpty()) {
                boolean first = segments.getChildren().isEmpty();
                VBox box = Boxes.styled(Boxes.column(0, Labels.saying(segment.caption(), "caption"),
                        Labels.saying(brief ? segment.brief() : segment.value(), "value")), "segment");
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
