package org.evertill.app.screen.connection;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.FloatingWindow;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.Tap;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** Connection status: what state, since when, why, what waits, what ran, and the two buttons that change it. */
public final class ConnectionWindow extends FloatingWindow {

    private static final double BUTTON = 190;
    private static final int FIGURES = 4;
    private static final double FIGURE_HEIGHT = 88;

    private final Icon heroIcon = new Icon("mdral-cloud_done", "s30");
    private final StackPane heroMark = Boxes.box(heroIcon, "hero-mark");
    private final Label title = Labels.of("heading-1");
    private final Label story = Labels.wrapping("story");
    private final List<FigureBox> figures = new ArrayList<>();
    private final StackPane figurePlace = new StackPane();
    private final Label progressName = Labels.of("progress-name");
    private final ProgressBar bar = new ProgressBar();
    private final Label progressText = Labels.of("muted");
    private final HBox progress;
    private final VBox notes = Boxes.column(0);
    private List<ConnectionFace.Note> shownNotes = List.of();
    private final Label addressCaption = Boxes.optional(Labels.of("muted"));
    private final Label address = Labels.of("address");
    private final Icon healthIcon = new Icon("mdral-check_circle", "s18");
    private final Label health = Labels.of("health");
    private final ObservableList<ConnectionFace.Row> rows = FXCollections.observableArrayList();
    private final Icon switchIcon = new Icon("mdral-link_off", "s22");
    private final Label switchText = Labels.of("words");
    private final Tap switches = new Tap("button-plain", "middle");
    private final Tap syncs = new Tap("button-plain", "middle");
    private final Tap copies = new Tap("button-plain", "middle");
    private final HBox footer = Boxes.styled(Boxes.row(10), "window-foot");

    /**
     * @param switchesConnection 917
     * @param syncsNow           wakes the workers
     * @param copiesDiagnostics  puts what whoever is called for help needs to know into the clipboard
     */
    public ConnectionWindow(Texts texts, Runnable closes, Runnable switchesConnection, Runnable syncsNow,
            Runnable copiesDiagnostics) {
        getStyleClass().add("connection-window");
        setId("connection-window");
        for (int i = 0; i < FIGURES; i++) {
            figures.add(new FigureBox());
        }
        arrange(ScreenSize.REGULAR);
        progress = Boxes.optional(progressRow());
        switches.setMinWidth(BUTTON);
        syncs.setMinWidth(BUTTON);
        Boxes.optional(switches).setId("status-switch");
        syncs.setId("status-sync");
        switches.showing(switchContent()).does(switchesConnection);
        syncs.setGraphic(new Icon("mdomz-sync", "s22"));
        syncs.does(syncsNow);
        copies.setId("status-copy");
        copies.setGraphic(new Icon("mdoal-content_copy", "s22"));
        copies.does(copiesDiagnostics);
        HBox columns = columnHead(texts);
        getChildren().addAll(head(Labels.saying(texts.get(Text.STATUS_TITLE), "heading-2"), texts.get(Text.CLOSE),
                closes), hero(), figurePlace, notes, progress, addressRow(texts), columns, log(columns, texts),
                footer);
    }

    /** Shows the connection as it is. */
    public void show(ConnectionFace face) {
        heroIcon.show(face.look().icon());
        heroMark.getStyleClass().setAll("hero-mark", face.look().style());
        title.setText(face.title());
        story.setText(face.story());
        for (int i = 0; i < figures.size(); i++) {
            figures.get(i).show(face.figures().get(i));
        }
        if (!shownNotes.equals(face.notes())) {
            shownNotes = face.notes();
            notes.getChildren().setAll(shownNotes.stream().map(ConnectionWindow::note).toList());
        }
        progress.setVisible(face.progress().isPresent());
        face.progress().ifPresent(running -> {
            progressName.setText(running.name());
            progressText.setText(running.text());
            bar.setProgress(running.share().orElse(ProgressBar.INDETERMINATE_PROGRESS));
        });
        address.setText(face.scaleUnit());
        health.setText(face.health());
        health.getStyleClass().setAll("label", "health", face.healthy() ? "good" : "bad");
        healthIcon.show(face.healthy() ? "mdral-check_circle" : "mdrmz-sync_problem");
        healthIcon.getStyleClass().removeAll("good", "bad");
        healthIcon.getStyleClass().add(face.healthy() ? "good" : "bad");
        if (!rows.equals(face.rows())) {
            rows.setAll(face.rows());
        }
        showButtons(face);
    }

    private void showButtons(ConnectionFace face) {
        switches.setVisible(face.switches());
        switchText.setText(face.switchText());
        switches.named(face.switchText());
        switchIcon.show(face.connects() ? "mdral-link" : "mdral-link_off");
        syncs.setText(face.syncText());
        copies.setText(face.copyText());
        copies.named(face.copyText());
        footer.getChildren().setAll(face.connects() ? List.of(copies, Boxes.spring(), syncs, switches)
                : List.of(copies, Boxes.spring(), switches, syncs));
        List<String> main = List.of("tap", "button-plain", "middle", "primary");
        List<String> other = List.of("tap", "button-plain", "middle");
        switches.getStyleClass().setAll(face.connects() ? main : other);
        syncs.getStyleClass().setAll(face.connects() ? other : main);
    }

