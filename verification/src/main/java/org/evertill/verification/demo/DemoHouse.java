package org.evertill.verification.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.audit.ToldSale;
import org.evertill.verification.house.ConfigureProcess;
import org.evertill.verification.house.HeadquartersDesk;
import org.evertill.verification.house.RunningFile;
import org.evertill.verification.house.ScaleUnitProcess;
import org.evertill.verification.proxy.Fault;
import org.evertill.verification.proxy.FaultProxy;

/**
 * The demo's surroundings of a register: the scale unit with the demo store as a process, the fault proxy before it,
 * and the data folder of register 01, activated with a one-time code at the proxy's address. Any thread.
 */
final class DemoHouse implements AutoCloseable {

    static final String REGISTER = "01";

    private static final Duration ARRIVED_WITHIN = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final ScaleUnitProcess scaleUnit;
    private final FaultProxy proxy;
    private final Path registerFolder;

    private DemoHouse(ScaleUnitProcess scaleUnit, FaultProxy proxy, Path registerFolder) {
        this.scaleUnit = scaleUnit;
        this.proxy = proxy;
        this.registerFolder = registerFolder;
    }

    /** Starts everything in an empty folder; the seed decides the store's goods and prices. */
    static DemoHouse open(Path folder, long seed)
            throws IOException, SQLException, InterruptedException {
        Path server = folder.resolve("scale-unit");
        ScaleUnitProcess scaleUnit =
                ScaleUnitProcess.start(server, List.of("--demo", "--seed", Long.toString(seed)));
        DemoHouse house = new DemoHouse(
                scaleUnit, FaultProxy.before(scaleUnit.socketAddress()), folder.resolve("register"));
        try {
            ConfigureProcess.activate(house.registerFolder, house.proxy.httpUri().toString(),
                    HeadquartersDesk.activationCode(server, DemoStore.STORE_NUMBER, REGISTER));
            return house;
        } catch (IOException | SQLException | InterruptedException | RuntimeException failed) {
            house.close();
            throw failed;
        }
    }

    Path registerFolder() {
        return registerFolder;
    }

    /** Where the scale unit really listens, and where the register believes it does. */
    String addresses() {
        return "scale unit at http://127.0.0.1:" + scaleUnit.socketAddress().getPort()
                + ", reached by the register through the fault proxy at " + proxy.httpUri();
    }

    /** Puts a fault on the line between register and scale unit. */
    void cutBy(Fault fault) {
        proxy.set(fault);
    }

    /** Waits until headquarters has everything the journal has; otherwise a sentence that says what is missing. */
    Optional<String> awaitArrival() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + ARRIVED_WITHIN.toNanos();
        while (!hasArrived()) {
            if (System.nanoTime() > deadline || scaleUnit.endsWithin(LOOK)) {
                return Optional.of("headquarters has "
                        + new RunningFile(scaleUnit.headquartersDatabase()).records() + " of "
                        + new RunningFile(journal()).records() + " records");
            }
        }
        return Optional.empty();
    }

    /** Whether headquarters has as many records as the journal. */
    boolean hasArrived() throws SQLException {
        return new RunningFile(scaleUnit.headquartersDatabase()).records() == new RunningFile(journal()).records();
    }

    /** Audits everything, or the journal alone while something is still on its way. */
    AuditReport audit(boolean everything, List<ToldSale> told) {
        return Auditor.audit(everything
                ? AuditSubject.ofHouse(List.of(journal()), scaleUnit.channelDatabase(),
                        scaleUnit.headquartersDatabase(), told)
                : AuditSubject.ofRegisters(List.of(journal()), told));
    }

    /** Ends the scale unit in order; the files stay. */
    @Override
    public void close() {
        proxy.close();
        scaleUnit.close();
    }

    private Path journal() {
        return registerFolder.resolve("journal.db");
    }
}
