package org.evertill.scaleunit;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evertill.scaleunit.channel.RecordFeed;
import org.evertill.scaleunit.channel.RecordHandover;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.schedules.DistributionRun;
import org.evertill.scaleunit.headquarters.schedules.Schedules;
import org.evertill.scaleunit.storage.ServerDatabase;
import picocli.CommandLine.Model.CommandSpec;

/** What a command does with headquarters' distribution schedules, also while the scale unit runs. */
record SchedulesVisit(ScaleUnitMain scaleUnit, CommandSpec spec) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** What is done; the answer is the exit code. */
    @FunctionalInterface
    interface Work {
        int with(Schedules schedules, PrintWriter out) throws IOException, SQLException;
    }

    /** Opens headquarters, does it, and closes; what is refused is told in its sentence. */
    int run(Work work) throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            String store = scaleUnit.storeNumber();
            Schedules schedules = new Schedules(headquarters, scaleUnit.headquartersFolder(),
                    scaleUnit.hasChannel() ? Map.of(store, () -> collect(headquarters, store)) : Map.of(),
                    Clock.systemDefaultZone());
            return work.with(schedules.open(), out);
        });
    }

    /** Whoever sits at this computer, for the history. */
    static String whoever() {
        return System.getProperty("user.name", "");
    }

    /** A line for each run, and the exit code: 1 when one failed. */
    static int tell(List<DistributionRun> runs, PrintWriter out) {
        runs.forEach(run -> out.println(run.dataGroup() + ": " + outcome(run)));
        return runs.stream().anyMatch(run -> run.state().isFailed()) ? 1 : 0;
    }

    /** How a run ended, such as {@code Available: reference 12 (rows: 1, bytes: 512)}. */
    static String outcome(DistributionRun run) {
        return run.state().text() + switch (run.state()) {
            case AVAILABLE -> ": " + run.packages() + " (rows: " + run.rows() + ", bytes: " + run.bytes() + ")";
            case APPLIED -> ": records: " + run.rows();
            case CREATE_FAILED, APPLY_FAILED -> ": " + run.message();
            case STARTED, NO_DATA -> "";
        };
    }

    /** A time as people at headquarters read it. */
    static String local(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    private int collect(Headquarters headquarters, String storeNumber) throws IOException, SQLException {
        ServerDatabase channel = scaleUnit.channelDatabase();
        channel.start();
        try {
            return new RecordHandover(new RecordFeed(channel), headquarters.link(storeNumber).records()).handOver();
        } finally {
            stop(channel);
        }
    }

    private static void stop(ServerDatabase channel) throws SQLException {
        try {
            channel.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
