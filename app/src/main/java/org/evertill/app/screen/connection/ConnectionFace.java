package org.evertill.app.screen.connection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evertill.app.component.ConnectionLook;

/**
 * Everything the connection shows, in the language of the screen.
 *
 * @param story      since when, why, what next, in one sentence
 * @param atSignOn   the detail as the sign-on screen says it: whether an outage could come
 * @param notes      whether it is ready for an outage, and what else is worth a look
 * @param switchText the word on 917 now
 * @param connects   whether 917 connects now, instead of disconnecting
 * @param switches   whether 917 works here: somebody is signed on, or the profile allows it before
 * @param syncText   the word on the synchronise button
 * @param copyText   the word on the button that copies the diagnostics
 */
public record ConnectionFace(
        ConnectionLook look,
        String title,
        String detail,
        String story,
        String atSignOn,
        List<Figure> figures,
        List<Note> notes,
        Optional<Progress> progress,
        String scaleUnit,
        String health,
        boolean healthy,
        List<Row> rows,
        String switchText,
        boolean connects,
        boolean switches,
        String syncText,
        String copyText) {

    /**
     * One thing worth knowing; good when nothing need be done about it.
     *
     * @param aside a figure that belongs to it; empty for none
     */
    public record Note(boolean good, String text, String aside) {

        /** A note without a figure. */
        public Note(boolean good, String text) {
            this(good, text, "");
        }
    }

    /** One of the four figures. */
    public record Figure(String icon, String caption, String value, String detail) {
    }

    /** The package that is running; the share is missing while its size is not known. */
    public record Progress(String name, String text, OptionalDouble share) {
    }

    /** One row of the log. {@code why} is shown when a failed row is tapped, or from the beginning where it is open. */
    public record Row(String time, String job, String name, boolean up, String rows, SyncFigures.State state,
            String stateText, String took, String why, boolean open) {
    }
}
