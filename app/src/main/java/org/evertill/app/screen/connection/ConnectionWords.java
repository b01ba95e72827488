package org.evertill.app.screen.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.evertill.app.component.ConnectionLook;
import org.evertill.app.text.Formats;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.register.RegisterSession;

/** The short words about one connection at one moment; the whole sentence is {@link WhyWords}. */
final class ConnectionWords {

    private final Connection connection;
    private final RegisterSession session;
    private final SyncFigures figures;
    private final Texts texts;
    private final Instant now;
    private final ZoneId zone;

    ConnectionWords(RegisterSession session, SyncFigures figures, Texts texts) {
        this.session = session;
        this.connection = session.connection();
        this.figures = figures;
        this.texts = texts;
        this.now = session.now();
        this.zone = CauseWords.zone(session);
    }

    Texts texts() {
        return texts;
    }

    Formats formats() {
        return texts.formats();
    }

    String time(Instant instant) {
        return formats().time(instant, zone);
    }

    Duration age(Instant instant) {
        return Duration.between(instant, now);
    }

    String title(ConnectionLook look) {
        return texts.get(switch (look) {
            case ONLINE, CATCHING_UP -> Text.CONNECTION_ONLINE;
            case OFFLINE -> Text.CONNECTION_OFFLINE;
            case RECONNECTING -> Text.CONNECTION_RECONNECTING;
            case MANUAL -> Text.CONNECTION_MANUAL;
            case UNAVAILABLE -> connection.canSellOffline() ? Text.CONNECTION_SILENT : Text.CONNECTION_UNAVAILABLE;
        });
    }

    String detail(ConnectionLook look) {
        return switch (look) {
            case ONLINE -> figures.lastSuccess()
                    .map(at -> texts.get(Text.CONNECTION_ONLINE_SYNCED, formats().ago(age(at))))
                    .orElseGet(() -> texts.get(Text.CONNECTION_ONLINE_UNSYNCED));
            case CATCHING_UP -> texts.get(Text.CONNECTION_CATCHING_UP, figures.packages());
            case OFFLINE -> texts.get(Text.CONNECTION_WAITING, figures.upload().sales());
            case RECONNECTING -> texts.get(Text.CONNECTION_RECONNECTING_ATTEMPT, Math.max(1, connection.attempts()));
            case MANUAL -> texts.get(Text.CONNECTION_MANUAL_BY, CauseWords.name(connection.switchedBy(), session),
                    time(connection.since()));
            case UNAVAILABLE -> texts.get(unavailable());
        };
    }

    /** How the scale unit is. */
    String health() {
        return switch (connection.state()) {
            case DISCONNECTED -> texts.get(Text.STATUS_NOT_ASKED);
            case OFFLINE -> texts.get(Text.STATUS_NO_ANSWER, connection.attempts());
            case ONLINE -> connection.isUnanswered() ? texts.get(Text.STATUS_NO_ANSWER, connection.attempts())
                    : figures.latency().isPresent()
                    ? texts.get(Text.STATUS_LATENCY, figures.latency().getAsLong())
                    : texts.get(Text.CONNECTION_ONLINE);
        };
    }

    private Text unavailable() {
        if (connection.canSellOffline()) {
            return connection.asks() ? Text.CONNECTION_SILENT_ASKING : Text.CONNECTION_SILENT_DECLINED;
        }
        return connection.readiness() == OfflineReadiness.NOT_SUPPORTED
                ? Text.CONNECTION_UNAVAILABLE_UNSUPPORTED : Text.CONNECTION_UNAVAILABLE_NEVER;
    }
}
