package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.audit.ToldSale;
import org.evertill.verification.house.FleetStore;
import org.evertill.verification.process.ChildJvm;

/**
 * A scale unit under the registers of a large store: look-ups and uploads together, at random moments that do not wait
 * for it, each counted from the moment it was meant for. The scale unit runs in its own process with the demo store;
 * all registers run in another one beside it, on the same processors. One that is not answered, or a sale that is not
 * at the channel exactly once afterwards, fails the run. A time is a minute.
 */
public final class FleetBench implements Benchmark {

    private static final Limit LOOK_UP = Limit.forNinetyNineOfAHundred(20);
    private static final Limit UPLOAD = Limit.forNinetyNineOfAHundred(100);
    private static final Duration MORE_PATIENCE = Duration.ofMinutes(3);

    private final Load load;

    /**
     * What is asked of the scale unit.
     *
     * @param lookUps a second
     * @param uploads a second
     * @param warmUp  seconds that are not counted
     * @param seconds of one time
     */
    record Load(int registers, int lookUps, int uploads, int warmUp, int seconds) {}

    /** What the child says. */
    private static final class Heard {
        private final List<Long> lookUps = new ArrayList<>();
        private final List<Long> uploads = new ArrayList<>();
        private final List<ToldSale> sold = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();
        private boolean done;

        void hear(String line) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "look-up" -> lookUps.add(Long.parseLong(words[1]));
                case "upload" -> uploads.add(Long.parseLong(words[1]));
                case "error" -> errors.add(words[1]);
                case "done" -> done = true;
                default -> ToldSale.parse(line).ifPresent(sold::add);
            }
        }
    }

    /** Fifty registers, 500 look-ups and 50 uploads a second. */
    public FleetBench() {
        this(new Load(50, 500, 50, 20, 60));
    }

    FleetBench(Load load) {
        this.load = load;
    }

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public int defaultTimes() {
        return 2;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws IOException, SQLException, InterruptedException {
        Path channel;
        Heard heard;
        try (FleetStore store = FleetStore.open(folder, load.registers(), LookupSource.SCALE_UNIT)) {
            channel = store.scaleUnit().channelDatabase();
            heard = ask(store, folder, times * load.seconds());
        }
        requireExactlyOnce(channel, heard.sold);
        String rate = "fleet of " + load.registers() + ": ";
        return List.of(
                new Measurement(rate + load.lookUps() + " look-ups/s", heard.lookUps, LOOK_UP),
                new Measurement(rate + load.uploads() + " uploads/s", heard.uploads, UPLOAD));
    }

    private Heard ask(FleetStore store, Path folder, int seconds)
            throws IOException, SQLException, InterruptedException {
        Path registers = Files.write(folder.resolve("registers.txt"), activated(store));
        Heard heard = new Heard();
        try (ChildJvm child = ChildJvm.start(FleetMain.class.getName(), List.of(),
                List.of("--scale-unit", store.scaleUnit().address().toString(), "--registers", registers.toString(),
                        "--look-ups", String.valueOf(load.lookUps()), "--uploads", String.valueOf(load.uploads()),
                        "--warm-up", String.valueOf(load.warmUp()), "--seconds", String.valueOf(seconds)),
                folder.resolve("registers-errors.txt"), heard::hear)) {
            child.endsWithin(MORE_PATIENCE.plusSeconds(load.warmUp() + seconds));
            int exitValue = child.stop(Duration.ZERO);
            if (exitValue != 0 || !heard.done) {
                throw new IllegalStateException("the registers ended with " + exitValue + ": " + child.lastErrors());
            }
        }
        if (!heard.errors.isEmpty()) {
            throw new IllegalStateException(heard.errors.size() + " of "
                    + (heard.errors.size() + heard.lookUps.size() + heard.sold.size())
                    + " were not answered as they should be; the first: " + heard.errors.getFirst());
        }
        return heard;
    }

    private List<String> activated(FleetStore store) throws IOException, SQLException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (int register = 1; register <= load.registers(); register++) {
            RegisterActivation activation = store.activate(register);
            RegisterIdentity identity = activation.identity();
            lines.add(identity.registerNumber() + " " + identity.incarnation() + " " + activation.deviceToken());
        }
        return lines;
    }

    private static void requireExactlyOnce(Path channel, List<ToldSale> sold) {
        AuditReport report = Auditor.audit(
                new AuditSubject(List.of(), Optional.of(channel), Optional.empty(), sold));
        if (!report.isClean() || report.transactions() != sold.size()) {
            throw new IllegalStateException("the scale unit took " + sold.size() + " sales and has "
                    + report.transactions() + "; " + report.findings().stream().limit(5).toList());
        }
    }
}
