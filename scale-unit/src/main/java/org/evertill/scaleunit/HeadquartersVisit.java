package org.evertill.scaleunit;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import org.evertill.exchange.tables.SchedulerJob;
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

    /** Has what is everybody's published for each data group; for which it could not be is told. */
    static void publishForAll(Headquarters headquarters, SchedulerJob job, String what)
            throws IOException, SQLException {
        try {
            headquarters.publisher().publishForAll(job);
        } catch (IOException e) {
            throw new IOException(what + " is saved, but could not be published for all data groups. "
                    + e.getMessage() + " The next run of job " + job.number() + " tries again.", e);
        }
    }
}
