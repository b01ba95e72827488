package org.evertill.app.screen.prompt;

import java.util.List;

/**
 * What an operation asks for, in the language of the screen.
 *
 * @param yes     the words on the button that goes on, where only buttons answer
 * @param no      the words on the other
 * @param refusal why the last try did not do; empty before one
 */
public record PromptFace(Kind kind, String title, String how, List<Choice> choices, String yes, String no,
        String refusal) {

    /** How it is given. */
    public enum Kind {
        NUMBER, CODE, CHOICE, CREDENTIALS, YES_NO
    }

    /**
     * One of several answers.
     *
     * @param detail under its words; empty for none
     * @param aside  at the other end of its button; empty for none
     */
    public record Choice(String code, String text, String detail, String aside) {

        /** An answer in words alone. */
        static Choice of(String code, String text) {
            return new Choice(code, text, "", "");
        }
    }
}
