package org.evertill.verification.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.evertill.verification.process.ChildJvm;
import org.evertill.verification.weave.Weave;
import org.evertill.verification.weave.WeavingMain;

/** Runs one life of a register as a child and gives back what it did; on the caller's thread. */
final class RecordedLife {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");
    private static final String SERVED = "served ";

    private final Path work;
    private final Path register;
    private final List<? extends Weave> planted;

    /**
     * A life that has not begun.
     *
     * @param work     an empty folder for the recording
     * @param register the register's data folder
     * @param planted  what else is changed in the product
     */
    RecordedLife(Path work, Path register, List<? extends Weave> planted) {
        this.work = work;
        this.register = register;
        this.planted = planted;
    }

    /**
     * Lives until so many customers at least are served and new packages are in use.
     *
     * @param served hears of each, by its number
     * @throws IllegalStateException when it ends otherwise, or when the recording is not what happened
     */
    Recording live(List<String> barcodes, long seed, int customers, IntConsumer served)
            throws IOException, InterruptedException {
        Path before = work.resolve("before");
        copy(register, before);
        Path codes = Files.write(work.resolve("barcodes"), barcodes);
        Path log = work.resolve("events");
        List<Weave> weaves = new ArrayList<>(RecordedFiles.weaves());
        weaves.addAll(planted);
        List<String> flags = new ArrayList<>(QUICK_START);
        flags.add(WeavingMain.flag(work, weaves));
        try (ChildJvm child = ChildJvm.start(RecordedRegisterMain.class.getName(), flags,
                List.of(register.toString(), log.toString(), codes.toString(), Long.toString(seed),
                        Integer.toString(customers)),
                work.resolve("errors.txt"), line -> hear(line, served))) {
            if (!child.endsWithin(PATIENCE) || child.stop(Duration.ZERO) != 0) {
                throw new IllegalStateException("the recorded register did not end in order: " + child.lastErrors());
            }
        }
        Recording life = Recording.read(before, log);
        requireComplete(life);
        return life;
    }

    private static void hear(String line, IntConsumer served) {
        if (line.startsWith(SERVED)) {
            served.accept(Integer.parseInt(line.substring(SERVED.length())));
        }
    }

    /** Whether the folder made anew from the recording is the folder there is: nothing was written past us. */
    private void requireComplete(Recording life) throws IOException {
        Path again = Files.createDirectories(work.resolve("again"));
        new PowerCut(life, life.events().size(), Leftover.everything()).leave(again);
        List<String> different = DiskLog.differences(register, again);
        if (!different.isEmpty()) {
            throw new IllegalStateException("the recording is not what happened to " + different);
        }
    }

    /** A folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source));
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }
}
