package org.evertill.app.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Runs with an audio device and without one; neither may make anybody wait. */
class LoudspeakerTest {

    @Test
    void nobodyEverWaitsForASound() {
        Loudspeaker loudspeaker = new Loudspeaker();
        loudspeaker.play(Sound.ONLINE);
        loudspeaker.start();
        long begun = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            loudspeaker.play(Sound.NOT_ADDED);
        }
        loudspeaker.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("a thousand of these sounds last five minutes").isLessThan(Duration.ofSeconds(60));
    }
}
