package org.evertill.app.component;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** Evertill's mark: an open till that closes into an e. Drawn, so it is sharp at every size. */
public final class Logo {

    private static final double SIDE = 34;
    private static final LinearGradient IRIS = new LinearGradient(0, 0, 1, 1, true, CycleMethod.NO_CYCLE,
            new Stop(0, Color.web("#6f6af5")), new Stop(1, Color.web("#3a34c4")));

    private Logo() {
    }

    /** 34 px, for the header. */
    public static Node small() {
        return of(SIDE);
    }

    /** The mark at this width and height in pixels. */
    public static Node of(double side) {
        Rectangle tile = new Rectangle(SIDE, SIDE, IRIS);
        tile.setArcWidth(20);
        tile.setArcHeight(20);
        SVGPath stroke = new SVGPath();
        stroke.setContent("M24.6 11.4A9.3 9.3 0 1 0 26.2 18H12.8");
        stroke.setFill(null);
        stroke.setStroke(Color.WHITE);
        stroke.setStrokeWidth(3.3);
        stroke.setStrokeLineCap(StrokeLineCap.ROUND);
        stroke.setStrokeLineJoin(StrokeLineJoin.ROUND);
        Group mark = new Group(tile, stroke);
        mark.setScaleX(side / SIDE);
        mark.setScaleY(side / SIDE);
        StackPane box = Boxes.box(new Group(mark), "logo");
        box.setAccessibleText("Evertill");
        return box;
    }
}
