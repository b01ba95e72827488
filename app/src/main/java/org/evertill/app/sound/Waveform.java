package org.evertill.app.sound;

import java.io.ByteArrayOutputStream;

/** A sound as a loudspeaker takes it: 16-bit samples of one channel, low byte first. */
final class Waveform {

    static final int SAMPLES_PER_SECOND = 44_100;
    static final int BYTES_PER_SAMPLE = 2;

    /** Half of what a loudspeaker can do: a till is heard all day. */
    private static final double LOUDEST = 0.5 * Short.MAX_VALUE;
    /** A tone that begins or ends at once clicks. */
    private static final int FADE_SAMPLES = SAMPLES_PER_SECOND * 6 / 1000;

    private Waveform() {
    }

    static byte[] of(Sound sound) {
        double loudness = LOUDEST * Math.pow(10, sound.decibels() / 20.0);
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        for (Sound.Note note : sound.notes()) {
            int length = SAMPLES_PER_SECOND * note.millis() / 1000;
            for (int i = 0; i < length; i++) {
                double angle = 2 * Math.PI * note.hertz() * i / SAMPLES_PER_SECOND;
                long sample = Math.round(loudness * fade(i, length) * Math.sin(angle));
                samples.write((int) sample);
                samples.write((int) (sample >> 8));
            }
        }
        return samples.toByteArray();
    }

    private static double fade(int sample, int length) {
        return Math.min(1, Math.min(sample, length - 1 - sample) / (double) FADE_SAMPLES);
    }
}
