package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.evertill.app.RegisterFlags;
import org.evertill.verification.process.ChildJvm;

/**
 * A program with a window that says {@code shown} when that has been painted, started as a register is: from jars, with
 * the register's flags and an AOT cache of its own, on the toolkit's headless platform.
 *
 * @param jars   the class path, as {@link ProgramJars} packs it
 * @param cache  where its AOT cache is
 * @param errors the file its standard error is appended to
 */
record StartedProgram(String mainClass, String jars, Path cache, Path errors) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A first run that makes the cache and is not counted. */
    void train(List<String> arguments) throws IOException, InterruptedException {
        start(arguments, "-XX:AOTCacheOutput=" + cache);
    }

    /** Microseconds from the start of its process until it says what it shows; then it is ended in order. */
    long start(List<String> arguments) throws IOException, InterruptedException {
        // "on" ends the program when the cache does not fit, so that no slower start is ever measured in its place.
        return start(arguments, "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    private long start(List<String> arguments, String... more) throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(RegisterFlags.all());
        flags.addAll(List.of("-cp", jars));
        flags.addAll(List.of(more));
        CompletableFuture<Long> shown = new CompletableFuture<>();
        long begun = System.nanoTime();
        try (ChildJvm child = ChildJvm.start(mainClass, flags, arguments, errors, line -> {
            if (line.equals("shown")) {
                shown.complete(System.nanoTime());
            }
        })) {
            long at = shown.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (child.stop(PATIENCE) != 0) {
                throw new IllegalStateException(mainClass + " did not end well: " + child.lastErrors());
            }
            return (at - begun) / 1000;
        } catch (TimeoutException | ExecutionException never) {
            throw new IllegalStateException(mainClass + " showed nothing", never);
        }
    }
}
