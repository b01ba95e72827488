package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.link.StandingOrder;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.StorageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is ordered for single databases, what stands of it, and what is refused. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class SessionOrdersTest extends FollowedHeadquarters {
    private static final String DATABASE = "offline-0107-01";
    private static final String CHANNEL = "channel-0107";
    private static final String SOMEBODY = "somebody";
    private int reports;

    @Test
    void whatFailedIsAvailableAgainUntilItsRegisterTellsOfAnotherFailure() throws Exception {
        tell(0, "Apply failed", 3, null);
        SessionOrders.Ordered ordered = orders().retry(DATABASE, SOMEBODY, false);
        assertThat(ordered.sentence()).startsWith(DATABASE + " was Apply failed after 3 tries; it is Available again");
        assertThat(session().state()).isEqualTo(DownloadState.AVAILABLE);
        String id = standing().id();
        tell(0, "Apply failed", 4, null);
        assertThat(session().state()).as("it has not heard of the order").isEqualTo(DownloadState.AVAILABLE);
        tell(0, "Apply failed", 5, new GivenOrder(id, false));
        assertThat(session().state()).isEqualTo(DownloadState.APPLY_FAILED);
        tell(1, "Applied", 0, new GivenOrder(id, true));
        assertThat(link.orders().standing()).isEmpty();
        assertThat(session().state()).isEqualTo(DownloadState.APPLIED);
        tell(1, "Applied", 0, new GivenOrder(id, true));
    }

    @Test
    void aFailureAfterTheOrderIsInSightBeforeItsRegisterHasHeardOfItAndIsTriedAgainOnceMore() throws Exception {
        tell(0, "Apply failed", 3, null);
        orders().retry(DATABASE, SOMEBODY, false);
        DownloadOrder first = standing();
        tell(new Downloads("Apply failed", 4, List.of(), "2999-11-22T02:00:00.000Z", null, null));
        assertThat(session().state()).isEqualTo(DownloadState.APPLY_FAILED);
        assertThat(orders().retry(DATABASE, SOMEBODY, false).isNew()).isTrue();
        assertThat(standing()).isNotEqualTo(first);
    }

    @Test
    void whereAnEarlierProgramRunsItsFailureStaysInSightAndNothingIsOrderedThatItCannotRead() throws Exception {
        tell(0, "Apply failed", 3, null);
        orders().retry(DATABASE, SOMEBODY, false);
        assertThat(session().state()).isEqualTo(DownloadState.AVAILABLE);
        Downloads earlier = new Downloads("Apply failed", 4, List.of());
        tell(earlier);
        assertThat(session().state()).as("it was set back").isEqualTo(DownloadState.APPLY_FAILED);
        assertRefused(() -> orders().retry(DATABASE, SOMEBODY, false), DATABASE + " is Apply failed, and an earlier"
                + " program runs there that takes no such orders: update it first.");
        assertRefused(() -> orders().synchroniseInFull(DATABASE, SOMEBODY, false), DATABASE + " is Apply failed, and");
        orders().cancel(DATABASE, SOMEBODY, false);
        assertThat(session().state()).as("that the channel can do").isEqualTo(DownloadState.CANCELED);
        assertThat(orders().retry(DATABASE, SOMEBODY, false).sentence()).endsWith("fetched with its next look.");
        assertThat(link.orders().standing()).isEmpty();
    }

    @Test
    void whatIsSuspendedIsTriedAgainOncePackagesAreNotPaused() throws Exception {
        tell(0, "Suspended", 0, null);
        assertThat(orders().retry(DATABASE, SOMEBODY, false).sentence())
                .endsWith(", unless packages are paused for it: then as soon as they are not.");
        tell(0, "Suspended", 0, new GivenOrder(standing().id(), false));
        assertThat(session().state()).isEqualTo(DownloadState.SUSPENDED);
    }

    @Test
    void anOrderOfALaterProgramIsLeftOut() throws Exception {
        tell(0, "Apply failed", 3, null);
        execute("INSERT INTO download_order VALUES ('0107', '01', 'id', 'PURGE', '" + GROUP
                + "', 1, 1, '2026-11-22T01:00:00.000Z', 'somebody')");
        assertThat(link.orders().standing()).isEmpty();
        assertThat(session().state()).isEqualTo(DownloadState.APPLY_FAILED);
        orders().retry(DATABASE, SOMEBODY, false);
        assertThat(link.orders().standing()).hasSize(1);
    }

    @Test
    void whatADatabaseThatWasBegunAnewTellsIsTheNewest() throws Exception {
        tell(new Downloads("Apply failed", 1, List.of(attempt(9, "2026-11-22T00:00:00.000Z"))));
        tell(new Downloads("Apply failed", 1, List.of(attempt(1, "2026-11-22T01:00:00.000Z"))));
        assertThat(headquarters.sessions().history("0107", "01", 5)).extracting(SyncLogEntry::logId)
                .containsExactly(1L, 9L);
    }

    private static SyncLogEntry attempt(long logId, String at) {
        return new SyncLogEntry(logId, "9999", "down", "Apply failed", at, at, 0, 0, 0, 0, 0, "refused", "NOT_SIGNED");
    }

    @Test
    void theSameOrderTwiceIsOneAndADryRunIsNone() throws Exception {
        tell(1, "Applied", 0, null);
        assertThat(orders().synchroniseInFull(DATABASE, SOMEBODY, true).isNew()).isTrue();
        assertThat(link.orders().standing()).isEmpty();
        assertThat(orders().synchroniseInFull(DATABASE, SOMEBODY, false).isNew()).isTrue();
        DownloadOrder first = standing();
        SessionOrders.Ordered again = orders().synchroniseInFull(DATABASE, "else", false);
        assertThat(again.isNew()).isFalse();
        assertThat(again.sentence()).contains("is Available already: somebody has ordered this at");
        assertThat(standing()).isEqualTo(first);
        tell(1, "Download failed", 1, new GivenOrder(first.id(), false));
        orders().retry(DATABASE, SOMEBODY, false);
        assertThat(standing()).as("it is wanted in full all the same")
                .matches(order -> order.kind() == DownloadOrder.Kind.FULL && !order.equals(first));
    }

    @Test
    void whatIsCanceledStaysSoUntilTheNextPackageOrARetry() throws Exception {
        tell(0, "No data", 0, null);
        orders().cancel(DATABASE, SOMEBODY, false);
        assertThat(session().state()).isEqualTo(DownloadState.CANCELED);
        assertThat(orders().cancel(DATABASE, SOMEBODY, false).isNew()).isFalse();
        assertThat(standing().kind()).isEqualTo(DownloadOrder.Kind.CANCEL);
        orders().retry(DATABASE, SOMEBODY, false);
        assertThat(standing().kind()).isEqualTo(DownloadOrder.Kind.RETRY);
        orders().cancel(DATABASE, SOMEBODY, false);
        headquarters.masters().save(List.of(price(7)));
        headquarters.publisher().publish(GROUP);
        assertThat(session().state()).as("before anybody asked").isEqualTo(DownloadState.AVAILABLE);
        assertThat(link.orders().standing()).isEmpty();
        assertThat(session().order()).isEmpty();
    }

    @Test
    void theChannelsOwnDatabaseIsOrderedAlike() throws Exception {
        assertThat(orders().synchroniseInFull(CHANNEL, SOMEBODY, false).sentence())
                .endsWith("when its channel next looks.");
        assertThat(link.orders().standing()).singleElement().extracting(StandingOrder::registerNumber).isEqualTo("");
        assertThat(headquarters.link("0999").orders().standing()).as("of another store").isEmpty();
    }

    @Test
    void whatIsCanceledIsOverInAnotherDataGroupAndNothingIsWantedOfWhatIsRetired() throws Exception {
        tell(0, "No data", 0, null);
        orders().cancel(DATABASE, SOMEBODY, false);
        headquarters.assign("0107", "texas", "Texas");
        assertThat(session().order()).isEmpty();
        assertThat(session()).extracting(DownloadSession::edition, DownloadSession::installed, DownloadSession::state)
                .containsExactly("texas", 0L, DownloadState.AVAILABLE);
        assertThat(link.orders().standing()).isEmpty();
        orders().synchroniseInFull(DATABASE, SOMEBODY, false);
        execute("UPDATE register SET support_offline = 0 WHERE register_number = '01'");
        headquarters.channelDatabases().follow();
        assertThat(link.orders().standing()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsRefusedWithASentence() throws Exception {
        assertRefused(() -> orders().retry("offline-0107-99", SOMEBODY, false), "There is no database offline-0107-99");
        assertRefused(() -> orders().retry(DATABASE, SOMEBODY, false),
                DATABASE + " is Started and has never told anything: there is nothing to try again.");
        tell(0, "No data", 0, null);
        assertRefused(() -> orders().retry(DATABASE, SOMEBODY, false),
                DATABASE + " is Available and has not failed: there is nothing to try again.");
        tell(1, "Applied", 0, null);
        assertRefused(() -> orders().retry(DATABASE, SOMEBODY, false), DATABASE + " has version 1, the newest: it is"
                + " Applied, and there is nothing to try again.");
        assertRefused(() -> orders().cancel(DATABASE, SOMEBODY, false), DATABASE + " has version 1, the newest: it is"
                + " Applied, and there is nothing to cancel.");
        execute("UPDATE register SET support_offline = 0 WHERE register_number = '01'");
        assertRefused(() -> orders().synchroniseInFull(DATABASE, SOMEBODY, false), DATABASE + " is retired");
        assertThat(link.orders().standing()).isEmpty();
    }

    @Test
    void twoOrdersOfTheSameMomentAreBothKept() throws Exception {
        tell(0, "Apply failed", 3, null);
        Instant moment = Instant.now();
        SessionOrders orders = new SessionOrders(headquarters.sessions(), headquarters.publisher(),
                headquarters.database(), () -> moment);
        orders.retry(DATABASE, SOMEBODY, false);
        orders.cancel(DATABASE, SOMEBODY, false);
        assertThat(headquarters.sessions().history("0107", "01", 5)).extracting(SyncLogEntry::message)
                .containsExactly("cancel by somebody", "retry by somebody");
    }

    @Test
    void whatCannotBeNotedIsNotOrdered() throws Exception {
        tell(0, "Apply failed", 3, null);
        execute("CREATE UNIQUE INDEX one_of_a_store ON offline_sync_log (store_number)");
        orders().retry(DATABASE, SOMEBODY, false);
        DownloadOrder first = standing();
        assertThatThrownBy(() -> orders().cancel(DATABASE, SOMEBODY, false)).isInstanceOf(SQLException.class);
        assertThat(standing()).isEqualTo(first);
    }

    private static void assertRefused(ThrowingCallable order, String sentence) {
        assertThatThrownBy(order).isInstanceOf(RowRefusedException.class).hasMessageStartingWith(sentence);
    }

    private SessionOrders orders() {
        return headquarters.sessionOrders();
    }

    private DownloadOrder standing() throws Exception {
        return link.orders().standing().getFirst().order();
    }

    private DownloadSession session() throws Exception {
        return headquarters.sessions().of(DATABASE);
    }

    private void tell(long version, String state, int tries, GivenOrder order) throws Exception {
        tell(version, new Downloads(state, tries, List.of(), null, null, order));
    }

    private void tell(Downloads downloads) throws Exception {
        tell(0, downloads);
    }

    private void tell(long version, Downloads downloads) throws Exception {
        reports++;
        link.reports().take(List.of(new RegisterReport(new RegisterIdentity("0107", "01", 1),
                new RegisterReportRequest(GROUP, version, GROUP, version, 0, null, downloads),
                "2026-11-22T01:00:00.%03dZ".formatted(reports))));
    }
}
