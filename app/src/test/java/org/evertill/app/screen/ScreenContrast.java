package org.evertill.app.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.text.Text;
import org.evertill.app.theme.Contrast;
import org.kordamp.ikonli.javafx.FontIcon;

/** The contrast of every text as it is painted, with what lies under it, on a screen that is laid out and dressed. */
final class ScreenContrast {

    private static final double TEXT = 4.5;
    /** For large text and for what is no text. */
    private static final double LARGE = 3;
    private static final double LARGE_FROM = 24;

    private record Painted(Node node, Bounds place, double opacity) {

        static Painted of(Node node) {
            return new Painted(node, node.localToScene(node.getLayoutBounds()), opacityOf(node));
        }
    }

    private final List<Painted> painted;

    private ScreenContrast(List<Painted> painted) {
        this.painted = painted;
    }

    /** A sentence for every text that cannot be read well. What is disabled is meant to look so. */
    static List<String> faultsOf(StagedScreen screen) {
        ScreenContrast contrast = new ScreenContrast(screen.shown().stream().filter(node -> node instanceof Text
                || node instanceof Region region && region.getBackground() != null).map(Painted::of).toList());
        return screen.shown().stream().filter(Text.class::isInstance).map(Text.class::cast)
                .filter(text -> !text.getText().isEmpty() && opacityOf(text) == 1)
                .flatMap(contrast::fault).toList();
    }

    private Stream<String> fault(Text text) {
        Paint paint = text instanceof FontIcon icon ? icon.getIconColor() : text.getFill();
        if (!(paint instanceof Color colour)) {
            return Stream.empty();
        }
        double needed = text instanceof FontIcon || text.getFont().getSize() >= LARGE_FROM ? LARGE : TEXT;
        double ratio = under(text).stream().mapToDouble(below -> Contrast.of(over(colour, below), below)).min()
                .orElseThrow();
        return ratio >= needed ? Stream.empty() : Stream.of(String.format(Locale.ROOT, "%.2f instead of %.1f: '%s' %s"
                + " on %s in %s", ratio, needed, text.getText(), colour, under(text), text.getParent()));
    }

    /** The colours that can lie under the middle of a text; several where a gradient does. */
    private List<Color> under(Text text) {
        Bounds own = text.localToScene(text.getLayoutBounds());
        Point2D middle = new Point2D(own.getCenterX(), own.getCenterY());
        List<Color> colours = List.of(Color.WHITE);
        for (Painted each : painted) {
            if (each.node() == text) {
                break;
            }
            if (each.node() instanceof Region region && each.opacity() > 0 && each.place().contains(middle)) {
                for (BackgroundFill fill : region.getBackground().getFills()) {
                    colours = painted(colours, fill, each, middle);
                }
            }
        }
        return colours;
    }

    private static List<Color> painted(List<Color> below, BackgroundFill fill, Painted region, Point2D middle) {
        Bounds place = region.place();
        boolean covers = middle.getX() >= place.getMinX() + fill.getInsets().getLeft()
                && middle.getX() <= place.getMaxX() - fill.getInsets().getRight()
                && middle.getY() >= place.getMinY() + fill.getInsets().getTop()
                && middle.getY() <= place.getMaxY() - fill.getInsets().getBottom();
        if (!covers) {
            return below;
        }
        List<Color> result = new ArrayList<>();
        for (Color colour : colours(fill.getFill())) {
            below.forEach(each -> result.add(over(colour.deriveColor(0, 1, 1, region.opacity()), each)));
        }
        return result.stream().distinct().toList();
    }

    private static List<Color> colours(Paint paint) {
        return switch (paint) {
            case Color colour -> List.of(colour);
            case LinearGradient gradient -> gradient.getStops().stream().map(Stop::getColor).toList();
            case RadialGradient gradient -> gradient.getStops().stream().map(Stop::getColor).toList();
            default -> List.of();
        };
    }

    private static Color over(Color colour, Color below) {
        double share = colour.getOpacity();
        return Color.color(colour.getRed() * share + below.getRed() * (1 - share),
                colour.getGreen() * share + below.getGreen() * (1 - share),
                colour.getBlue() * share + below.getBlue() * (1 - share));
    }

    private static double opacityOf(Node node) {
        return Stream.iterate(node, each -> each != null, Node::getParent).mapToDouble(Node::getOpacity)
                .reduce(1, (one, other) -> one * other);
    }
}
