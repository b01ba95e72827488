package org.evertill.scaleunit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.headquarters.DownloadSession;
import org.jspecify.annotations.Nullable;

/** A download session as it is told: a table for people, members with stable names for programs. */
final class SessionText {
    private static final String PAUSED = "synchronization is paused by its offline profile";

    private SessionText() {
    }

    static TextTable table(List<DownloadSession> sessions) {
        TextTable table = new TextTable("DATABASE", "STATE", "EDITION", "VERSION", "BEHIND", "TRIES", "LAST HEARD OF",
                "LAST WENT WELL", "WHY");
        sessions.forEach(session -> table.add(session.database().code(), session.state().word(), session.edition(),
                session.installed(), session.behind(), session.tries(), session.heardAt().orElse("-"),
                session.lastSuccessAt().orElse("-"), why(session)));
        return table;
    }

    static Map<String, @Nullable Object> members(DownloadSession session) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("database", session.database().code());
        members.put("state", session.state().word());
        members.put("edition", session.edition());
        members.put("version", session.installed());
        members.put("behind", session.behind());
        members.put("tries", session.tries());
        members.put("lastHeardOf", session.heardAt().orElse(null));
        members.put("lastAttempt", session.lastAttemptAt().orElse(null));
        members.put("lastSuccess", session.lastSuccessAt().orElse(null));
        members.put("why", session.failure().map(SessionText::why).or(() -> paused(session)).orElse(null));
        session.order().ifPresent(order -> {
            members.put("ordered", order.order().kind().name().toLowerCase(Locale.ROOT));
            members.put("orderedAt", order.orderedAt());
            members.put("orderedBy", order.orderedBy());
        });
        return members;
    }

    static String why(SyncLogEntry attempt) {
        return attempt.message() == null ? "" : attempt.message();
    }

    /** A register tells of no failure, and of no try, while its profile has it fetch nothing. */
    private static Optional<String> paused(DownloadSession session) {
        return session.database().offline() && session.state() == DownloadState.SUSPENDED && session.tries() == 0
                && session.failure().isEmpty() ? Optional.of(PAUSED) : Optional.empty();
    }

    private static String why(DownloadSession session) {
        return session.failure().map(SessionText::why).or(() -> paused(session))
                .or(() -> session.order().map(order -> switch (order.order().kind()) {
            case CANCEL -> "canceled";
            case RETRY -> "to be tried again, ordered";
            case FULL -> "full data sync, ordered";
            case UNKNOWN -> "what a later program knows, ordered";
        } + " by " + order.orderedBy() + " at " + order.orderedAt())).orElse("");
    }
}
