package org.evertill.verification.planted;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.RegisterSteps;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.CashierPipe;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.process.InputEnd;
import org.evertill.verification.weave.HoldPoints;

/**
 * A whole register without a screen that does what it is told, line by line: {@code sell CODE}, {@code sync}, {@code
 * unsent}; orders to {@link HoldPoints} at once, beside the rest. Says {@code did} with each line it has done.
 */
public final class ScriptedRegisterMain {

    private static final String END = "end";

    private ScriptedRegisterMain() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        InputEnd end = InputEnd.of(System.in, line -> {
            HoldPoints.take(line);
            lines.add(line);
        });
        Thread.ofPlatform().daemon().start(() -> {
            try {
                end.await();
                lines.add(END);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
        CashierPipe pipe = new CashierPipe(out);
        try (HeadlessRegister register =
                HeadlessRegister.start(Path.of(arguments[0]), Clock.systemUTC(), pipe::show)) {
            register.press(new LogOn(DemoPeople.ADMINISTRATOR.workerNumber(), DemoPeople.ADMINISTRATOR.pin()));
            require(register.screen().newest().session().worker().isPresent(), "sign on", register);
            pipe.usable();
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                obey(register, line.split(" "), out);
                out.println("did " + line);
            }
        }
        System.exit(0);
    }

    private static void require(boolean done, String what, HeadlessRegister register) {
        if (!done) {
            throw new IllegalStateException("it refused to " + what + ": " + register.screen().takeRefusal());
        }
    }

    private static void obey(HeadlessRegister register, String[] words, PrintStream out)
            throws InterruptedException {
        switch (words[0]) {
            case "sell" -> {
                register.press(new SellProduct(words[1], Quantity.of(1), true));
                register.press(RegisterSteps.referTo(UUID.randomUUID().toString()));
                register.payExactly();
                require(register.screen().newest().session().cart().isEmpty(), "sell", register);
            }
            case "sync" -> register.syncNow();
            case "unsent" -> out.println("unsent " + register.unsentRecords());
            default -> { }
        }
    }
}
