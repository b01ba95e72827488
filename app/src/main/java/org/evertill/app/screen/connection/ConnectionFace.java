package org.evertill.app.screen.connection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evertill.app.component.ConnectionLook;

/**
 * Everything the connection shows, in the language of the screen.
 *
 * @param story      since when, why, what next, in one sentence
 * @param switchText the word on 917 now
 * @param connects   whether 917 connects now, instead of disconnecting
 * @param syncText   the word on the synchronise button
 */
public record ConnectionFace(
        ConnectionLook look,
        String title,
        String detail,
        String story,
        List<Figure> figures,
        Optional<Progress> progress,
        String scaleUnit,
        String health,
        boolean healthy,
        List<Row> rows,
        String switchText,
        boolean connects,
        String syncText) {

    /** One of the four figures. */
    public record Figure(String icon, String caption, String value, String detail) {
    }

    /** The package that is running; the share is missing while its size is not known. */
    public record Progress(String name, String text, OptionalDouble share) {
    }

    /** One row of the log. {@code why} is shown when a failed row is tapped. */
    public record Row(String time, String job, String name, boolean up, String rows, SyncFigures.State state,
            String stateText, String took, String why) {
    }
}
