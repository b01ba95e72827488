package org.evertill.verification.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.evertill.commerce.operation.SwitchConnection;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.process.InputEnd;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * The register program without its window, left off the line with much that is unsent. Somebody signs on and connects
 * it, and it says {@code drained MICROS}: from 917 until its watermark is at the head of its journal. With
 * {@code --selling} baskets are rung meanwhile, {@code busy MICROS} each, and as many when nothing is left to send,
 * {@code quiet MICROS} each. Then {@code done}, and it waits for the end of its input.
 */
public final class DrainingRegisterMain implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(names = "--data", required = true)
    private Path data;

    @Option(names = "--selling", description = "sells while it sends")
    private boolean selling;

    private DrainingRegisterMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DrainingRegisterMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        InputEnd end = InputEnd.of(System.in);
        try (HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { })) {
            MachineCashier cashier = new MachineCashier(register);
            cashier.signOn();
            long begun = System.nanoTime();
            CompletableFuture<Long> drained = register.whenAllIsSent();
            register.press(new SwitchConnection());
            register.screen().await("online", shown -> shown.session().connection().isOnline(), PATIENCE);
            if (selling) {
                sellUntil(drained, cashier);
            }
            long sent = drained.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            System.out.println("drained " + (sent - begun) / 1000);
            register.whenAllIsSent().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            System.out.println("done");
            end.await();
        }
        return 0;
    }

    private static void sellUntil(CompletableFuture<Long> drained, MachineCashier cashier)
            throws InterruptedException {
        List<Long> busy = new ArrayList<>();
        do {
            busy.add(cashier.ring());
        } while (!drained.isDone());
        busy.forEach(micros -> System.out.println("busy " + micros));
        for (int basket = 0; basket < busy.size(); basket++) {
            System.out.println("quiet " + cashier.ring());
        }
    }
}
