package org.evertill.scaleunit;

import java.io.PrintWriter;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import picocli.CommandLine.Model.CommandSpec;

/** What a command does at headquarters, also while the scale unit runs. */
record HeadquartersVisit(ScaleUnitMain scaleUnit, CommandSpec spec) {

    /** What is done; the answer is the exit code. */
    @FunctionalInterface
    interface Work {
        int at(Headquarters headquarters, PrintWriter out) throws Exception;
    }

    /** Opens headquarters, does it, and closes; what is refused is told in its sentence. */
    int run(Work work) throws Exception {
        Headquarters headquarters = scaleUnit.headquarters();
        headquarters.start();
        try {
            PrintWriter out = spec.commandLine().getOut();
            int exitCode = work.at(headquarters, out);
            out.flush();
            return exitCode;
        } catch (RowRefusedException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            headquarters.stop();
        }
    }
}
