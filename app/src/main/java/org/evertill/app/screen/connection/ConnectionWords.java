package org.evertill.app.screen.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.evertill.app.component.ConnectionLook;
import org.evertill.app.text.Formats;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.StaffMember;

/** The sentences about one connection at one moment. */
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
        this.zone = session.storeFacts().map(facts -> facts.store().timeZone()).orElse(ZoneOffset.UTC);
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
            case UNAVAILABLE -> Text.CONNECTION_UNAVAILABLE;
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
            case MANUAL -> texts.get(Text.CONNECTION_MANUAL_BY, nameOf(connection.switchedBy()),
                    time(connection.since()));
            case UNAVAILABLE -> texts.get(unsupported() ? Text.CONNECTION_UNAVAILABLE_UNSUPPORTED
                    : Text.CONNECTION_UNAVAILABLE_NEVER);
        };
    }

    String story(ConnectionLook look) {
        return switch (look) {
            case UNAVAILABLE -> texts.get(unsupported() ? Text.STATUS_UNSUPPORTED : Text.STATUS_UNAVAILABLE);
            case MANUAL -> since() + ' ' + texts.get(Text.STATUS_BY, nameOf(connection.switchedBy()));
            case RECONNECTING -> since() + ' ' + texts.get(Text.STATUS_TRYING, Math.max(1, connection.attempts()));
            case OFFLINE -> since() + ' ' + cause(connection.lastFailure()) + ' ' + next();
            case ONLINE, CATCHING_UP -> connection.cause() == SwitchCause.STARTED
                    ? texts.get(Text.STATUS_SINCE_START, time(connection.since()))
                    : since() + ' ' + cause(connection.cause());
        };
    }

    /** How the scale unit is. */
    String health() {
        return switch (connection.state()) {
            case DISCONNECTED -> texts.get(Text.STATUS_NOT_ASKED);
            case OFFLINE -> texts.get(Text.STATUS_NO_ANSWER, connection.attempts());
            case ONLINE -> connection.isStranded() ? texts.get(Text.STATUS_NO_ANSWER, connection.attempts())
                    : figures.latency().isPresent()
                    ? texts.get(Text.STATUS_LATENCY, figures.latency().getAsLong())
                    : texts.get(Text.CONNECTION_ONLINE);
        };
    }

    private boolean unsupported() {
        return connection.readiness() == OfflineReadiness.NOT_SUPPORTED;
    }

    private String since() {
        return texts.get(Text.STATUS_SINCE, time(connection.since()), formats().span(age(connection.since())));
    }

    private String cause(SwitchCause cause) {
        String sentence = texts.of(TextFamily.CAUSE, cause);
        return texts.get(Text.STATUS_WHY,
                sentence.substring(0, 1).toUpperCase(texts.language().locale()) + sentence.substring(1));
    }

    private String next() {
        long waited = (session.nanos() - connection.lastAttemptNanos()) / 1_000_000;
        long left = session.profile().reconnectIntervalMillis() - waited;
        return left <= 0 ? texts.get(Text.STATUS_NEXT)
                : texts.get(Text.STATUS_NEXT_IN, formats().span(Duration.ofMillis(left)));
    }

    private String nameOf(String workerNumber) {
        return session.staff().stream()
                .filter(member -> member.number().equals(workerNumber))
                .map(StaffMember::name).findFirst()
                .or(() -> session.worker().filter(worker -> worker.number().equals(workerNumber))
                        .map(worker -> worker.name()))
                .orElse(workerNumber);
    }
}
