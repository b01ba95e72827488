package org.evertill.verification.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.evertill.exchange.security.PinHash;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.audit.InvoiceTotals;
import org.evertill.verification.house.ConfigureProcess;
import org.evertill.verification.house.HeadquartersDesk;
import org.evertill.verification.house.RunningFile;
import org.evertill.verification.house.ScaleUnitProcess;
import org.evertill.verification.proxy.Fault;
import org.evertill.verification.sales.SalesFile;
import org.evertill.verification.sales.SalesInvoice;

/**
 * Rings a sales file through the whole house: headquarters publishes the file's own catalogue, a scale unit and a
 * register without a screen run as processes with the fault proxy between them, and every invoice is rung at its own
 * time while things go wrong as {@link Outages} says. At the end the network is good, everything is waited for, both
 * ends are closed in order, and the auditor says what arrived.
 */
public final class ReplayRun {

    private static final Duration ARRIVED_WITHIN = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int TOLD_EVERY = 500;
    private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"(\\w+)\"");

    private final SalesFile file;
    private final Path sales;
    private final Path folder;
    private final Outages outages;
    private final Consumer<String> progress;
    private final Map<Mishap.Restart, Integer> restarts = new EnumMap<>(Mishap.Restart.class);
    private final Map<String, Long> answers = new ConcurrentSkipListMap<>();

    /**
     * A replay that has not begun.
     *
     * @param file     what {@code sales} holds
     * @param folder   empty; the data folders are made in it
     * @param outages  the seed of the outages; none without
     * @param progress gets a sentence now and then
     */
    public ReplayRun(SalesFile file, Path sales, Path folder, OptionalLong outages, Consumer<String> progress) {
        this.file = file;
        this.sales = sales;
        this.folder = folder;
        this.outages = Outages.draw(outages, file.invoices().size());
        this.progress = progress;
    }

    /** Rings everything; ends with an exception, a sentence in it, at the first thing the register refuses. */
    public ReplayReport run() throws IOException, SQLException, InterruptedException {
        Path master = folder.resolve("scale-unit");
        HeadquartersDesk.publish(master, ReplayStore.rows(file.catalogue(), PinHash::of));
        String code = HeadquartersDesk.activationCode(master, ReplayStore.NUMBER, ReplayStore.REGISTER);
        Path data = folder.resolve("register");
        try (ReplayHouse house = ReplayHouse.start(master)) {
            house.proxy().overhear(OutageFigures.UPLOAD, this::hear);
            ConfigureProcess.activate(data, house.proxy().httpUri().toString(), code);
            try (TillLives lives = TillLives.begin(data, sales);
                    CraftedRecords crafted = new CraftedRecords(lives.journal())) {
                long seconds = ringEverything(lives, house, crafted);
                lives.end();
                house.end();
                return report(lives, house, crafted.sent(), seconds);
            }
        }
    }

    private long ringEverything(TillLives lives, ReplayHouse house, CraftedRecords crafted)
            throws IOException, SQLException, InterruptedException {
        long start = System.nanoTime();
        for (int index = 0; index < file.invoices().size(); index++) {
            prepare(index, house, crafted);
            ring(index, lives, house);
            if ((index + 1) % TOLD_EVERY == 0) {
                progress.accept((index + 1) + " of " + file.invoices().size() + " invoices rung");
            }
        }
        house.proxy().set(Fault.pass());
        house.awaitScaleUnit();
        awaitArrival(lives, house.scaleUnit());
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        crafted.send(house.scaleUnit());
        return Math.max(1, seconds);
    }

    private void prepare(int index, ReplayHouse house, CraftedRecords crafted)
            throws SQLException, InterruptedException {
        if (outages.endsBefore(index)) {
            house.proxy().set(Fault.pass());
        }
        // a cut is to strike a house that works, so one that was killed comes back first
        if ((outages.awaitsScaleUnit(index) || outages.in(index).isPresent()) && house.awaitScaleUnit()) {
            crafted.send(house.scaleUnit());
        }
    }

    private void ring(int index, TillLives lives, ReplayHouse house)
            throws IOException, SQLException, InterruptedException {
        if (outages.in(index).isEmpty()) {
            ringToTheEnd(index, lives.till());
            return;
        }
        Outages.Planned planned = outages.in(index).get();
        SalesInvoice invoice = file.invoices().get(index);
        int line = planned.line(invoice.lines().size());
        lives.till().ring(new Orders.Ring(index, line, planned.held()));
        lives.till().await("at " + line);
        if (!planned.held()) {
            lives.till().pass(planned.after());
        }
        happen(planned.mishap(), index, lives, house);
        if (planned.mishap() == Mishap.Restart.REGISTER_KILLED || planned.mishap() == Mishap.Restart.REGISTER_CLOSED) {
            if (!new RunningFile(lives.journal()).holdsInvoice(invoice.number())) {
                ringToTheEnd(index, lives.till());
            }
            return;
        }
        if (planned.held()) {
            lives.till().go();
        }
        lives.till().await("rung " + index);
    }

    private static void ringToTheEnd(int index, ReplayTill till) throws IOException, InterruptedException {
        till.ring(new Orders.Ring(index, 0, false));
        till.await("rung " + index);
    }

    private void happen(Mishap mishap, int index, TillLives lives, ReplayHouse house)
            throws IOException, SQLException, InterruptedException {
        switch (mishap) {
            case Mishap.Cut(Fault fault) -> house.proxy().set(fault);
            case Mishap.Restart restart -> {
                restarts.merge(restart, 1, Integer::sum);
                if (restart == Mishap.Restart.SCALE_UNIT_KILLED) {
                    house.killScaleUnit();
                } else {
                    lives.restart(restart, index);
                }
            }
        }
    }

    private void hear(byte[] answer) {
        OUTCOME.matcher(new String(answer, StandardCharsets.UTF_8)).results()
                .forEach(found -> answers.merge(found.group(1), 1L, Long::sum));
    }

    private static void awaitArrival(TillLives lives, ScaleUnitProcess scaleUnit)
            throws IOException, SQLException, InterruptedException {
        RunningFile journal = new RunningFile(lives.journal());
        RunningFile headquarters = new RunningFile(scaleUnit.headquartersDatabase());
        long deadline = System.nanoTime() + ARRIVED_WITHIN.toNanos();
        lives.till().sync();
        while (headquarters.records() < journal.records()) {
            if (System.nanoTime() > deadline || scaleUnit.endsWithin(LOOK)) {
                throw new IllegalStateException("not everything arrived: " + headquarters.records() + " of "
                        + journal.records() + " records at headquarters");
            }
        }
    }

    private ReplayReport report(TillLives lives, ReplayHouse house, int crafted, long seconds) {
        Map<String, InvoiceTotals> expected = new TreeMap<>();
        for (SalesInvoice invoice : file.invoices()) {
            expected.put(invoice.number(), new InvoiceTotals(invoice.lines().size(),
                    BigDecimal.valueOf(invoice.totalMinor(), 2).toPlainString()));
        }
        String perSecond = BigDecimal.valueOf(file.invoices().size())
                .divide(BigDecimal.valueOf(seconds), 1, RoundingMode.HALF_UP).toPlainString();
        OutageFigures figures = new OutageFigures(outages.cuts(), house.proxy().strikes(), restarts,
                lives.cartsTakenUp(), lives.lostCarts(), answers);
        ScaleUnitProcess scaleUnit = house.scaleUnit();
        return new ReplayReport(Auditor.audit(AuditSubject.ofHouse(List.of(lives.journal()),
                scaleUnit.channelDatabase(), scaleUnit.headquartersDatabase(), lives.told())), expected, figures,
                crafted, seconds, perSecond);
    }
}
