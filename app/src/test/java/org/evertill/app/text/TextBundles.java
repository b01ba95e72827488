package org.evertill.app.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/** The message bundles as they stand in their files, for tests. */
public final class TextBundles {

    private TextBundles() {
    }

    static PropertyResourceBundle of(Language language) {
        String name = "texts_" + language.code() + ".properties";
        try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(name))) {
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all texts. */
    public static Set<String> keys() {
        return of(Language.ENGLISH).keySet();
    }

    /** Every text of a language. */
    public static Set<String> words(Language language) {
        PropertyResourceBundle bundle = of(language);
        return bundle.keySet().stream().map(bundle::getString).collect(Collectors.toSet());
    }
}
