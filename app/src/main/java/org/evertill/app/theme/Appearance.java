package org.evertill.app.theme;

import java.util.Arrays;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import org.evertill.app.text.Text;

/** Whether the screens are light or dark: as the system is, unless somebody chose for this register. */
public enum Appearance {
    SYSTEM("system", Text.APPEARANCE_SYSTEM, "mdoal-brightness_auto", Optional.empty()),
    LIGHT("light", Text.APPEARANCE_LIGHT, "mdomz-wb_sunny", Optional.of(ColorScheme.LIGHT)),
    DARK("dark", Text.APPEARANCE_DARK, "mdomz-nights_stay", Optional.of(ColorScheme.DARK));

    private final String code;
    private final Text words;
    private final String icon;
    private final Optional<ColorScheme> scheme;

    Appearance(String code, Text words, String icon, Optional<ColorScheme> scheme) {
        this.code = code;
        this.words = words;
        this.icon = icon;
        this.scheme = scheme;
    }

    /** The choice written so; the system's when it is none. */
    public static Appearance ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst().orElse(SYSTEM);
    }

    /** How it is written. */
    public String code() {
        return code;
    }

    /** What its button says. */
    public Text words() {
        return words;
    }

    /** The literal of its icon. */
    public String icon() {
        return icon;
    }

    /** What a button that goes round turns to. */
    public Appearance next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** Lets a scene, dressed by {@link Theme#follow}, look so from now on. FX thread. */
    public void show(Scene scene) {
        scene.getPreferences().setColorScheme(scheme.orElse(null));
    }
}
