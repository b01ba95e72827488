package org.evertill.app.screen.connection;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.LineFailure;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.StaffMember;

/** Why a connection is as it is, as a clause without a full stop: what was met, within which time, when, who. */
public final class CauseWords {

    private CauseWords() {
    }

    /** What was met when the scale unit was last asked. */
    public static String of(LineFailure failure, RegisterSession session, Texts texts) {
        return texts.of(TextFamily.CAUSE, failure.cause(), texts.formats().time(failure.at(), zone(session)),
                texts.formats().jobTime(Duration.ofMillis(failure.withinMillis())), failure.status(), "");
    }

    /** What began the state the connection is in. */
    static String ofState(Connection connection, RegisterSession session, Texts texts) {
        return texts.of(TextFamily.CAUSE, connection.cause(), texts.formats().time(connection.since(), zone(session)),
                texts.formats().jobTime(Duration.ofMillis(session.profile().requestTimeoutMillis())), 0,
                name(connection.switchedBy(), session));
    }

    /** The name of a worker, or their number where the name is not known. */
    static String name(String workerNumber, RegisterSession session) {
        return session.staff().stream()
                .filter(member -> member.number().equals(workerNumber))
                .map(StaffMember::name).findFirst()
                .or(() -> session.worker().filter(worker -> worker.number().equals(workerNumber))
                        .map(worker -> worker.name()))
                .orElse(workerNumber);
    }

    static ZoneId zone(RegisterSession session) {
        return session.storeFacts().map(facts -> facts.store().timeZone()).orElse(ZoneOffset.UTC);
    }
}
