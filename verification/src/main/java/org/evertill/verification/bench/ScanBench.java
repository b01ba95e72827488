package org.evertill.verification.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From a scan to the painted line, offline, in the register's real window over a million products: on the display
 * where there is one, else on the toolkit's headless platform. Told apart: the register's loop, from Enter in the scan
 * field to the snapshot with the line, its draft written; and the frame that shows it, from its begin to its last
 * point. Between them the toolkit waits for its next frame, at most 16.7 ms of 60 in a second; that is nobody's
 * slowness, and so the third figure, from the snapshot to the painted line with the wait in it, is held against two
 * frames. Told and not judged is the whole step, from Enter until the disk has synced the draft and the register takes
 * the next input: that one is the disk's.
 */
public final class ScanBench implements Benchmark {

    private static final Limit LOOP = Limit.forNinetyNineOfAHundred(5);
    private static final Limit FRAME = Limit.forNinetyNineOfAHundred(16);
    private static final Limit TWO_FRAMES = Limit.forNinetyNineOfAHundred(33);
    private static final Limit TOLD = Limit.toldForNinetyNineOfAHundred("not judged: the disk's sync is in it");

    private final LargeStore store;
    private final int scansPerTime;
    private final int warmUp;

    /**
     * Without a display a fifth of the scans: there the toolkit copies the whole picture after every frame, so a scan
     * takes several times as long, and the figures are those of that copying.
     *
     * @param store shared with the other benchmarks of its size
     */
    public ScanBench(LargeStore store) {
        this(store, ScanningRegister.hasDisplay() ? 60 : 12, ScanningRegister.hasDisplay() ? 300 : 60);
    }

    ScanBench(LargeStore store, int scansPerTime, int warmUp) {
        this.store = store;
        this.scansPerTime = scansPerTime;
        this.warmUp = warmUp;
    }

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        List<Long> loop = new ArrayList<>();
        List<Long> frame = new ArrayList<>();
        List<Long> both = new ArrayList<>();
        List<Long> synced = new ArrayList<>();
        try (ScanningRegister register = ScanningRegister.start(
                store, folder, times * scansPerTime, warmUp)) {
            for (String[] figures : register.awaitScans()) {
                long wait = Long.parseLong(figures[1]);
                loop.add(Long.parseLong(figures[0]));
                frame.add(Long.parseLong(figures[2]));
                both.add(wait + Long.parseLong(figures[2]));
                synced.add(Long.parseLong(figures[3]));
            }
            register.end();
        }
        // Where the window is painted decides much of it, so the figures of the two are never taken for each other.
        String where = ScanningRegister.hasDisplay() ? "scan, on a display: " : "scan, headless: ";
        return List.of(new Measurement(where + "in the register's loop", loop, LOOP),
                new Measurement(where + "the frame with the line", frame, FRAME),
                new Measurement(where + "shown to painted, waiting", both, TWO_FRAMES),
                new Measurement(where + "the step, on the disk", synced, TOLD));
    }
}
