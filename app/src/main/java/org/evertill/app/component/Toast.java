package org.evertill.app.component;

/**
 * One line that comes and goes at the bottom.
 *
 * @param text   what happened, what did not, what to do
 * @param action the word on its button; empty for none
 */
public record Toast(Tone tone, String text, String action, Runnable does) {

    /** What kind of news it is, how it looks and how long it stays. */
    public enum Tone {
        INFO("info", "mdral-info", 4_000),
        ONLINE("success", "mdral-cloud_done", 6_000),
        SUCCESS("success", "mdral-check_circle", 4_000),
        OFFLINE("warning", "mdral-cloud_off", 6_000),
        /** Stays until it has been seen: headquarters wants an automatic switch confirmed. */
        OFFLINE_SEEN("warning", "mdral-cloud_off", 0),
        UNDO("neutral", "mdrmz-undo", 6_000),
        /** Stays until it is dismissed or the next scan. */
        ERROR("danger", "mdral-error", 0);

        private final String style;
        private final String icon;
        private final long millis;

        Tone(String style, String icon, long millis) {
            this.style = style;
            this.icon = icon;
            this.millis = millis;
        }

        /** How long it stays, in milliseconds; 0 for until it is dismissed. */
        public long millis() {
            return millis;
        }

        String style() {
            return style;
        }

        String icon() {
            return icon;
        }
    }

    /** News without a button. */
    public static Toast of(Tone tone, String text) {
        return new Toast(tone, text, "", () -> { });
    }
}
