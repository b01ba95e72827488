package org.evertill.app.component;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Rows, columns and grids in the few forms the screens need. Spacing in pixels. */
public final class Boxes {

    private Boxes() {
    }

    /** Nodes beside each other, on one middle line. */
    public static HBox row(double spacing, Node... children) {
        HBox row = new HBox(spacing, children);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Nodes below each other. */
    public static VBox column(double spacing, Node... children) {
        VBox column = new VBox(spacing, children);
        column.setMinWidth(0);
        return column;
    }

    /** A node in the middle of a box of its own. */
    public static StackPane box(Node child, String... styleClasses) {
        StackPane box = new StackPane(child);
        box.getStyleClass().addAll(styleClasses);
        box.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return box;
    }

    /** Takes what room is left in a row or column. */
    public static Region spring() {
        return growing(new Region());
    }

    /** Lets a node take what room is left in its row or column. */
    public static <N extends Region> N growing(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        VBox.setVgrow(node, Priority.ALWAYS);
        node.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return node;
    }

    /** A node that is not there when it is not visible. */
    public static <N extends Node> N optional(N node) {
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    /** Sets the style classes of a node and gives it back. */
    public static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        return node;
    }

    /** Equal columns that share the width; rows of a fixed height, or sharing the height when it is 0. */
    public static GridPane grid(int columns, int rows, double gap, double rowHeight) {
        GridPane grid = new GridPane(gap, gap);
        for (int column = 0; column < columns; column++) {
            ColumnConstraints equal = new ColumnConstraints();
            equal.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(equal);
        }
        for (int row = 0; row < rows; row++) {
            RowConstraints equal = new RowConstraints();
            if (rowHeight == 0) {
                equal.setPercentHeight(100.0 / rows);
            }
            grid.getRowConstraints().add(equal);
        }
        if (rowHeight > 0) {
            rowHeight(grid, rowHeight);
        }
        return grid;
    }

    /** Gives every row of a grid this height. */
    public static void rowHeight(GridPane grid, double height) {
        for (RowConstraints row : grid.getRowConstraints()) {
            row.setMinHeight(height);
            row.setPrefHeight(height);
            row.setMaxHeight(height);
        }
    }
}
