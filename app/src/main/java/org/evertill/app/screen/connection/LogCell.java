package org.evertill.app.screen.connection;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.jspecify.annotations.Nullable;

/** One attempt in the log. A failed one opens in place to its reason when tapped. */
final class LogCell extends ListCell<ConnectionFace.Row> {

    private final Label time = Labels.of("muted");
    private final Label job = Labels.of("job");
    private final Icon direction = new Icon("mdral-cloud_download", "s18", "direction");
    private final Label name = Labels.of();
    private final Label rows = Labels.of();
    private final Icon stateIcon = new Icon("mdral-check_circle", "s18");
    private final Label state = Labels.of("state");
    private final Label took = Labels.of("muted");
    private final Label why = Boxes.optional(Labels.wrapping("why"));
    private final VBox content;
    private ConnectionFace.@Nullable Row shown;

    /** @param head whose columns the rows keep to, whether the list has a scroll bar or not */
    LogCell(Region head) {
        getStyleClass().setAll("log-cell");
        HBox line = columns(time, job, Boxes.row(8, direction, name), rows, Boxes.row(6, stateIcon, state), took);
        content = Boxes.styled(Boxes.column(0, line, why), "log-row");
        why.setVisible(false);
        content.prefWidthProperty().bind(Bindings.createDoubleBinding(() ->
                head.getWidth() - head.getInsets().getLeft() - head.getInsets().getRight(),
                head.widthProperty(), head.insetsProperty()));
        setOnMouseClicked(event -> why.setVisible(!why.isVisible() && !why.getText().isEmpty()));
    }

    /** Lays six nodes out in the columns of the log. */
    static HBox columns(Region time, Region job, Region name, Region rows, Region state, Region took) {
        fix(time, 78);
        fix(job, 70);
        fix(rows, 84);
        fix(state, 150);
        fix(took, 72);
        name.setMinWidth(0);
        name.setPrefWidth(0);
        time.getStyleClass().add("log-time");
        job.getStyleClass().add("log-job");
        state.getStyleClass().add("log-state");
        rows.getStyleClass().add("rows");
        took.getStyleClass().add("took");
        HBox line = Boxes.row(0, time, job, Boxes.growing(name), rows, state, took);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    @Override
    protected void updateItem(ConnectionFace.Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        time.setText(row.time());
        job.setText(row.job());
        direction.show(row.up() ? "mdral-cloud_upload" : "mdral-cloud_download");
        name.setText(row.name());
        rows.setText(row.rows());
        took.setText(row.took());
        why.setText(row.why());
        if (!row.equals(shown)) {
            shown = row;
            why.setVisible(row.open() && !row.why().isEmpty());
        }
        state.setText(row.stateText());
        String tone = toneOf(row.state());
        state.getStyleClass().setAll("label", "state", tone);
        stateIcon.show(iconOf(row.state()));
        stateIcon.getStyleClass().setAll("ikonli-font-icon", "s18", tone);
        setGraphic(content);
    }

    private static String toneOf(SyncFigures.State state) {
        return switch (state) {
            case APPLIED, UPLOADED -> "good";
            case FAILED -> "wrong";
            case DOWNLOADING -> "info";
            case WAITING -> "bad";
            case AVAILABLE, NO_CHANGES -> "plain";
        };
    }

    private static String iconOf(SyncFigures.State state) {
        return switch (state) {
            case APPLIED, UPLOADED -> "mdral-check_circle";
            case FAILED -> "mdral-error";
            case DOWNLOADING -> "mdral-cloud_download";
            case WAITING -> "mdral-hourglass_empty";
            case AVAILABLE -> "mdral-cloud_queue";
            case NO_CHANGES -> "mdrmz-remove";
        };
    }

    private static void fix(Region node, double width) {
        node.setMinWidth(width);
        node.setPrefWidth(width);
        node.setMaxWidth(width);
    }
}
