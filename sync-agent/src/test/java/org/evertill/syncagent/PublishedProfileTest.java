package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.WireJson;
import org.evertill.offlinedb.PauseNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the sync agent makes of the offline profile headquarters has published. */
@Timeout(300)
class PublishedProfileTest {
    private static final Duration NEXT_LOOK = Duration.ofSeconds(70);

    @TempDir
    private Path folder;
    private SyncedRegister till;

    @BeforeEach
    void open() throws Exception {
        till = new SyncedRegister(folder);
    }

    @AfterEach
    void close() throws Exception {
        till.close();
    }

    @Test
    void fetchesNoPackageWhileTheProfilePausesItAndHearsWhenThatEnds() throws Exception {
        till.publishPackages(1);
        OfflineProfile paused = SyncedRegister.profile(true);
        till.channel().publish(paused);
        till.agent().start(false);
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).isEmpty();
        assertThat(till.profiles()).containsExactly(paused);
        assertThat(till.agent().status().packages()).allMatch(part -> part.state() == DownloadState.SUSPENDED);
        assertThat(new PauseNote(folder.resolve("register")).pausedBy()).contains(paused.name());
        till.commitSales(2);
        till.agent().wakeUpload();
        till.settle();
        assertThat(till.queue().unsent().records()).as("sales go up all the same").isZero();
        till.channel().publish(SyncedRegister.PROFILE);
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).hasSize(2);
        assertThat(new PauseNote(folder.resolve("register")).pausedBy()).isEmpty();
        assertThat(till.profiles()).containsExactly(paused, SyncedRegister.PROFILE);
    }

    @Test
    void followsAPublishedProfileOnlyWithinTheRangesOfItsFields() throws Exception {
        till.channel().publish(SyncedRegister.PROFILE.with(OfflineProfileField.SYNC_INTERVAL, 1));
        till.agent().start(false);
        till.settle();
        assertThat(till.profiles()).extracting(OfflineProfile::syncIntervalMillis).containsExactly(1L);
        assertThat(till.timers().delays()).as("no look before the shortest allowed interval, less a tenth")
                .isNotEmpty().allSatisfy(delay -> assertThat(delay).isGreaterThan(Duration.ofSeconds(4)));
    }

    @Test
    void aProfileOfAnOlderServerWithoutAFieldStopsNeitherUploadNorDownload() throws Exception {
        till.publishPackages(1);
        till.channel().lies((request, socket) -> {
            boolean asked = request.isFor("/api/v1/offline-profile");
            if (asked) {
                ObjectNode known = WireJson.mapper().valueToTree(
                        SyncedRegister.PROFILE.with(OfflineProfileField.SYNC_INTERVAL, 30_000));
                known.remove("lookupSource");
                LyingPeer.json(known.toString()).serve(request, socket);
            }
            return asked;
        });
        till.agent().start(false);
        till.settle();
        till.timers().advance(NEXT_LOOK);
        assertThat(till.profiles()).extracting(OfflineProfile::lookupSource).containsExactly(LookupSource.SCALE_UNIT);
        assertThat(till.installed()).hasSize(2);
        till.commitSales(2);
        till.agent().wakeUpload();
        till.settle();
        assertThat(till.queue().unsent().records()).isZero();
        assertThat(till.agent().status().downloading()).isEqualTo(WorkerState.IDLE);
    }

    @Test
    void looksAtTheIntervalOfThePublishedProfile() throws Exception {
        till.channel().publish(SyncedRegister.PROFILE.with(OfflineProfileField.SYNC_INTERVAL, 1_000_000));
        till.agent().start(false);
        till.settle();
        assertThat(till.timers().delays()).anySatisfy(delay ->
                assertThat(delay).isBetween(Duration.ofSeconds(890), Duration.ofSeconds(1_100)));
    }

    @Test
    void aLookThatFindsNothingNewerKnowsThatThePricesAreCurrent() throws Exception {
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
        Instant installed = pricesKnownAt();
        till.timers().advance(Duration.ofHours(30));
        assertThat(pricesKnownAt()).isAfter(installed.plus(Duration.ofHours(29)));
        Instant lastKnown = pricesKnownAt();
        till.agent().disconnected(true);
        till.timers().advance(Duration.ofHours(30));
        assertThat(pricesKnownAt()).as("nobody could ask").isEqualTo(lastKnown);
    }

    @Test
    void eachLookThatFindsNothingNewerIsSeenThoughItsNoteIsNotWritten() throws Exception {
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
        till.timers().advance(NEXT_LOOK);
        Instant before = pricesKnownAt();
        till.timers().advance(NEXT_LOOK);
        assertThat(pricesKnownAt()).isAfter(before);
    }

    private Instant pricesKnownAt() {
        return till.agent().status().packages().getLast().knownCurrentAt().orElseThrow();
    }
}
