package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatesTest {

    @ParameterizedTest
    @EnumSource(DownloadState.class)
    void everyDownloadStateHasAWayOutAndAWayOnFailure(DownloadState state) {
        assertThat(state.next()).isNotEmpty();
        assertThat(state.isAtRest() || state.next().stream().anyMatch(DownloadState::isFailure)).isTrue();
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