    private HBox switchContent() {
        HBox content = Boxes.row(8, switchIcon, switchText, Labels.saying("917", "number"));
        content.setAlignment(Pos.CENTER);
        return content;
    }

    private HBox hero() {
        VBox words = Boxes.growing(Boxes.column(3, title, story));
        words.setAlignment(Pos.CENTER_LEFT);
        return Boxes.styled(Boxes.row(16, heroMark, words), "hero");
    }

    /**
     * Sets the four figures in one row, or in two where there is little room, and leaves the address alone there, and
     * the icon of what copies.
     */
    public void arrange(ScreenSize size) {
        copies.setContentDisplay(size == ScreenSize.COMPACT ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        addressCaption.setVisible(size != ScreenSize.COMPACT);
        int columns = size == ScreenSize.COMPACT ? FIGURES / 2 : FIGURES;
        GridPane grid = Boxes.styled(Boxes.grid(columns, FIGURES / columns, 0, FIGURE_HEIGHT), "figures");
        for (int i = 0; i < FIGURES; i++) {
            grid.add(figures.get(i), i % columns, i / columns);
            figures.get(i).follow(i % columns > 0);
        }
        figurePlace.getChildren().setAll(grid);
    }

    private static HBox note(ConnectionFace.Note note) {
        String tone = note.good() ? "good" : "bad";
        Label words = Labels.saying(note.text(), "note", tone);
        Label aside = Labels.saying(note.aside(), "muted");
        aside.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = Boxes.styled(Boxes.row(8, new Icon(note.good() ? "mdral-check_circle" : "mdrmz-report_problem",
                "s18", tone), words, Boxes.spring(), aside), "strip");
        if (note.text().indexOf('\n') >= 0) {
            row.getStyleClass().add("tall");
        }
        return row;
    }

    private HBox progressRow() {
        bar.setMaxWidth(Double.MAX_VALUE);
        progressName.setMinWidth(Region.USE_PREF_SIZE);
        progressText.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(bar, javafx.scene.layout.Priority.ALWAYS);
        return Boxes.styled(Boxes.row(14, new Icon("mdral-cloud_download", "s18", "info"), progressName, bar,
                progressText), "strip");
    }

    private HBox addressRow(Texts texts) {
        addressCaption.setText(texts.get(Text.STATUS_SCALE_UNIT));
        addressCaption.setMinWidth(Region.USE_PREF_SIZE);
        health.setMinWidth(Region.USE_PREF_SIZE);
        return Boxes.styled(Boxes.row(8, new Icon("mdoal-dns", "s18"), addressCaption, address, Boxes.spring(),
                healthIcon, health), "strip");
    }

    private static HBox columnHead(Texts texts) {
        HBox columns = LogCell.columns(Labels.saying(texts.get(Text.STATUS_COLUMN_TIME)),
                Labels.saying(texts.get(Text.STATUS_COLUMN_JOB)), Labels.saying(texts.get(Text.STATUS_COLUMN_NAME)),
                Labels.saying(texts.get(Text.STATUS_COLUMN_ROWS)), Labels.saying(texts.get(Text.STATUS_COLUMN_STATE)),
                Labels.saying(texts.get(Text.STATUS_COLUMN_DURATION)));
        return Boxes.styled(columns, "log-head");
    }

    private ListView<ConnectionFace.Row> log(HBox columns, Texts texts) {
        ListView<ConnectionFace.Row> list = Boxes.growing(new ListView<>(rows));
        list.getStyleClass().add("flat-list");
        list.setId("sync-log");
        list.setFocusTraversable(false);
        // The rows take what room is left; they never press what stands above them.
        list.setPrefHeight(0);
        list.setCellFactory(view -> new LogCell(columns));
        list.setPlaceholder(Labels.saying(texts.get(Text.STATUS_LOG_EMPTY), "subtle"));
        return list;
    }

    /** A caption, a value, a detail. */
    private static final class FigureBox extends VBox {

        private final Icon icon = new Icon("mdomz-sync", "s18");
        private final Label caption = Labels.of("caption");
        private final Label value = Labels.of("value");
        private final Label detail = Labels.of("detail");

        FigureBox() {
            getStyleClass().add("figure");
            getChildren().addAll(Boxes.row(6, icon, caption), value, detail);
        }

        /** Whether another figure stands to its left. */
        void follow(boolean another) {
            getStyleClass().remove("following");
            if (another) {
                getStyleClass().add("following");
            }
        }

        void show(ConnectionFace.Figure figure) {
            icon.show(figure.icon());
            caption.setText(figure.caption());
            value.setText(figure.value());
            detail.setText(figure.detail());
        }
    }
}
