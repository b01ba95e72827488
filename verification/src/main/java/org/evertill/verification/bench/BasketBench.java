package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.operation.SwitchConnection;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.verification.house.FleetStore;
import org.evertill.verification.house.HeadlessRegister;

/**
 * Four scans and exact cash by a machine: from the first scan until the sale is shown as concluded, each step after the
 * one before has been shown. One register rings the same baskets online, its questions answered by a scale unit on
 * loopback, and off the line, answered by its own offline database; rounds of each by turns, switched by 917.
 *
 * <p>By the register's loop and not its window: between snapshot and paint the window waits for the next frame, the
 * same on both sides, and five frames would hide what is compared here. {@link ScanBench} measures the window.
 */
public final class BasketBench implements Benchmark {

    private static final double FACTOR = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int baskets;

    /** Rounds long enough for a steady median. */
    public BasketBench() {
        this(60);
    }

    BasketBench(int baskets) {
        this.baskets = baskets;
    }

    @Override
    public String name() {
        return "basket";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times)
            throws IOException, SQLException, InterruptedException, DataFolderException {
        try (FleetStore store = FleetStore.open(folder, 1, LookupSource.SCALE_UNIT)) {
            Path data = folder.resolve("register");
            store.provision(data, 1);
            try (HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { })) {
                return measure(register, times);
            }
        }
    }

    private List<Measurement> measure(HeadlessRegister register, int times) throws InterruptedException {
        MachineCashier cashier = new MachineCashier(register);
        cashier.signOn();
        List<Long> online = new ArrayList<>();
        List<Long> offline = new ArrayList<>();
        for (int time = 0; time <= times; time++) {
            // Whoever comes second finds the machine as the other left it, so they take turns.
            boolean onlineFirst = time % 2 == 0;
            long first = round(register, cashier, onlineFirst);
            long second = round(register, cashier, !onlineFirst);
            if (time > 0) {
                online.add(onlineFirst ? first : second);
                offline.add(onlineFirst ? second : first);
            }
        }
        return List.of(new Measurement("four scans and cash, offline", offline,
                Limit.times(FACTOR, "online", online)));
    }

    /** The median of one round, in microseconds. */
    private long round(HeadlessRegister register, MachineCashier cashier, boolean online)
            throws InterruptedException {
        bring(register, online);
        // A connection is closed at a switch: the first basket opens another one and is not counted.
        cashier.ring();
        cashier.beginAgain();
        List<Long> micros = new ArrayList<>();
        for (int basket = 0; basket < baskets; basket++) {
            micros.add(cashier.ring());
        }
        if (isOnline(register) != online) {
            throw new IllegalStateException("the register did not stay " + (online ? "online" : "off the line"));
        }
        return Measurement.percentile(micros, 50);
    }

    private static void bring(HeadlessRegister register, boolean online) throws InterruptedException {
        if (isOnline(register) != online) {
            register.press(new SwitchConnection());
            register.screen().await(online ? "online" : "off the line",
                    shown -> shown.session().connection().isOnline() == online, PATIENCE);
        }
        // What was sold off the line goes up first, or it would be counted to the baskets that follow.
        if (online) {
            awaitAllSent(register);
        }
    }

    private static void awaitAllSent(HeadlessRegister register) throws InterruptedException {
        try {
            register.whenAllIsSent().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException never) {
            throw new IllegalStateException("the register does not send what it has sold", never);
        }
    }

    private static boolean isOnline(HeadlessRegister register) {
        return register.screen().newest().session().connection().isOnline();
    }
}
