package org.evertill.installer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command has to say, twice: lines for people, and members with stable names for programs. */
final class ConfigurationOutcome {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Adds a line for people. */
    ConfigurationOutcome say(String line) {
        lines.add(line);
        return this;
    }

    /** Adds a line of a name and what it has, in two columns. */
    ConfigurationOutcome say(String name, String value) {
        return say("%-18s %s".formatted(name, value));
    }

    /** Adds a member for programs. */
    ConfigurationOutcome put(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Map<String, @Nullable Object> members() {
        return members;
    }
}
