package org.evertill.app.screen.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.register.RegisterSession;

/**
 * What whoever is called for help needs to know, as a text to send: the Connection status window and who the register
 * is. Made of nothing but figures and of what the window shows, so no PIN, no token and nothing of a customer or of a
 * sale can be in it.
 *
 * @param version of the program
 */
public record Diagnostics(RegisterSession session, SyncFigures figures, ConnectionFace face, Texts texts,
        String version) {

    /** The text, a fact per line. */
    public String text() {
        RegisterIdentity identity = session.identity();
        List<String> lines = new ArrayList<>(List.of(
                word(DiagnosticsWord.PROGRAM, version, System.getProperty("java.version"),
                        System.getProperty("os.name") + ' ' + System.getProperty("os.version")),
                word(DiagnosticsWord.REGISTER, identity.storeNumber(), identity.registerNumber(),
                        Long.toString(identity.incarnation())),
                word(DiagnosticsWord.TAKEN, session.now()),
                "",
                texts.get(Text.STATUS_TITLE) + ": " + face.title() + ". " + face.detail(),
                face.story(),
                texts.get(Text.STATUS_SCALE_UNIT) + ": " + face.scaleUnit() + " · " + face.health()));
        figures.database().ifPresent(database -> lines.add(word(DiagnosticsWord.VERSIONS,
                Long.toString(database.dataVersion()), Long.toString(database.settingsVersion()),
                database.pricesKnownAt().map(Object::toString).orElse("–"))));
        face.figures().forEach(figure ->
                lines.add(figure.caption() + ": " + figure.value() + " · " + figure.detail()));
        figures.lastAttempt().filter(last -> !last.succeeded()).ifPresent(last ->
                lines.add(last.at() + " " + last.fault() + ": " + SyncWords.fault(last.fault(), texts)));
        face.progress().ifPresent(running -> lines.add(running.name() + ": " + running.text()));
        face.notes().forEach(note -> lines.add(note.text().replace('\n', ' ')
                + (note.aside().isEmpty() ? "" : " · " + note.aside())));
        lines.add("");
        figures.log().forEach(row -> lines.add(line(row)));
        return String.join("\n", lines) + "\n";
    }

    /** With the whole time, for the window shows that of one day only. */
    private String line(SyncFigures.LogRow row) {
        ConnectionFace.Row shown = SyncWords.row(row, false, new ConnectionWords(session, figures, texts));
        String why = row.fault().isEmpty() ? row.why() : row.fault() + ": " + shown.why();
        return List.of(row.at().toString(), row.job(), shown.name(), shown.rows(), shown.stateText(), shown.took(),
                why.replace('\n', ' ')).stream().filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String word(DiagnosticsWord word, Object... arguments) {
        return texts.of(TextFamily.DIAGNOSTICS, word, arguments);
    }
}
