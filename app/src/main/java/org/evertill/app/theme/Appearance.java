package org.evertill.app.theme;

import java.util.Arrays;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Scene;

/** Whether the screens are light or dark: as the system is, unless somebody chose for this register. */
public enum Appearance {
    SYSTEM("system", "mdoal-brightness_auto", Optional.empty()),
    LIGHT("light", "mdomz-wb_sunny", Optional.of(ColorScheme.LIGHT)),
    DARK("dark", "mdomz-nights_stay", Optional.of(ColorScheme.DARK));

    private final String code;
    private final String icon;
    private final Optional<ColorScheme> scheme;

    Appearance(String code, String icon, Optional<ColorScheme> scheme) {
        this.code = code;
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
