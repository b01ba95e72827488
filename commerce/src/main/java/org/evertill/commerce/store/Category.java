package org.evertill.commerce.store;

import java.util.Map;

/** A shelf of the shop as the register shows it: an icon, a colour, a name per language. */
public record Category(String code, String icon, String colour, Map<String, String> names) {

    public Category {
        names = Map.copyOf(names);
    }

    /** The name in a language, else in English, else the code. */
    public String nameIn(String language) {
        return names.getOrDefault(language, names.getOrDefault("en", code));
    }
}
