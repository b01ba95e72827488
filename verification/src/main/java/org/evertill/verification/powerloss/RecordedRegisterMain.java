package org.evertill.verification.powerloss;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.operation.SwitchConnection;
import org.evertill.exchange.sqlite.SqliteNativeLibrary;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.BusyCashier;
import org.evertill.verification.house.CashierPipe;
import org.evertill.verification.house.HeadlessRegister;

/**
 * A whole register without a screen that serves so many customers, and goes on until new packages are in use. It keeps
 * everything it does to its data folder, with what the cashier was shown in between. Says {@code served N} after each
 * customer.
 */
public final class RecordedRegisterMain {

    /** The worker asks for news more often than the profile does. */
    private static final int CUSTOMERS_PER_LOOK = 5;
    /** How long the shop is empty between those who come while packages are on their way. */
    private static final Duration BETWEEN_LATE_CUSTOMERS = Duration.ofMillis(500);
    private static final int LATE_CUSTOMERS = 240;

    private RecordedRegisterMain() {}

    /** @param arguments the data folder, the log, the file of barcodes, the seed, how many customers at least */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        List<String> codes = Files.readAllLines(Path.of(arguments[2]));
        Random random = new Random(Long.parseLong(arguments[3]));
        int customers = Integer.parseInt(arguments[4]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        SqliteNativeLibrary.unpackInto(data.resolve("native"));
        try (DiskLog log = DiskLog.begin(data, Path.of(arguments[1]))) {
            TapFailure tapped = SqliteTap.install(log);
            try {
                serve(data, log, random, codes, customers, out);
            } catch (Exception | Error outcome) {
                tapped.explain(outcome);
                throw outcome;
            }
            tapped.requireNone();
        }
        System.exit(0);
    }

    private static void serve(Path data, DiskLog log, Random random, List<String> codes, int customers,
            PrintStream out) throws Exception {
        CashierPipe pipe = new CashierPipe(log::said);
        try (HeadlessRegister register = HeadlessRegister.start(data.toRealPath(), Clock.systemUTC(), pipe::show)) {
            NewPackages packages = NewPackages.since(register);
            BusyCashier cashier = new BusyCashier(register, random, DemoPeople.ADMINISTRATOR.workerNumber(),
                    DemoPeople.ADMINISTRATOR.pin(), codes, doing -> { });
            cashier.signOn();
            pipe.usable();
            for (int customer = 1; customer <= customers || !packages.areInUse(); customer++) {
                if (customer > customers) {
                    awaitPackages(register, packages, customer - customers);
                }
                cashier.serveOneCustomer();
                if (customer % CUSTOMERS_PER_LOOK == 0) {
                    register.syncNow();
                }
                out.println("served " + customer);
            }
            log.said(Recording.CLOSING);
        }
    }

    private static void awaitPackages(HeadlessRegister register, NewPackages packages, int lateCustomer)
            throws InterruptedException {
        if (lateCustomer > LATE_CUSTOMERS) {
            throw new IllegalStateException("no new packages came: " + packages);
        }
        if (register.screen().newest().session().connection().state() == ConnectionState.DISCONNECTED) {
            // by the cashier's own hand, and until then nothing comes
            register.press(new SwitchConnection());
        }
        packages.await(BETWEEN_LATE_CUSTOMERS);
    }
}
