package org.evertill.verification.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.SyncThreads;
import org.evertill.verification.house.FleetStore;
import org.evertill.verification.process.QuietLog;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * All the registers of a store in one process, as the scale unit sees them: look-ups and uploads at random moments,
 * {@link OpenLoop begun} whether the scale unit keeps up or not. When all is over it says for each that was counted
 * {@code look-up MICROS} or {@code upload MICROS}, from the moment it was meant for to the answer; for each sale the
 * scale unit took {@code sold ID TOTAL}; {@code error WHAT} for anything else; then {@code done}.
 */
public final class FleetMain implements Callable<Integer> {

    private static final long SEED = 50;

    @Option(names = "--scale-unit", required = true, description = "its address")
    private String scaleUnit;

    @Option(names = "--registers", required = true,
            description = "a file with a line for each register: number, incarnation, device token")
    private Path registersFile;

    @Option(names = "--look-ups", required = true, description = "a second, of all registers together")
    private int lookUps;

    @Option(names = "--uploads", required = true, description = "a second, of all registers together")
    private int uploads;

    @Option(names = "--warm-up", required = true, description = "seconds that are not counted")
    private int warmUp;

    @Option(names = "--seconds", required = true, description = "seconds that are counted")
    private int seconds;

    private final Random random = new Random(SEED);
    private final Queue<Long> lookUpMicros = new ConcurrentLinkedQueue<>();
    private final Queue<Long> uploadMicros = new ConcurrentLinkedQueue<>();
    private final Queue<String> sold = new ConcurrentLinkedQueue<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<?>> begun = new ConcurrentLinkedQueue<>();

    private FleetMain() {}

    public static void main(String[] arguments) {
        QuietLog.install();
        System.exit(new CommandLine(new FleetMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        SyncThreads threads = SyncThreads.ofMachine();
        List<FleetRegister> registers = new ArrayList<>();
        for (String told : Files.readAllLines(registersFile)) {
            String[] words = told.split(" ");
            registers.add(new FleetRegister(new RegisterIdentity(
                    DemoStore.STORE_NUMBER, words[0], Long.parseLong(words[1])), scaleUnit, words[2],
                    threads.timers()));
        }
        int sales = Math.ceilDiv(uploads * warmUp, registers.size())
                + Math.ceilDiv(uploads * seconds, registers.size());
        registers.forEach(register -> register.prepare(sales));
        ask(registers, Duration.ofSeconds(warmUp), false);
        ask(registers, Duration.ofSeconds(seconds), true);
        registers.forEach(FleetRegister::close);
        threads.stop();
        lookUpMicros.forEach(micros -> System.out.println("look-up " + micros));
        uploadMicros.forEach(micros -> System.out.println("upload " + micros));
        sold.forEach(System.out::println);
        errors.forEach(error -> System.out.println("error " + error));
        System.out.println("done");
        return 0;
    }

    /** Both kinds at once; returns when everything has been answered. */
    private void ask(List<FleetRegister> registers, Duration time, boolean counted) {
        List<String> codes = FleetStore.barcodes();
        LocalDate today = LocalDate.now();
        try (ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor()) {
            Random moments = new Random(SEED);
            CompletableFuture<Boolean> asked = OpenLoop.run(thread, moments,
                    (int) (lookUps * time.toSeconds()), time, meant -> begun.add(
                            registers.get(random.nextInt(registers.size()))
                                    .lookUp(codes.get(random.nextInt(codes.size())), today)
                                    .thenAccept(reply -> found(reply, meant, counted))));
            Uploads turn = new Uploads(registers);
            CompletableFuture<Boolean> sent = OpenLoop.run(thread, moments,
                    (int) (uploads * time.toSeconds()), time, meant -> {
                        FleetRegister.Upload upload = turn.next().upload();
                        begun.add(upload.reply().thenAccept(reply -> taken(upload, reply, meant, counted)));
                    });
            asked.join();
            sent.join();
        }
        begun.forEach(CompletableFuture::join);
        begun.clear();
    }

    /** The registers in turn, so that each sells as many as it has been given. */
    private static final class Uploads {
        private final List<FleetRegister> registers;
        private int next;

        Uploads(List<FleetRegister> registers) {
            this.registers = registers;
        }

        FleetRegister next() {
            return registers.get(next++ % registers.size());
        }
    }

    private void found(Reply<ItemFacts> reply, long meant, boolean counted) {
        long micros = (System.nanoTime() - meant) / 1000;
        if (!(reply instanceof Reply.Answered<ItemFacts>)) {
            errors.add("look-up: " + reply);
        } else if (counted) {
            lookUpMicros.add(micros);
        }
    }

    private void taken(FleetRegister.Upload upload, Reply<UploadAnswer> reply, long meant, boolean counted) {
        long micros = (System.nanoTime() - meant) / 1000;
        boolean accepted = reply instanceof Reply.Answered<UploadAnswer>(UploadAnswer answer)
                && answer.answers().size() == 1
                && answer.answers().getFirst().outcome() == UploadOutcome.ACCEPTED;
        if (!accepted) {
            errors.add("upload: " + reply);
            return;
        }
        sold.add(upload.told().line());
        if (counted) {
            uploadMicros.add(micros);
        }
    }
}
