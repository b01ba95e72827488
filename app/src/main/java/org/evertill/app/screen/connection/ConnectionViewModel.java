package org.evertill.app.screen.connection;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.component.ConnectionLook;
import org.evertill.app.text.Kept;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.register.RegisterSession;

/** Puts the connection and the workers' figures into words. Screen thread. */
public final class ConnectionViewModel {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ReadOnlyObjectWrapper<Optional<ConnectionFace>> face =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final LookClock clock = new LookClock();
    private final Kept<Optional<ConnectionFace>> kept = new Kept<>();
    private Headline headline = new Headline("", "", "");

    private record Headline(String title, String detail, String atSignOn) {
    }

    /** What to show; empty before the first snapshot. */
    public ReadOnlyObjectProperty<Optional<ConnectionFace>> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Shows this session and these figures. Called again as time passes. */
    public void show(RegisterSession session, SyncFigures figures, Texts texts) {
        Connection connection = session.connection();
        boolean attempting = connection.attempt() != Connection.Attempt.NONE;
        ConnectionLook look = clock.show(lookOf(connection, figures), !connection.switchedBy().isEmpty(), attempting,
                session.nanos());
        // What is said changes with these, and with time by the second.
        face.set(kept.of(() -> Optional.of(face(look, session, figures, texts)), look, clock.isHeld(), connection,
                figures, session.published(), session.storeFacts(), session.staff(), session.worker(),
                session.now().getEpochSecond(), session.nanos() / NANOS_PER_SECOND, texts));
    }

    private ConnectionFace face(ConnectionLook look, RegisterSession session, SyncFigures figures, Texts texts) {
        ConnectionWords words = new ConnectionWords(session, figures, texts);
        if (!clock.isHeld()) {
            // What stays to be seen keeps its words too: of a state that is over there are no others.
            headline = new Headline(words.title(look), words.detail(look), words.atSignOn(look));
        }
        Connection connection = session.connection();
        boolean online = connection.isOnline();
        return new ConnectionFace(look, headline.title(), headline.detail(),
                new WhyWords(session, texts).sentence(), headline.atSignOn(),
                SyncWords.figures(figures, online, words), ReadinessWords.notes(session, figures, texts),
                SyncWords.progress(figures, texts), figures.scaleUnit(), words.health(),
                words.isAnswered(),
                SyncWords.rows(figures, words),
                texts.get(online ? Text.CONNECTION_DISCONNECT : Text.CONNECTION_CONNECT), !online,
                session.worker().isPresent() || session.profile().manualSwitchBeforeSignOn(),
                texts.get(online ? Text.STATUS_SYNC_NOW : Text.STATUS_TRY_SYNC),
                texts.of(TextFamily.DIAGNOSTICS, DiagnosticsWord.COPY));
    }

    /** The look of a connection, attempts aside. */
    static ConnectionLook lookOf(Connection connection, SyncFigures figures) {
        if (connection.state() == ConnectionState.DISCONNECTED) {
            return ConnectionLook.MANUAL;
        }
        if (connection.isUnanswered()) {
            return ConnectionLook.UNAVAILABLE;
        }
        if (!connection.canSellOffline()) {
            return connection.readiness().isSupported() ? ConnectionLook.UNAVAILABLE : ConnectionLook.ONLINE;
        }
        if (connection.state() == ConnectionState.OFFLINE) {
            return ConnectionLook.OFFLINE;
        }
        // A package that is left alone is to be downloaded too, but nothing catches up with it.
        return figures.progress().isPresent() ? ConnectionLook.CATCHING_UP : ConnectionLook.ONLINE;
    }
}
