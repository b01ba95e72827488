package org.evertill.verification.weave;

import java.util.List;

/**
 * One change to the product's classes in a child process. Classes are named, not held: the child must not load one of
 * them before it can be changed.
 */
public sealed interface Weave {

    /** Between the words of a weave, and between weaves, where they travel as text. */
    String WORDS = ",";

    /** Between weaves. */
    String WEAVES = ";";

    /** Stands for every class of the product. */
    String EVERYWHERE = "*";

    /**
     * Calls of a method go to a static method of the same name instead, which takes the receiver first unless the
     * method was static itself.
     *
     * @param in     the class that calls, or {@link #EVERYWHERE}
     * @param owner  the class the method is called on
     * @param method its name
     * @param target the class with the static method
     */
    record Redirect(String in, String owner, String method, String target) implements Weave {
        @Override
        public String text() {
            return String.join(WORDS, "redirect", in, owner, method, target);
        }
    }

    /**
     * A method tells, before anything else, that it was reached: it calls the target's static {@code reached(String)}.
     *
     * @param in     the class that has the method
     * @param method its name; all of that name tell
     * @param point  what is told
     * @param target the class that is told
     */
    record Entry(String in, String method, String point, String target) implements Weave {
        @Override
        public String text() {
            return String.join(WORDS, "entry", in, method, point, target);
        }
    }

    /** The class it changes, or {@link #EVERYWHERE}. */
    String in();

    /** It, for the command line of a child. */
    String text();

    /** Whether it changes a class of this name. */
    default boolean concerns(String className) {
        return in().equals(EVERYWHERE) || in().equals(className);
    }

    /** Reads what {@link #text} wrote, several between {@link #WEAVES}. */
    static List<Weave> parseAll(String text) {
        return List.of(text.split(WEAVES)).stream().map(Weave::parse).toList();
    }

    private static Weave parse(String text) {
        String[] words = text.split(WORDS);
        return switch (words[0]) {
            case "redirect" -> new Redirect(words[1], words[2], words[3], words[4]);
            case "entry" -> new Entry(words[1], words[2], words[3], words[4]);
            default -> throw new IllegalArgumentException("no weave: " + text);
        };
    }
}
