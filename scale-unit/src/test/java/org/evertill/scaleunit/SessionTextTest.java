package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.link.StandingOrder;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.headquarters.ChannelDatabase;
import org.evertill.scaleunit.headquarters.DownloadSession;
import org.junit.jupiter.api.Test;

/** What is told as the reason why a database is not as it should be. */
class SessionTextTest {
    private static final String PAUSED = "synchronization is paused by its offline profile";
    private static final Optional<SyncLogEntry> REFUSED = Optional.of(new SyncLogEntry(4, "9999", "down",
            "Apply failed", "2026-11-22T01:00:00.000Z", null, 0, 0, 0, 0, 0, "private 2: it is not signed",
            "NOT_SIGNED"));

    @Test
    void aRegisterThatRestsWithoutHavingFailedIsPausedByItsProfile() {
        DownloadSession paused = suspended(true, 0, Optional.empty());
        assertThat(why(paused)).isEqualTo(PAUSED);
        assertThat(table(paused)).contains(PAUSED);
        StandingOrder order = new StandingOrder("0107", "01", new DownloadOrder("id", DownloadOrder.Kind.RETRY),
                "store-0107", 1, 2, "2026-11-22T02:00:00.000Z", "somebody");
        assertThat(table(new DownloadSession(paused.database(), paused.edition(), 1, 1, 1, paused.state(), 0,
                Optional.empty(), Optional.empty(), Optional.of(order)))).as("the pause keeps the order waiting")
                .contains(PAUSED);
    }

    @Test
    void whatFailedTooOftenTellsItsFailureAndNoPause() {
        assertThat(why(suspended(true, 3, REFUSED))).isEqualTo("private 2: it is not signed");
        assertThat(why(suspended(true, 3, Optional.empty()))).isNull();
        assertThat(table(suspended(true, 3, Optional.empty()))).doesNotContain("paused");
    }

    @Test
    void aChannelHasNoOfflineProfileThatCouldPauseIt() {
        assertThat(why(suspended(false, 0, Optional.empty()))).isNull();
        assertThat(table(suspended(false, 0, Optional.empty()))).doesNotContain("paused");
    }

    @Test
    void behindIsWhicheverKindIsMoreOutdated() {
        assertThat(SessionText.members(session(3, 5, 1)).get("behind")).isEqualTo(2L);
        assertThat(SessionText.members(session(5, 5, 1)).get("behind")).isEqualTo(1L);
        assertThat(SessionText.members(session(5, 4, 0)).get("behind")).as("published anew from an older copy")
                .isEqualTo(0L);
    }

    private static Object why(DownloadSession session) {
        return SessionText.members(session).get("why");
    }

    private static String table(DownloadSession session) {
        StringWriter printed = new StringWriter();
        SessionText.table(List.of(session)).print(new PrintWriter(printed));
        return printed.toString();
    }

    private static DownloadSession suspended(boolean offline, int tries, Optional<SyncLogEntry> failure) {
        return new DownloadSession(database(offline), "store-0107", 1, 1, 1, DownloadState.SUSPENDED, tries,
                Optional.empty(), failure, Optional.empty());
    }

    private static DownloadSession session(long installed, long newest, long privateBehind) {
        return new DownloadSession(database(true), "store-0107", installed, newest, privateBehind,
                DownloadState.AVAILABLE, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ChannelDatabase database(boolean offline) {
        return new ChannelDatabase(offline ? "offline-0107-01" : "channel-0107", offline, "0107",
                offline ? Optional.of("01") : Optional.empty(), "store-0107", Optional.empty(), Optional.empty(), 0);
    }
}
