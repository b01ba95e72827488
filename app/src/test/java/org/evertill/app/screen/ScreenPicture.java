package org.evertill.app.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.awt.image.BufferedImage;
import javafx.embed.swing.SwingFXUtils;
import javax.imageio.ImageIO;
import org.evertill.app.text.Language;
import org.evertill.app.theme.Appearance;

/** What picture there can be of a state: in a language, light or dark, at a size. */
record ScreenPicture(ScreenState state, Language language, Appearance appearance, int width, int height) {

    private static final int[][] SIZES = {{1024, 768}, {1366, 768}, {1920, 1080}};

    static List<ScreenPicture> allOf(ScreenState state, Language language) {
        List<ScreenPicture> all = new ArrayList<>();
        for (Appearance appearance : List.of(Appearance.LIGHT, Appearance.DARK)) {
            for (int[] size : SIZES) {
                all.add(new ScreenPicture(state, language, appearance, size[0], size[1]));
            }
        }
        return all;
    }

    /** Such as {@code en/light/1366/02-transaction}. */
    String name() {
        return language.code() + '/' + appearance.code() + '/' + width + '/' + state.name();
    }

    /** Draws it without a window, which could be no larger than the headless display. */
    Drawn draw() {
        return FxToolkit.onFx(() -> {
            StagedScreen screen = StagedScreen.of(state, language, width, height).dressed(appearance);
            screen.showFocus();
            Drawn drawn = new Drawn(SwingFXUtils.fromFXImage(screen.scene.snapshot(null), null));
            screen.leave();
            return drawn;
        });
    }

    @Override
    public String toString() {
        return name();
    }

    /** A picture in memory. */
    record Drawn(BufferedImage image) {

        void write(Path file) {
            try {
                Files.createDirectories(file.getParent());
                ImageIO.write(image, "png", file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
