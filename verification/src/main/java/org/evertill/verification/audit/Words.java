package org.evertill.verification.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps one object for all that are equal, where a hundred thousand rows say the same few things. */
final class Words {

    private final Map<Object, Object> known = new HashMap<>();

    /** The first one that was equal to this; null for null. */
    @SuppressWarnings("unchecked")
    <T> @Nullable T one(@Nullable T word) {
        // What is equal to a T and was put in here is of its class: records and strings equal only their own kind.
        Object before = word == null ? null : known.putIfAbsent(word, word);
        return before == null ? word : (T) before;
    }
}
