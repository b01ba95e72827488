package org.evertill.verification.powerloss;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.evertill.exchange.sqlite.SqliteNativeLibrary;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.BusyCashier;
import org.evertill.verification.house.CashierPipe;
import org.evertill.verification.house.HeadlessRegister;

/**
 * A whole register without a screen that serves so many customers and keeps everything it does to its data folder,
 * with what the cashier was shown in between. Says {@code served N} after each customer.
 */
public final class RecordedRegisterMain {

    /** The worker asks for news more often than the profile does. */
    private static final int CUSTOMERS_PER_LOOK = 5;

    private RecordedRegisterMain() {}

    /** @param arguments the data folder, the log, the file of barcodes, the seed, how many customers */
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
            BusyCashier cashier = new BusyCashier(register, random, DemoPeople.ADMINISTRATOR.workerNumber(),
                    DemoPeople.ADMINISTRATOR.pin(), codes, doing -> { });
            cashier.signOn();
            pipe.usable();
            for (int customer = 1; customer <= customers; customer++) {
                cashier.serveOneCustomer();
                if (customer % CUSTOMERS_PER_LOOK == 0) {
                    register.syncNow();
                }
                out.println("served " + customer);
            }
            log.said(Recording.CLOSING);
        }
    }
}
