package org.evertill.verification.kill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.BusyCashier;
import org.evertill.verification.house.CashierPipe;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.house.ProvisionedFolder;
import org.evertill.verification.process.InputEnd;
import org.evertill.verification.weave.HoldPoints;

/**
 * A register that works without a screen and without a rest: the whole register of a provisioned data folder, whose
 * scale unit is away, and a {@link BusyCashier}. It says on standard output what a cashier would have seen, and ends
 * in order when its standard input ends. Made to be killed.
 */
public final class WorkingRegisterMain {

    private WorkingRegisterMain() {}

    /** @param arguments {@code --data DIR --seed N} */
    public static void main(String[] arguments) throws Exception {
        work(Path.of(arguments[1]), new Random(Long.parseLong(arguments[3])),
                new CashierPipe(new PrintStream(System.out, false, StandardCharsets.US_ASCII)));
        System.exit(0);
    }

    private static void work(Path data, Random random, CashierPipe pipe)
            throws DataFolderException, IOException, InterruptedException {
        List<String> codes = ProvisionedFolder.barcodes(data);
        try (HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), pipe::show)) {
            BusyCashier cashier = new BusyCashier(register, random, DemoPeople.ADMINISTRATOR.workerNumber(),
                    DemoPeople.ADMINISTRATOR.pin(), codes, HoldPoints::doing);
            cashier.signOn();
            pipe.usable();
            InputEnd end = InputEnd.of(System.in);
            while (!end.isReached()) {
                cashier.serveOneCustomer();
            }
        }
    }
}
