package org.evertill.app.component;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The eight colours of shelves, by the names headquarters publishes. */
public final class Tints {

    private static final List<String> NAMES =
            List.of("coffee", "bakery", "produce", "dairy", "pantry", "home", "gift", "care");
    private static final Set<String> ICONS = Stream.<Ikon>concat(
            Stream.of(Material2OutlinedAL.values()), Stream.of(Material2OutlinedMZ.values()))
            .map(Ikon::getDescription).collect(Collectors.toUnmodifiableSet());
    private static final String UNKNOWN = "home";
    private static final String NO_ICON = "mdoal-local_offer";

    private Tints() {
    }

    /** Gives a box and its icon the colour of a shelf; one the register does not know looks like home. */
    public static void paint(Region box, Icon icon, String literal, String tint) {
        String style = "tint-" + (NAMES.contains(tint) ? tint : UNKNOWN);
        if (!box.getStyleClass().contains(style)) {
            box.getStyleClass().removeIf(name -> name.startsWith("tint-"));
            box.getStyleClass().add(style);
        }
        icon.show(ICONS.contains(literal) ? literal : NO_ICON);
    }
}
