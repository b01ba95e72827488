package org.evertill.app.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The words of one language. Immutable, and the same object for all who ask for a language. */
public final class Texts {

    private static final Map<Language, Texts> LOADED = new EnumMap<>(Language.class);

    private final Language language;
    private final ResourceBundle bundle;
    private final Formats formats;
    /** What has no places to fill is read once: the screens ask for all of it with every scan. */
    private final Map<String, String> plain = new ConcurrentHashMap<>();

    private Texts(Language language) {
        this.language = language;
        this.bundle = read(language);
        this.formats = new Formats(this);
    }

    /** The words of a language. */
    public static synchronized Texts in(Language language) {
        return LOADED.computeIfAbsent(language, Texts::new);
    }

    public Language language() {
        return language;
    }

    /** How this language writes amounts, quantities, dates and times. */
    public Formats formats() {
        return formats;
    }

    /** A text, its places filled in order. Plurals are choices inside the text itself. */
    public String get(Text text, Object... arguments) {
        return filled(text.key(), arguments);
    }

    /** The text for a constant of a closed set, such as a refusal's reason; the key is the family and the name. */
    public String of(TextFamily family, Enum<?> constant, Object... arguments) {
        return filled(family.key(constant.name()), arguments);
    }

    /** The text for an operation's number, which the screens must know. */
    public String of(TextFamily family, int number) {
        return filled(family.key(Integer.toString(number)));
    }

    /** The text for a published number or code, or the fallback for one the screens do not know. */
    public String ofCode(TextFamily family, String code, String fallback) {
        String key = family.key(code);
        return bundle.containsKey(key) ? bundle.getString(key) : fallback;
    }

    Locale locale() {
        return language.locale();
    }

    private String filled(String key, Object... arguments) {
        return arguments.length == 0 ? plain.computeIfAbsent(key, this::written) : written(key, arguments);
    }

    private String written(String key, Object... arguments) {
        try {
            return new MessageFormat(bundle.getString(key), locale()).format(arguments);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("No text " + key + " in " + language.code(), e);
        }
    }

    private static ResourceBundle read(Language language) {
        String name = "texts_" + language.code() + ".properties";
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The texts " + name + " cannot be read.", e);
        }
    }
}
