package org.evertill.app.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WaveformTest {

    @ParameterizedTest
    @CsvSource({"ADDED, 60", "NOT_ADDED, 300", "PAID, 180", "OFFLINE, 220", "ONLINE, 220"})
    void isAsLongAsItsNotes(Sound sound, int millis) {
        assertThat(samples(sound).length).isEqualTo(Waveform.SAMPLES_PER_SECOND * millis / 1000);
    }

    @ParameterizedTest
    @EnumSource(Sound.class)
    void soundsAsHighAsItsNotes(Sound sound) {
        short[] samples = samples(sound);
        int begin = 0;
        for (Sound.Note note : sound.notes()) {
            int length = Waveform.SAMPLES_PER_SECOND * note.millis() / 1000;
            int rising = 0;
            for (int i = begin + 1; i < begin + length; i++) {
                rising += samples[i - 1] <= 0 && samples[i] > 0 ? 1 : 0;
            }
            assertThat((double) rising).isCloseTo(note.hertz() * note.millis() / 1000.0, within(1.5));
            begin += length;
        }
        assertThat(begin).isEqualTo(samples.length);
    }

    @ParameterizedTest
    @EnumSource(Sound.class)
    void beginsAndEndsInSilenceSoThatNothingClicks(Sound sound) {
        short[] samples = samples(sound);
        assertThat(samples[0]).isZero();
        assertThat(Math.abs(samples[samples.length - 1])).isLessThan((short) 200);
    }

    @Test
    void theConnectionIsToldTwelveDecibelsSofter() {
        double ratio = (double) loudest(Sound.OFFLINE) / loudest(Sound.PAID);
        assertThat(20 * Math.log10(ratio)).isCloseTo(-12, within(0.1));
        assertThat(loudest(Sound.PAID)).isLessThanOrEqualTo(Short.MAX_VALUE / 2 + 1);
    }

    private static int loudest(Sound sound) {
        int loudest = 0;
        for (short sample : samples(sound)) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }

    private static short[] samples(Sound sound) {
        byte[] wave = Waveform.of(sound);
        short[] samples = new short[wave.length / Waveform.BYTES_PER_SAMPLE];
        ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }
}
