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
 * From the start of the register's process to its painted sign-on screen, over a million products. Beside it, by turns,
 * an empty JavaFX window of the same size, started the same way: from jars, each with an AOT cache of its own made by a
 * first run that is not counted, with the register's flags, on the toolkit's headless platform.
 */
public final class StartBench implements Benchmark {

    private static final double FACTOR = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LargeStore store;

    /** One program and how it is started. */
    private record Program(String mainClass, List<String> arguments, List<String> flags, Path cache, Path errors) {}

    /** @param store shared with the other benchmarks of its size */
    public StartBench(LargeStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        List<String> flags = new ArrayList<>(RegisterFlags.all());
        flags.addAll(List.of("-cp", ProgramJars.pack(folder.resolve("jars"))));
        Path errors = folder.resolve("errors.txt");
        Program register = new Program(StartedRegisterMain.class.getName(),
                List.of(store.register(folder).toString()), flags, folder.resolve("register.aot"), errors);
        Program empty = new Program(
                EmptyWindowMain.class.getName(), List.of(), flags, folder.resolve("empty.aot"), errors);
        start(register, "-XX:AOTCacheOutput=" + register.cache());
        start(empty, "-XX:AOTCacheOutput=" + empty.cache());
        List<Long> own = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        for (int time = 0; time <= times; time++) {
            long ownTime = startWithCache(register);
            long bareTime = startWithCache(empty);
            if (time > 0) {
                own.add(ownTime);
                bare.add(bareTime);
            }
        }
        return List.of(new Measurement("start, " + store.size(), own, Limit.times(FACTOR, "an empty window", bare)));
    }

    private static long startWithCache(Program program) throws IOException, InterruptedException {
        // "on" ends the program when the cache does not fit, so that no slower start is ever measured in its place.
        return start(program, "-XX:AOTCache=" + program.cache(), "-XX:AOTMode=on");
    }

    /** Microseconds from the start of the process until it says what it shows; then it is ended in order. */
    private static long start(Program program, String... more) throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(program.flags());
        flags.addAll(List.of(more));
        CompletableFuture<Long> shown = new CompletableFuture<>();
        long begun = System.nanoTime();
        try (ChildJvm child = ChildJvm.start(program.mainClass(), flags, program.arguments(), program.errors(),
                line -> {
                    if (line.equals("shown")) {
                        shown.complete(System.nanoTime());
                    }
                })) {
            long at = shown.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (child.stop(PATIENCE) != 0) {
                throw new IllegalStateException(program.mainClass() + " did not end well: " + child.lastErrors());
            }
            return (at - begun) / 1000;
        } catch (TimeoutException | ExecutionException never) {
            throw new IllegalStateException(program.mainClass() + " showed nothing", never);
        }
    }
}
