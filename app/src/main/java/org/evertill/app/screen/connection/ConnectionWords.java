package org.evertill.app.screen.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.evertill.app.component.ConnectionLook;
import org.evertill.app.text.Formats;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
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
        Optional<String> old = ReadinessWords.oldPrices(session, figures, texts);
        return switch (look) {
            case ONLINE, CATCHING_UP, OFFLINE, MANUAL -> old.orElseGet(() -> usual(look));
            case RECONNECTING, UNAVAILABLE -> usual(look);
        };
    }

    /** As the sign-on screen says it: somebody who begins to work is told what would become of an outage. */
    String atSignOn(ConnectionLook look) {
        boolean calm = look == ConnectionLook.ONLINE || look == ConnectionLook.CATCHING_UP;
        if (!calm || !connection.readiness().isSupported()) {
            return detail(look);
        }
        return connection.readiness().isReady() && figures.lastSuccess().isPresent()
                ? texts.get(Text.SIGN_ON_READY, formats().ago(age(figures.lastSuccess().get())))
                : ReadinessWords.sentence(connection.readiness(), texts);
    }

    private String usual(ConnectionLook look) {
        return switch (look) {
            case ONLINE -> online();
            case CATCHING_UP -> texts.get(Text.CONNECTION_CATCHING_UP, figures.packages());
            case OFFLINE -> texts.get(Text.CONNECTION_WAITING, figures.upload().sales());
            case RECONNECTING -> texts.get(Text.CONNECTION_RECONNECTING_ATTEMPT, Math.max(1, connection.attempts()));
            case MANUAL -> texts.get(Text.CONNECTION_MANUAL_BY, CauseWords.name(connection.switchedBy(), session),
                    time(connection.since()));
            case UNAVAILABLE -> unavailable();
        };
    }

    private String online() {
        if (isPaused()) {
            return texts.of(TextFamily.LOOK, LookWord.PAUSED_BRIEFLY);
        }
        if (figures.silentSince().isPresent()) {
            return texts.of(TextFamily.LOOK, LookWord.NOT_SYNCED, time(figures.silentSince().get()));
        }
        return figures.lastSuccess()
                .map(at -> texts.get(Text.CONNECTION_ONLINE_SYNCED, formats().ago(age(at))))
                .orElseGet(() -> texts.get(Text.CONNECTION_ONLINE_UNSYNCED));
    }

    /** Whether the offline profile pauses packages. */
    boolean isPaused() {
        return session.profile().pauseOfflineSynchronization();
    }

    /** Whether the scale unit answers, as far as is known: neither a question nor the last look met silence. */
    boolean isAnswered() {
        return connection.isOnline() && !connection.isUnanswered() && figures.silentSince().isEmpty();
    }

    /** How the scale unit is. */
    String health() {
        return switch (connection.state()) {
            case DISCONNECTED -> texts.get(Text.STATUS_NOT_ASKED);
            case OFFLINE -> texts.get(Text.STATUS_NO_ANSWER, connection.attempts());
            case ONLINE -> connection.isUnanswered() ? texts.get(Text.STATUS_NO_ANSWER, connection.attempts())
                    : figures.silentSince().isPresent()
                    ? texts.of(TextFamily.LOOK, LookWord.FAILED, time(figures.lastAttempt().orElseThrow().at()))
                    : figures.latency().isPresent()
                    ? texts.get(Text.STATUS_LATENCY, figures.latency().getAsLong())
                    : texts.get(Text.CONNECTION_ONLINE);
        };
    }

    private String unavailable() {
        if (connection.canSellOffline()) {
            return texts.get(connection.asks() ? Text.CONNECTION_SILENT_ASKING : Text.CONNECTION_SILENT_DECLINED);
        }
        OfflineReadiness readiness = connection.readiness();
        if (!readiness.isSupported()) {
            return texts.get(Text.CONNECTION_UNAVAILABLE_UNSUPPORTED);
        }
        return readiness.isNeverSynchronised() ? texts.get(Text.CONNECTION_UNAVAILABLE_NEVER)
                : texts.get(Text.READINESS_NOT, ReadinessWords.blocking(readiness, texts));
    }
}
