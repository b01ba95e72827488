package org.evertill.verification.demo;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.evertill.verification.audit.ToldSale;
import org.evertill.verification.process.ChildJvm;
import org.evertill.verification.proxy.Fault;

/**
 * The demo's end of the pipe to its register, whose end is {@link ParentLine}: hears what is told, answers what is
 * asked. Heard on a thread of the child's; the rest on any.
 */
final class RegisterVoice implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A played day is short: what starts sooner wins over what would run faster later. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private final DemoHouse house;
    private final Consumer<String> account;
    private final CompletableFuture<Boolean> usable = new CompletableFuture<>();
    private final CompletableFuture<ChildJvm> child = new CompletableFuture<>();
    private final List<ToldSale> told = new ArrayList<>();
    private String failure = "";

    private RegisterVoice(DemoHouse house, Consumer<String> account) {
        this.house = house;
        this.account = account;
    }

    /**
     * Starts the register and waits until it can be used.
     *
     * @param onDisplay whether its window opens on a display
     * @param account   gets each sentence of the account
     */
    static RegisterVoice start(DemoHouse house, boolean onDisplay, List<String> arguments, Consumer<String> account)
            throws IOException, InterruptedException {
        RegisterVoice voice = new RegisterVoice(house, account);
        List<String> all = new ArrayList<>(List.of("--data", house.registerFolder().toString()));
        all.addAll(arguments);
        Path errors = house.registerFolder().resolveSibling("register-errors.txt");
        String program = DemoRegisterMain.class.getName();
        ChildJvm started = onDisplay ? ChildJvm.startOnDisplay(program, List.of(), all, errors, voice::hear)
                : ChildJvm.start(program, QUICK_START, all, errors, voice::hear);
        voice.child.complete(started);
        try {
            voice.usable.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return voice;
        } catch (TimeoutException | ExecutionException never) {
            started.close();
            throw new IllegalStateException("the register did not start: " + started.lastErrors(), never);
        }
    }

    /** Says a line to the register. */
    void tell(String line) {
        try {
            child.join().tell(line);
        } catch (IOException gone) {
            throw new IllegalStateException("the register has ended", gone);
        }
    }

    /** Waits for the end of the register; empty when all went well, else what did not. */
    Optional<String> awaitEnd(Duration patience) throws InterruptedException {
        ChildJvm register = child.join();
        if (!register.endsWithin(patience)) {
            register.kill();
            return Optional.of("the register was not done after " + patience.toSeconds() + " s");
        }
        int exitValue = register.stop(PATIENCE);
        synchronized (this) {
            if (!failure.isEmpty()) {
                return Optional.of(failure);
            }
        }
        return exitValue == 0 ? Optional.empty()
                : Optional.of("the register ended with " + exitValue + ": " + register.lastErrors());
    }

    /** What the cashier was shown as sold. */
    synchronized List<ToldSale> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        child.join().close();
    }

    private void hear(String line) {
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        String rest = blank < 0 ? "" : line.substring(blank + 1);
        switch (word) {
            case "usable" -> usable.complete(true);
            case "account" -> account.accept(decoded(rest));
            case "failed" -> fail(decoded(rest));
            case "line" -> {
                house.cutBy(Fault.parse(rest));
                tell(line);
            }
            case "arrived" -> tell(arrival());
            default -> ToldSale.parse(line).ifPresent(this::add);
        }
    }

    private String arrival() {
        try {
            return house.awaitArrival().map(missing -> "arrived not: " + missing).orElse("arrived");
        } catch (SQLException unreadable) {
            return "arrived not: " + unreadable.getMessage();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "arrived not: interrupted";
        }
    }

    private synchronized void fail(String why) {
        failure = why;
    }

    private synchronized void add(ToldSale sale) {
        told.add(sale);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
