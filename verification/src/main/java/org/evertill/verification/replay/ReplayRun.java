package org.evertill.verification.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.exchange.security.PinHash;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.audit.InvoiceTotals;
import org.evertill.verification.house.ConfigureProcess;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.house.HeadquartersDesk;
import org.evertill.verification.house.ScaleUnitProcess;
import org.evertill.verification.house.ToldSales;
import org.evertill.verification.proxy.Fault;
import org.evertill.verification.proxy.FaultProxy;
import org.evertill.verification.sales.SalesFile;
import org.evertill.verification.sales.SalesInvoice;

/**
 * Rings a sales file through the whole house: headquarters publishes the file's own catalogue, a scale unit runs as a
 * process, a register without a screen stands behind the fault proxy and rings every invoice at its own time; at the
 * end the network is good, everything is waited for, both ends are closed in order, and the auditor says what arrived.
 */
public final class ReplayRun {

    private static final Duration SYNCHRONISED_WITHIN = Duration.ofMinutes(2);
    private static final Duration ARRIVED_WITHIN = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int TOLD_EVERY = 500;

    private final SalesFile file;
    private final Path folder;
    private final Outages outages;
    private final Consumer<String> progress;
    private final InvoiceClock clock = new InvoiceClock();
    private final ToldSales told = new ToldSales();

    /**
     * A replay that has not begun.
     *
     * @param folder   empty; the data folders are made in it
     * @param outages  the seed of the outages; none without
     * @param progress gets a sentence now and then
     */
    public ReplayRun(SalesFile file, Path folder, OptionalLong outages, Consumer<String> progress) {
        this.file = file;
        this.folder = folder;
        this.outages = Outages.draw(outages, file.invoices().size());
        this.progress = progress;
    }

    /** Rings everything; ends with an exception, a sentence in it, at the first thing the register refuses. */
    public ReplayReport run() throws IOException, SQLException, InterruptedException, DataFolderException {
        Path house = folder.resolve("scale-unit");
        HeadquartersDesk.publish(house, ReplayStore.rows(file.catalogue(), PinHash::of));
        String code = HeadquartersDesk.activationCode(house, ReplayStore.NUMBER, ReplayStore.REGISTER);
        long seconds;
        Path journal;
        Map<String, Long> faults;
        try (ScaleUnitProcess scaleUnit = ScaleUnitProcess.start(house, List.of("--store", ReplayStore.NUMBER));
                FaultProxy proxy = FaultProxy.before(scaleUnit.socketAddress())) {
            Path data = folder.resolve("register");
            ConfigureProcess.activate(data, proxy.httpUri().toString(), code);
            clock.set(file.invoices().getFirst().at());
            try (HeadlessRegister register = HeadlessRegister.start(data, clock, told::show)) {
                seconds = ringEverything(register, proxy, scaleUnit);
                journal = register.journal();
            }
            faults = faults(proxy);
            return report(scaleUnit, journal, faults, seconds);
        }
    }

    private long ringEverything(HeadlessRegister register, FaultProxy proxy, ScaleUnitProcess scaleUnit)
            throws SQLException, InterruptedException {
        InvoiceCashier cashier = new InvoiceCashier(register, clock, file);
        cashier.signOn();
        register.screen().await("ready to sell offline",
                shown -> shown.session().connection().readiness() == OfflineReadiness.READY, SYNCHRONISED_WITHIN);
        long start = System.nanoTime();
        for (int index = 0; index < file.invoices().size(); index++) {
            ring(cashier, index, proxy);
            if ((index + 1) % TOLD_EVERY == 0) {
                progress.accept((index + 1) + " of " + file.invoices().size() + " invoices rung");
            }
        }
        proxy.set(Fault.pass());
        awaitArrival(register, scaleUnit);
        return Math.max(1, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    private void ring(InvoiceCashier cashier, int index, FaultProxy proxy) throws InterruptedException {
        SalesInvoice invoice = file.invoices().get(index);
        if (outages.endsBefore(index)) {
            proxy.set(Fault.pass());
        }
        if (outages.beginsIn(index).isPresent()) {
            Fault fault = outages.beginsIn(index).get();
            cashier.ring(invoice, outages.line(index, invoice.lines().size()), () -> proxy.set(fault));
        } else {
            cashier.ring(invoice, 0, () -> { });
        }
    }

    private void awaitArrival(HeadlessRegister register, ScaleUnitProcess scaleUnit)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + ARRIVED_WITHIN.toNanos();
        register.syncNow();
        while (register.unsentRecords() > 0
                || records(scaleUnit.headquartersDatabase()) < records(register.journal())) {
            if (System.nanoTime() > deadline || scaleUnit.endsWithin(LOOK)) {
                throw new IllegalStateException("not everything arrived: " + register.unsentRecords()
                        + " records unsent, " + records(scaleUnit.headquartersDatabase()) + " of "
                        + records(register.journal()) + " at headquarters");
            }
        }
    }

    private static long records(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM journal_record")) {
            return row.getLong(1);
        }
    }

    private static Map<String, Long> faults(FaultProxy proxy) {
        return proxy.fired().entrySet().stream().collect(Collectors.toMap(
                entry -> entry.getKey().word(), Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    private ReplayReport report(ScaleUnitProcess scaleUnit, Path journal, Map<String, Long> faults, long seconds)
            throws InterruptedException {
        scaleUnit.close();
        Map<String, InvoiceTotals> expected = new TreeMap<>();
        for (SalesInvoice invoice : file.invoices()) {
            expected.put(invoice.number(), new InvoiceTotals(invoice.lines().size(),
                    BigDecimal.valueOf(invoice.totalMinor(), 2).toPlainString()));
        }
        String perSecond = BigDecimal.valueOf(file.invoices().size())
                .divide(BigDecimal.valueOf(seconds), 1, RoundingMode.HALF_UP).toPlainString();
        return new ReplayReport(Auditor.audit(AuditSubject.ofHouse(List.of(journal), scaleUnit.channelDatabase(),
                scaleUnit.headquartersDatabase(), told.list())), expected, outages.count(), faults, seconds,
                perSecond);
    }
}
