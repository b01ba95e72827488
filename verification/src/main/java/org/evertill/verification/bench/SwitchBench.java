package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.tls.HeldCertificate;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.SwitchConnection;
import org.evertill.commerce.operation.VoidTransaction;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.ConfigureProcess;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.house.HeadquartersDesk;
import org.evertill.verification.house.ScaleUnitProcess;
import org.evertill.verification.proxy.Fault;
import org.evertill.verification.proxy.FaultProxy;

/**
 * The switch in the middle of a sale, in each way the network can be cut: from the moment the profile's timeout has
 * passed until the line that was asked for is in the cart. Where the cut answers at once, from the key press. What is
 * typed meanwhile must be in the cart too, in its order. Measured in clear and over https, where a connection that is
 * given up has a goodbye to say to a peer that no longer listens.
 */
public final class SwitchBench implements Benchmark {

    private static final Limit LIMIT = Limit.forNearlyAll(100);
    private static final long TIMEOUT_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REGISTER = "01";
    /** Nothing but the switch happens while it is measured: no attempt to come back, and no synchronising. */
    private static final OfflineProfile PROFILE = OfflineProfile.of("bench", "Bench", OfflineProfileField::published)
            .with(OfflineProfileField.REQUEST_TIMEOUT, TIMEOUT_MILLIS)
            .with(OfflineProfileField.RECONNECT_INTERVAL, OfflineProfileField.RECONNECT_INTERVAL.highest())
            .with(OfflineProfileField.SYNC_INTERVAL, OfflineProfileField.SYNC_INTERVAL.highest());
    private static final List<String> BEFORE = List.of("10001", "10002");
    private static final List<String> DURING = List.of("10003", "10004", "10005");

    private record Cut(String name, Fault fault, boolean silent) {}

    private static final List<Cut> CUTS = List.of(
            new Cut("half-open", Fault.hang(), true),
            new Cut("stalled in the answer", Fault.stallAfter(120), true),
            new Cut("slow drip", Fault.drip(Duration.ofMillis(40)), true),
            new Cut("refused", Fault.refuse(), false),
            new Cut("reset", Fault.reset(), false),
            new Cut("reset instead of answer", Fault.resetAfterResponse(), false));

    @Override
    public String name() {
        return "switch";
    }

    @Override
    public int defaultTimes() {
        return 20;
    }

    /** Measures; ends with an exception, a sentence in it, when a line is lost or out of its order. */
    @Override
    public List<Measurement> run(Path folder, int times)
            throws IOException, SQLException, InterruptedException, DataFolderException {
        List<Measurement> all = new ArrayList<>(inClear(Files.createDirectories(folder.resolve("http")), times));
        all.addAll(overHttps(Files.createDirectories(folder.resolve("https")), times));
        return all;
    }

    private List<Measurement> inClear(Path folder, int times)
            throws IOException, SQLException, InterruptedException, DataFolderException {
        Path house = folder.resolve("scale-unit");
        Path data = folder.resolve("register");
        try (ScaleUnitProcess scaleUnit = ScaleUnitProcess.start(house, List.of("--demo"));
                FaultProxy proxy = FaultProxy.before(scaleUnit.socketAddress())) {
            ConfigureProcess.activate(data, proxy.httpUri().toString(), code(house));
            return measure("switch: ", data, proxy, times);
        }
    }

    private List<Measurement> overHttps(Path folder, int times)
            throws IOException, SQLException, InterruptedException, DataFolderException {
        Path house = folder.resolve("scale-unit");
        Path data = folder.resolve("register");
        HeldCertificate own = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
        Path certificate = Files.writeString(folder.resolve("certificate.pem"), own.certificatePem());
        Path key = Files.writeString(folder.resolve("key.pem"), own.privateKeyPkcs8Pem());
        try (ScaleUnitProcess scaleUnit = ScaleUnitProcess.start(house, List.of("--demo",
                        "--certificate", certificate.toString(), "--key", key.toString()));
                FaultProxy proxy = FaultProxy.before(scaleUnit.socketAddress())) {
            ConfigureProcess.activate(data, proxy.httpsUri().toString(), code(house), certificate);
            return measure("switch over https: ", data, proxy, times);
        }
    }

    private static String code(Path house) throws IOException, SQLException, InterruptedException {
        return HeadquartersDesk.activationCode(house, ScaleUnit.DEMO_STORE_NUMBER, REGISTER);
    }

    private static List<Measurement> measure(String line, Path data, FaultProxy proxy, int times)
            throws InterruptedException, DataFolderException {
        try (HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { })) {
            return measure(line, register, proxy, times);
        }
    }

    private static List<Measurement> measure(String line, HeadlessRegister register, FaultProxy proxy, int times)
            throws InterruptedException {
        register.press(new LogOn(DemoPeople.MANAGER.workerNumber(), DemoPeople.MANAGER.pin()));
        register.screen().await("ready to sell offline",
                shown -> shown.session().connection().canSellOffline(), PATIENCE);
        register.press(ConnectionSteps.profile(PROFILE));
        List<Measurement> measurements = new ArrayList<>();
        for (Cut cut : CUTS) {
            List<Long> micros = new ArrayList<>();
            for (int time = 0; time <= times; time++) {
                long measured = switchOnce(register, proxy, cut);
                if (time > 0) {
                    micros.add(measured);
                }
            }
            measurements.add(new Measurement(line + cut.name(), micros, LIMIT));
        }
        return measurements;
    }

    /** Microseconds from the timeout, or from the key press, to the line in the cart. */
    private static long switchOnce(HeadlessRegister register, FaultProxy proxy, Cut cut) throws InterruptedException {
        for (String code : BEFORE) {
            register.press(SellProduct.one(code));
        }
        requireLines(register, BEFORE, true);
        proxy.set(cut.fault());
        CompletableFuture<Long> inCart = register.screen().when(shown ->
                lines(shown.session()).size() > BEFORE.size());
        long pressed = System.nanoTime();
        DURING.forEach(code -> register.submit(SellProduct.one(code)));
        long shown = await(inCart);
        register.awaitIdle();
        List<String> all = new ArrayList<>(BEFORE);
        all.addAll(DURING);
        requireLines(register, all, false);
        comeBack(register, proxy);
        long elapsed = (shown - pressed) / 1000;
        return cut.silent() ? Math.max(0, elapsed - TIMEOUT_MILLIS * 1000) : elapsed;
    }

    private static long await(CompletableFuture<Long> inCart) throws InterruptedException {
        try {
            return inCart.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException never) {
            throw new IllegalStateException("the line never came into the cart", never);
        }
    }

    private static void comeBack(HeadlessRegister register, FaultProxy proxy) throws InterruptedException {
        register.press(new VoidTransaction());
        proxy.set(Fault.pass());
        register.press(new SwitchConnection());
        register.screen().await("online again", shown -> shown.session().connection().isOnline(), PATIENCE);
    }

    private static void requireLines(HeadlessRegister register, List<String> products, boolean online) {
        RegisterSession session = register.screen().newest().session();
        Optional<Refusal> refusal = register.screen().takeRefusal();
        if (!lines(session).equals(products) || session.connection().isOnline() != online || refusal.isPresent()) {
            throw new IllegalStateException("expected the lines " + products + (online ? " online" : " offline")
                    + ", found " + lines(session) + " " + session.connection().state() + " " + refusal);
        }
    }

    private static List<String> lines(RegisterSession session) {
        return session.cart().map(Cart::lines).orElse(List.of()).stream()
                .map(line -> line.facts().product().number()).toList();
    }
}
