package org.evertill.app.theme;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.kordamp.ikonli.IkonResolver;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;

/** How the register looks: AtlantaFX Primer below, Evertill's colours and shapes above, its own fonts. */
public enum Theme {
    LIGHT("light.css"),
    DARK("dark.css");

    private static final String SHAPES = "evertill.css";
    private static final List<String> FONTS = List.of(
            "EvertillSans.ttf",
            "EvertillSansMedium.ttf",
            "EvertillSansSemiBold.ttf",
            "EvertillSansBold.ttf",
            "EvertillDisplayBold.ttf",
            "NotoSansSC-Regular.ttf",
            "NotoSansSC-Bold.ttf");
    private static final List<String> A_SIGN_OF_EACH_FONT =
            List.of("mdoal-lock", "mdomz-wb_sunny", "mdral-info", "mdrmz-search");
    private static final double ANY_SIZE = 14;

    private final String colours;

    Theme(String colours) {
        this.colours = colours;
    }

    /** Loads the base theme. Once per program, on the FX thread, before the first scene. */
    public static void install() {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    }

    /** Loads the fonts, those of the icons too. Once per program, on any thread, after the toolkit has started. */
    public static void loadFonts() {
        FONTS.forEach(Theme::load);
        // Left alone, the first icons load them, and look through thousands of names, on the screen thread.
        IkonResolver icons = IkonResolverProvider.getInstance(JavaFXFontLoader.getInstance());
        A_SIGN_OF_EACH_FONT.forEach(literal -> icons.resolve(literal).resolve(literal));
    }

    /** Dresses a scene as the system, or the scene's own preference, says; now and whenever that changes. */
    public static void follow(Scene scene) {
        scene.getPreferences().colorSchemeProperty().subscribe(scheme ->
                (scheme == ColorScheme.DARK ? DARK : LIGHT).dress(scene));
    }

    private void dress(Scene scene) {
        scene.getStylesheets().setAll(resource(colours).toExternalForm(), resource(SHAPES).toExternalForm());
    }

    private static void load(String file) {
        try (InputStream font = resource("fonts/" + file).openStream()) {
            if (Font.loadFont(font, ANY_SIZE) == null) {
                throw new IllegalStateException("The font " + file + " cannot be used.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + file + " cannot be read.", e);
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name);
    }
}
