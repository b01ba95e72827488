package org.evertill.syncagent;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evertill.exchange.wire.DownloadState.APPLIED;
import static org.evertill.exchange.wire.DownloadState.APPLY_FAILED;
import static org.evertill.exchange.wire.DownloadState.AVAILABLE;
import static org.evertill.exchange.wire.DownloadState.CANCELED;
import static org.evertill.exchange.wire.DownloadState.CREATE_FAILED;
import static org.evertill.exchange.wire.DownloadState.DOWNLOADED;
import static org.evertill.exchange.wire.DownloadState.DOWNLOAD_FAILED;
import static org.evertill.exchange.wire.DownloadState.NO_DATA;
import static org.evertill.exchange.wire.DownloadState.REQUESTED;
import static org.evertill.exchange.wire.DownloadState.STARTED;
import static org.evertill.exchange.wire.DownloadState.SUSPENDED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.evertill.exchange.wire.DownloadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatesTest {
    private static final Set<DownloadState> FROM_REST = EnumSet.of(STARTED, SUSPENDED);
    private static final Map<DownloadState, Set<DownloadState>> DRAWN = Map.ofEntries(
            entry(STARTED, EnumSet.of(AVAILABLE, NO_DATA, CREATE_FAILED, DOWNLOAD_FAILED, SUSPENDED, CANCELED)),
            entry(AVAILABLE,
                    EnumSet.of(REQUESTED, DOWNLOADED, NO_DATA, DOWNLOAD_FAILED, APPLY_FAILED, CANCELED)),
            entry(REQUESTED, EnumSet.of(DOWNLOADED, DOWNLOAD_FAILED, APPLY_FAILED, CANCELED)),
            entry(DOWNLOADED, EnumSet.of(APPLIED, APPLY_FAILED)),
            entry(APPLIED, FROM_REST), entry(CANCELED, FROM_REST), entry(CREATE_FAILED, FROM_REST),
            entry(DOWNLOAD_FAILED, FROM_REST), entry(APPLY_FAILED, FROM_REST), entry(NO_DATA, FROM_REST),
            entry(SUSPENDED, FROM_REST));

    @ParameterizedTest
    @EnumSource(DownloadState.class)
    void everyDownloadStateHasAWayOutAndAWayOnFailure(DownloadState state) {
        assertThat(state.next()).isNotEmpty();
        assertThat(state.isAtRest() || state.next().stream().anyMatch(DownloadState::isFailure)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(DownloadState.class)
    void aDownloadTakesTheStepsThatAreDrawnAndRefusesEveryOther(DownloadState state) {
        for (DownloadState next : DownloadState.values()) {
            if (DRAWN.get(state).contains(next)) {
                assertThat(state.to(next)).isEqualTo(next);
            } else {
                assertThatThrownBy(() -> state.to(next)).isInstanceOf(IllegalStateException.class)
                        .hasMessage("no step from " + state + " to " + next);
            }
        }
    }

    @Test
    void aDownloadAtRestIsLeftByTheNextAttemptOnly() {
        assertThat(Arrays.stream(DownloadState.values()).filter(DownloadState::isAtRest))
                .allMatch(state -> state.next().contains(DownloadState.STARTED));
        assertThatThrownBy(() -> DownloadState.NO_DATA.to(DownloadState.APPLIED))
                .isInstanceOf(IllegalStateException.class).hasMessage("no step from NO_DATA to APPLIED");
    }

    @ParameterizedTest
    @EnumSource(WorkerState.class)
    void everyWorkerCanBeStoppedAndDisconnectedFromAnywhere(WorkerState state) {
        assertThat(state == WorkerState.STOPPED || state.next().contains(WorkerState.STOPPED)).isTrue();
        assertThat(state == WorkerState.DISCONNECTED || state.next().contains(WorkerState.DISCONNECTED)).isTrue();
    }
}
