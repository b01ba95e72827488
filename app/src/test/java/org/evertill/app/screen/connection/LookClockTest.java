package org.evertill.app.screen.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.app.component.ConnectionLook.MANUAL;
import static org.evertill.app.component.ConnectionLook.OFFLINE;
import static org.evertill.app.component.ConnectionLook.ONLINE;
import static org.evertill.app.component.ConnectionLook.RECONNECTING;

import org.evertill.app.component.ConnectionLook;
import org.junit.jupiter.api.Test;

class LookClockTest {

    private final LookClock clock = new LookClock();

    @Test
    void theFirstLookAndTheFirstChangeAreShownAtOnce() {
        assertThat(show(ONLINE, 0)).isEqualTo(ONLINE);
        assertThat(show(OFFLINE, 1)).isEqualTo(OFFLINE);
    }

    @Test
    void anAttemptShowsOnlyWhenItLastsOverASecond() {
        show(OFFLINE, 0);
        assertThat(attempt(OFFLINE, 5_000)).isEqualTo(OFFLINE);
        assertThat(attempt(OFFLINE, 5_999)).isEqualTo(OFFLINE);
        assertThat(show(OFFLINE, 6_100)).isEqualTo(OFFLINE);
        assertThat(attempt(OFFLINE, 7_000)).as("another attempt counts anew").isEqualTo(OFFLINE);
        assertThat(attempt(OFFLINE, 8_000)).isEqualTo(RECONNECTING);
    }

    @Test
    void reconnectingStaysTwoSecondsHoweverTheAttemptEnds() {
        show(OFFLINE, 0);
        attempt(OFFLINE, 5_000);
        assertThat(attempt(OFFLINE, 6_000)).isEqualTo(RECONNECTING);
        assertThat(clock.show(ONLINE, true, false, nanos(6_200))).isEqualTo(RECONNECTING);
        assertThat(clock.isHeld()).isTrue();
        assertThat(show(ONLINE, 7_999)).isEqualTo(RECONNECTING);
        assertThat(show(ONLINE, 8_000)).isEqualTo(ONLINE);
        assertThat(clock.isHeld()).isFalse();
    }

    @Test
    void aLineThatComesAndGoesDoesNotFlicker() {
        show(ONLINE, 0);
        assertThat(show(OFFLINE, 10_000)).isEqualTo(OFFLINE);
        assertThat(show(ONLINE, 10_300)).isEqualTo(OFFLINE);
        assertThat(show(OFFLINE, 10_600)).isEqualTo(OFFLINE);
        assertThat(clock.isHeld()).as("it is true again").isFalse();
        assertThat(show(ONLINE, 12_000)).isEqualTo(ONLINE);
    }

    @Test
    void whatAWorkerDidIsShownAtOnce() {
        show(ONLINE, 0);
        assertThat(show(OFFLINE, 10_000)).isEqualTo(OFFLINE);
        assertThat(clock.show(ONLINE, true, false, nanos(10_100))).isEqualTo(ONLINE);
        assertThat(clock.show(MANUAL, true, false, nanos(10_200))).isEqualTo(MANUAL);
        assertThat(show(OFFLINE, 10_300)).as("Connect failed").isEqualTo(OFFLINE);
    }

    private ConnectionLook show(ConnectionLook wanted, long millis) {
        return clock.show(wanted, false, false, nanos(millis));
    }

    private ConnectionLook attempt(ConnectionLook wanted, long millis) {
        return clock.show(wanted, false, true, nanos(millis));
    }

    private static long nanos(long millis) {
        return millis * 1_000_000;
    }
}
