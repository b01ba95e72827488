package org.evertill.commerce.store;

import java.util.Map;

/** A reason headquarters accepts for one operation, such as a price override. */
public record ReasonCode(String code, int operationNumber, Map<String, String> texts) {

    public ReasonCode {
        texts = Map.copyOf(texts);
    }

    /** The text in a language, else in English, else the code. */
    public String textIn(String language) {
        return texts.getOrDefault(language, texts.getOrDefault("en", code));
    }
}
