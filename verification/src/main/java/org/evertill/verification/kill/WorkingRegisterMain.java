package org.evertill.verification.kill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.operation.SwitchConnection;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.BusyCashier;
import org.evertill.verification.house.CashierPipe;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.house.LiveStore;
import org.evertill.verification.process.InputEnd;
import org.evertill.verification.weave.HoldPoints;

/**
 * A register that works without a screen and without a rest: the whole register of a data folder, and a {@link
 * BusyCashier}. It says on standard output what a cashier would have seen, takes {@code sync} and orders to {@link
 * HoldPoints} on standard input, and when that ends brings everything up and ends in order. Made to be killed.
 */
public final class WorkingRegisterMain {

    /** Has everything synchronised that can be. */
    static final String SYNC = "sync";

    private static final Duration SENT_WITHIN = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;

    private WorkingRegisterMain() {}

    /** @param arguments {@code --data DIR --seed N} */
    public static void main(String[] arguments) throws Exception {
        work(Path.of(arguments[1]), new Random(Long.parseLong(arguments[3])),
                new CashierPipe(new PrintStream(System.out, false, StandardCharsets.US_ASCII)));
        System.exit(0);
    }

    private static void work(Path data, Random random, CashierPipe pipe)
            throws DataFolderException, IOException, InterruptedException {
        List<String> codes = LiveStore.barcodesOfDemoStore();
        try (HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), pipe::show)) {
            BusyCashier cashier = new BusyCashier(register, random, DemoPeople.ADMINISTRATOR.workerNumber(),
                    DemoPeople.ADMINISTRATOR.pin(), codes, HoldPoints::doing);
            cashier.signOn();
            pipe.usable();
            InputEnd end = InputEnd.of(System.in, line -> take(line, register));
            while (!end.isReached()) {
                cashier.serveOneCustomer();
            }
            bringEverythingUp(register);
        }
    }

    private static void take(String line, HeadlessRegister register) {
        if (line.equals(SYNC)) {
            register.syncNow();
        } else {
            HoldPoints.take(line);
        }
    }

    private static void bringEverythingUp(HeadlessRegister register) throws InterruptedException {
        if (register.screen().newest().session().connection().state() == ConnectionState.DISCONNECTED) {
            register.press(new SwitchConnection());
        }
        Object nobody = new Object();
        long deadline = System.nanoTime() + SENT_WITHIN.toNanos();
        while (register.unsentRecords() > 0 && System.nanoTime() < deadline) {
            register.syncNow();
            synchronized (nobody) {
                nobody.wait(LOOK_MILLIS);
            }
        }
    }
}
