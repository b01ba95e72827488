package org.evertill.app.screen.search;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.FloatingWindow;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Live;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.Tap;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** Product search: what matches on the left, the chosen product on the right. */
public final class SearchWindow extends FloatingWindow {

    private static final Duration DEBOUNCE = Duration.millis(120);
    private static final double ROW = 64;

    private final SearchViewModel model;
    private final TextField input = new TextField();
    private final Label count = Labels.of("muted");
    private final Label nothing = Boxes.optional(Labels.wrapping("nothing"));
    private final Region busyBar = Boxes.styled(new Region(), "busy-bar");
    private final ObservableList<SearchFace.Row> rows = FXCollections.observableArrayList();
    private final ListView<SearchFace.Row> list = new ListView<>(rows);
    private final ProductDetail detail;
    private final PauseTransition pause = new PauseTransition(DEBOUNCE);
    private boolean showing;
    private boolean hasRoom = true;

    /** @param closes puts the search away */
    public SearchWindow(SearchViewModel model, Texts texts, Runnable closes) {
        this.model = model;
        getStyleClass().add("search-window");
        setId("search-window");
        detail = Boxes.optional(new ProductDetail(texts, () -> addAndClose(closes)));
        input.setId("search-input");
        input.getStyleClass().setAll("bare-input");
        input.setPromptText(texts.get(Text.SEARCH_PROMPT));
        Labels.watch(input);
        pause.setOnFinished(event -> model.search(input.getText()));
        input.textProperty().addListener((seen, old, typed) -> pause.playFromStart());
        input.setOnAction(event -> enter(closes));
        getChildren().addAll(top(texts, closes), busyBar, results());
        Live.follow(this, model.faceProperty(), this::show);
    }

    /** Shows the chosen product beside the results where there is room for both. */
    public void arrange(ScreenSize size) {
        hasRoom = size != ScreenSize.COMPACT;
        detail.setVisible(hasRoom && detail.isChosen());
    }

    /** Opens with this text, ready to type on. */
    public void open(String text) {
        input.setText(text);
        input.end();
        pause.stop();
        model.open(text);
    }

    /** Where the focus belongs while it is open. */
    public TextField input() {
        return input;
    }

    private void enter(Runnable closes) {
        if (pause.getStatus() == Animation.Status.RUNNING) {
            pause.stop();
            model.search(input.getText());
        }
        model.addFound(closes);
    }

    private void addAndClose(Runnable closes) {
        if (model.addSelected()) {
            closes.run();
        }
    }

    private VBox top(Texts texts, Runnable closes) {
        Tap clear = new Tap("icon-button").showing(new Icon("mdral-cancel", "s22"))
                .named(texts.get(Text.CLEAR)).does(input::clear);
        clear.visibleProperty().bind(input.textProperty().isNotEmpty());
        HBox field = Boxes.growing(Boxes.styled(Boxes.row(12, new Icon("mdomz-search", "s24", "accent"),
                Boxes.growing(input), clear), "scan-field"));
        input.focusedProperty().addListener((seen, was, is) -> field.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("inside-focused"), is));
        Tap close = new Tap("icon-button", "outlined").showing(new Icon("mdoal-close", "s24")).does(closes)
                .named(texts.get(Text.CLOSE));
        close.setId("window-close");
        HBox second = Boxes.styled(Boxes.row(8, Boxes.spring(), count), "counts");
        return Boxes.styled(Boxes.column(8, Boxes.row(10, field, close), second), "search-top");
    }

    private HBox results() {
        list.setId("search-results");
        list.getStyleClass().add("flat-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new SearchCell(model::add, model::seen));
        list.getSelectionModel().selectedIndexProperty().addListener((seen, old, index) -> {
            if (!showing) {
                model.select(index.intValue());
            }
        });
        StackPane left = Boxes.growing(new StackPane(list, nothing));
        HBox.setHgrow(left, Priority.ALWAYS);
        return Boxes.growing(new HBox(left, detail));
    }

    private void reveal(int index) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(index);
        }
    }

    private void show(SearchFace face) {
        showing = true;
        count.setText(face.count());
        nothing.setText(face.nothing());
        nothing.setVisible(!face.nothing().isEmpty());
        busyBar.setOpacity(face.busy() ? 1 : 0);
        if (!rows.equals(face.rows())) {
            rows.setAll(face.rows());
        }
        if (face.selected() < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != face.selected()) {
            list.getSelectionModel().select(face.selected());
            reveal(face.selected());
        }
        detail.show(face.chosen());
        detail.setVisible(hasRoom && detail.isChosen());
        showing = false;
    }
}
