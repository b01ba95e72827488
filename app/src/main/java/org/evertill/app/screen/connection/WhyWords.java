package org.evertill.app.screen.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.register.RegisterSession;

/** "Why am I offline?" in one sentence: since when, what was met, and what happens next. */
final class WhyWords {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Connection connection;
    private final RegisterSession session;
    private final Texts texts;

    WhyWords(RegisterSession session, Texts texts) {
        this.session = session;
        this.connection = session.connection();
        this.texts = texts;
    }

    String sentence() {
        return switch (connection.state()) {
            case OFFLINE -> texts.get(Text.WHY_OFFLINE, since(), span(), met(), next());
            case DISCONNECTED -> connection.attempt() == Connection.Attempt.NONE
                    ? texts.get(Text.WHY_MANUAL, CauseWords.name(connection.switchedBy(), session), since(), span())
                    : texts.get(Text.WHY_OFFLINE, since(), span(),
                            CauseWords.ofState(connection, session, texts), next());
            case ONLINE -> online();
        };
    }

    private String online() {
        if (connection.asks()) {
            return texts.get(Text.WHY_ASKING, met());
        }
        if (connection.isStranded() && connection.canSellOffline()) {
            return texts.get(Text.WHY_DECLINED, met());
        }
        if (!connection.canSellOffline()) {
            return connection.isStranded() ? texts.get(Text.WHY_STRANDED, met(), unready()) : unready();
        }
        return connection.cause() == SwitchCause.STARTED ? texts.get(Text.WHY_ONLINE_START, since())
                : texts.get(Text.WHY_ONLINE, since(), span(), CauseWords.ofState(connection, session, texts));
    }

    private String unready() {
        OfflineReadiness readiness = connection.readiness();
        if (!readiness.isSupported()) {
            return texts.get(Text.STATUS_UNSUPPORTED);
        }
        return readiness.isNeverSynchronised() ? texts.get(Text.STATUS_UNAVAILABLE)
                : texts.get(Text.STATUS_INCOMPLETE, ReadinessWords.blocking(readiness, texts));
    }

    private String met() {
        return connection.failure().map(failure -> CauseWords.of(failure, session, texts))
                .orElseGet(() -> CauseWords.ofState(connection, session, texts));
    }

    private String next() {
        if (connection.attempt() != Connection.Attempt.NONE) {
            return texts.get(Text.NEXT_TRYING, Math.max(1, connection.attempts()));
        }
        if (connection.answeredMeanwhile()) {
            return texts.get(Text.NEXT_AFTER_SALE);
        }
        OptionalLong check = connection.healthCheckDueNanos(session.profile());
        if (check.isPresent()) {
            return texts.get(Text.NEXT_CHECK, time(check.getAsLong()));
        }
        long due = connection.reconnectDueNanos(session.profile());
        return due - session.nanos() <= 0 ? texts.get(Text.NEXT_SALE_NOW) : texts.get(Text.NEXT_SALE, time(due));
    }

    /** The time of day at a moment of the ticker. */
    private String time(long nanos) {
        return time(session.now().plusMillis(Math.max(0, nanos - session.nanos()) / NANOS_PER_MILLI));
    }

    private String time(Instant instant) {
        return texts.formats().time(instant, CauseWords.zone(session));
    }

    private String since() {
        return time(connection.since());
    }

    private String span() {
        return texts.formats().span(Duration.between(connection.since(), session.now()));
    }
}
