package org.evertill.app.screen;

import com.sun.javafx.scene.text.FontHelper;
import com.sun.javafx.font.PGFont;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** What is wrong with a screen as it is laid out: cut texts, nodes outside their place or over another, no glyph. */
final class ScreenFaults {

    /** Rounding to whole pixels may cost this much. */
    private static final double TOLERANCE = 1.5;
    /** Where the design itself ends a text in an ellipsis: the header, its pill, and names of products in lists. */
    private static final Set<String> MAY_BE_CUT = Set.of("connection-pill", "status-header", "receipt-cell",
            "search-cell");
    /** The bits of a glyph's number that say from which font it was borrowed; none for the font itself. */
    private static final int BORROWED = 0xff000000;

    private final StagedScreen screen;
    private final List<String> found = new ArrayList<>();

    private ScreenFaults(StagedScreen screen) {
        this.screen = screen;
    }

    static List<String> of(StagedScreen screen) {
        ScreenFaults faults = new ScreenFaults(screen);
        screen.shown().forEach(faults::look);
        return faults.found;
    }

    private void look(Node node) {
        if (node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isEmpty()) {
            lookAtWords(labeled);
        }
        if (node instanceof Text text && !text.getText().isEmpty()) {
            lookAtGlyphs(text);
            lookAtPlace(text);
        }
        if (node instanceof HBox || node instanceof VBox || node instanceof GridPane) {
            lookAtChildren((Parent) node);
        }
    }

    private void lookAtWords(Labeled labeled) {
        String drawn = labeled.getChildrenUnmodifiable().stream().filter(Text.class::isInstance)
                .filter(text -> text != labeled.getGraphic()).map(text -> ((Text) text).getText()).findFirst()
                .orElse("");
        if (!drawn.equals(labeled.getText()) && labeled.getContentDisplay()
                != javafx.scene.control.ContentDisplay.GRAPHIC_ONLY && !mayBeCut(labeled)) {
            fault(labeled, "is cut: '" + drawn + "' of '" + labeled.getText() + "'");
        }
    }

    private void lookAtPlace(Text text) {
        Bounds inScene = text.localToScene(text.getLayoutBounds());
        for (Node around = text.getParent(); around != null; around = around.getParent()) {
            if (isScrolled(around)) {
                Bounds frame = around.localToScene(around.getLayoutBounds());
                if (inScene.getMaxX() > frame.getMaxX() + TOLERANCE
                        || inScene.getMinX() < frame.getMinX() - TOLERANCE) {
                    fault(text, "'" + text.getText() + "' leaves its list sideways");
                }
                return;
            }
            boolean frame = around == screen.view || around.getClip() != null || around instanceof Labeled;
            if (frame && !contains(withNegativePadding(around), inScene)
                   ) {
                fault(text, "'" + text.getText() + "' leaves " + name(around) + ": " + brief(inScene) + " in "
                        + brief(around.localToScene(around.getLayoutBounds())));
                return;
            }
        }
    }

    private void lookAtChildren(Parent parent) {
        List<Node> children = parent.getChildrenUnmodifiable().stream()
                .filter(child -> child.isVisible() && child.isManaged()).toList();
        Bounds place = new BoundingBox(0, 0, parent.getLayoutBounds().getWidth(), parent.getLayoutBounds().getHeight());
        for (int i = 0; i < children.size(); i++) {
            Bounds own = placeOf(children.get(i));
            if (!contains(place, own)) {
                fault(children.get(i), "leaves its " + name(parent) + ": " + brief(own) + " in " + brief(place));
            }
            for (int j = i + 1; j < children.size(); j++) {
                if (overlap(own, placeOf(children.get(j)))) {
                    fault(children.get(i), "lies over " + name(children.get(j)) + ": " + brief(own) + ", "
                            + brief(placeOf(children.get(j))));
                }
            }
        }
    }

    private void lookAtGlyphs(Text text) {
        var glyphs = ((PGFont) FontHelper.getNativeFont(text.getFont())).getFontResource().getGlyphMapper();
        String missing = text.getText().codePoints().filter(point -> !Character.isWhitespace(point))
                .filter(point -> glyphs.charToGlyph(point) == 0 || (glyphs.charToGlyph(point) & BORROWED) != 0)
                .mapToObj(Character::toString).distinct().collect(Collectors.joining());
        if (!missing.isEmpty()) {
            fault(text, "has no glyph for '" + missing + "' in " + text.getFont().getName() + ": '" + text.getText()
                    + "'");
        }
    }

    private void fault(Node node, String what) {
        found.add(name(node) + " " + what);
    }

    private static boolean mayBeCut(Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent)
                .anyMatch(each -> each.getStyleClass().stream().anyMatch(MAY_BE_CUT::contains));
    }

    /** What leaves a list or the receipt's paper at its lower edge can be scrolled to. */
    private static boolean isScrolled(Node frame) {
        return frame.getStyleClass().contains("clipped-container") || frame.getStyleClass().contains("viewport");
    }

    /** A label that gives away the empty space above and below its figures paints there, and means to. */
    private static Bounds withNegativePadding(Node frame) {
        Bounds own = frame.localToScene(frame.getLayoutBounds());
        Insets insets = frame instanceof Region region ? region.getInsets() : Insets.EMPTY;
        double above = Math.max(0, -insets.getTop());
        double below = Math.max(0, -insets.getBottom());
        return new BoundingBox(own.getMinX(), own.getMinY() - above, own.getWidth(),
                own.getHeight() + above + below);
    }

    private static Bounds placeOf(Node node) {
        Bounds own = node.getLayoutBounds();
        return new BoundingBox(node.getLayoutX() + own.getMinX(), node.getLayoutY() + own.getMinY(), own.getWidth(),
                own.getHeight());
    }

    private static boolean contains(Bounds outer, Bounds inner) {
        return inner.getMinX() >= outer.getMinX() - TOLERANCE && inner.getMaxX() <= outer.getMaxX() + TOLERANCE
                && inner.getMinY() >= outer.getMinY() - TOLERANCE && inner.getMaxY() <= outer.getMaxY() + TOLERANCE;
    }

    private static boolean overlap(Bounds one, Bounds other) {
        return one.getWidth() > 0 && other.getWidth() > 0
                && one.getMinX() < other.getMaxX() - TOLERANCE && other.getMinX() < one.getMaxX() - TOLERANCE
                && one.getMinY() < other.getMaxY() - TOLERANCE && other.getMinY() < one.getMaxY() - TOLERANCE;
    }

    private static String brief(Bounds bounds) {
        return String.format("[%.0f-%.0f, %.0f-%.0f]", bounds.getMinX(), bounds.getMaxX(), bounds.getMinY(),
                bounds.getMaxY());
    }

    private static String name(Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).limit(4)
                .map(each -> each.getClass().getSimpleName() + (each.getId() == null ? "" : "#" + each.getId())
                        + each.getStyleClass().stream().filter(style -> !style.equals("label")
                                && !style.equals("text") && !style.equals("tap"))
                        .map(style -> "." + style).collect(Collectors.joining()))
                .collect(Collectors.joining(" < "));
    }
}
