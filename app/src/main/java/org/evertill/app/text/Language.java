package org.evertill.app.text;

import java.util.Locale;

/** A language the screens speak. */
public enum Language {
    ENGLISH("en", "English", Locale.US),
    FRENCH("fr", "Français", Locale.FRANCE),
    CHINESE("zh", "中文", Locale.SIMPLIFIED_CHINESE);

    private final String code;
    private final String ownName;
    private final Locale locale;

    Language(String code, String ownName, Locale locale) {
        this.code = code;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** The code staff, stores and product names carry, such as {@code fr}. */
    public String code() {
        return code;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** For numbers, dates and sorting. */
    public Locale locale() {
        return locale;
    }

    /** The language of a code such as {@code fr} or {@code fr-CA}; English for one the screens do not speak. */
    public static Language ofCode(String code) {
        for (Language language : values()) {
            if (code.equals(language.code) || code.startsWith(language.code + "-")) {
                return language;
            }
        }
        return ENGLISH;
    }
}
