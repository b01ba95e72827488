package org.evertill.app.screen.signon;

import java.util.List;

/**
 * Everything the sign-on screen shows, in the language of the screen.
 *
 * @param people  the page of names that is turned to
 * @param more    whether there are other pages
 * @param number  the staff number typed or tapped
 * @param name    whose number that is; empty when nobody's
 * @param refusal why the last try did not do; empty before one
 * @param busy    whether the PIN is being proved
 */
public record SignOnFace(
        List<Fact> facts,
        List<Person> people,
        boolean more,
        String number,
        String name,
        String refusal,
        boolean busy,
        String version) {

    /** A caption and its value. */
    public record Fact(String caption, String value) {
    }

    /** One name to tap. */
    public record Person(String number, String name, String initials, int tint, boolean chosen) {
    }
}
