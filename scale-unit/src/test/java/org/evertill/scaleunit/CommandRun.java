package org.evertill.scaleunit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A command of the scale unit as somebody at a terminal sees it: how it ended, and what it said. */
record CommandRun(int exitCode, String out, String error) {

    /** Runs it on a scale unit's data folder. */
    static CommandRun on(Path folder, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--data", folder.toString()));
        all.addAll(Arrays.asList(arguments));
        int exitCode = ScaleUnitMain.commandLine().setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(error, true)).execute(all.toArray(String[]::new));
        return new CommandRun(exitCode, out.toString(), error.toString());
    }
}
