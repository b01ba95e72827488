package org.evertill.app.sound;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays sounds on a thread of its own, so that nobody ever waits for one. A machine without an audio device stays
 * silent, and more sounds than can be heard are left out. {@link #play} may be called on any thread.
 */
public final class Loudspeaker {

    private static final Logger LOG = LoggerFactory.getLogger(Loudspeaker.class);
    private static final AudioFormat FORMAT =
            new AudioFormat(Waveform.SAMPLES_PER_SECOND, Waveform.BYTES_PER_SAMPLE * 8, 1, true, false);
    /** As many as a cashier can tell apart; a later one would tell of something long past. */
    private static final int MOST_WAITING = 4;
    /** Long enough for a busy machine not to stutter, short enough to hear a scan when it happens. */
    private static final int BUFFER_BYTES = Waveform.SAMPLES_PER_SECOND * Waveform.BYTES_PER_SAMPLE / 10;

    private final BlockingQueue<Sound> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = Thread.ofPlatform().daemon().name("loudspeaker").unstarted(this::run);

    /** Makes the sounds and opens the audio device, in the background. */
    public void start() {
        thread.start();
    }

    /** Plays a sound soon, or not at all. */
    public void play(Sound sound) {
        if (!waiting.offer(sound)) {
            LOG.debug("{} is not heard: too much is to be heard already", sound);
        }
    }

    /** Falls silent. */
    public void stop() {
        thread.interrupt();
    }

    private void run() {
        Map<Sound, byte[]> waves = new EnumMap<>(Sound.class);
        for (Sound sound : Sound.values()) {
            waves.put(sound, Waveform.of(sound));
        }
        try (SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT)) {
            line.open(FORMAT, BUFFER_BYTES);
            line.start();
            while (!Thread.currentThread().isInterrupted()) {
                byte[] wave = waves.get(waiting.take());
                line.write(wave, 0, wave.length);
            }
        } catch (InterruptedException e) {
            LOG.debug("The loudspeaker was stopped");
        } catch (LineUnavailableException | RuntimeException e) {
            LOG.info("There is no audio device the register can use, so it makes no sound: {}", e.getMessage());
        }
    }
}
