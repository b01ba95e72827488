package org.evertill.scaleunit;

import java.util.HashSet;
import java.util.Set;

/** What headquarters refuses, round after round: each sentence is news once, until a round goes without any. */
final class ToldRefusals {
    private final Set<String> told = new HashSet<>();
    private boolean isRefused;

    /** A round begins. */
    void begin() {
        isRefused = false;
    }

    /** Whether nobody has been told of it yet. */
    boolean isNews(String sentence) {
        isRefused = true;
        return told.add(sentence);
    }

    /** Whether there were some, and there was none in this round, which has done everything. */
    boolean areOver() {
        boolean areOver = !isRefused && !told.isEmpty();
        if (areOver) {
            told.clear();
        }
        return areOver;
    }
}
