package org.evertill.verification.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evertill.verification.process.ProgramJars;

/**
 * From the start of the register's process to its painted sign-on screen, over a million products. Beside it, by turns,
 * an empty JavaFX window of the same size, started the same way: from jars, each with an AOT cache of its own made by a
 * first run that is not counted, with the register's flags, on the toolkit's headless platform.
 */
public final class StartBench implements Benchmark {

    private static final double FACTOR = 2;

    private final LargeStore store;

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
        String jars = ProgramJars.pack(folder.resolve("jars"));
        Path errors = folder.resolve("errors.txt");
        StartedProgram register = new StartedProgram(
                StartedRegisterMain.class.getName(), jars, folder.resolve("register.aot"), errors);
        StartedProgram empty = new StartedProgram(
                EmptyWindowMain.class.getName(), jars, folder.resolve("empty.aot"), errors);
        List<String> data = List.of(store.register(folder).toString());
        register.train(data);
        empty.train(List.of());
        List<Long> own = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        for (int time = 0; time <= times; time++) {
            long ownTime = register.start(data);
            long bareTime = empty.start(List.of());
            if (time > 0) {
                own.add(ownTime);
                bare.add(bareTime);
            }
        }
        return List.of(new Measurement("start, " + store.size(), own, Limit.times(FACTOR, "an empty window", bare)));
    }
}
