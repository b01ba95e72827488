package org.evertill.verification.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.evertill.verification.audit.ToldSale;
import org.evertill.verification.house.CashierWatch;
import org.evertill.verification.process.ChildJvm;

/**
 * One life of the replay's register, as the replay sees it: tells {@link ReplayRegisterMain} what to ring, and hears
 * {@code at LINE}, {@code rung INVOICE} and {@code refused SENTENCE} beside what a {@link CashierWatch} hears. For the
 * replay's thread.
 */
final class ReplayTill implements AutoCloseable {

    /** The longest invoice takes seconds; a register that has not finished one by now never will. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final CashierWatch watch = new CashierWatch();
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
    private final ChildJvm child;

    private ReplayTill(Path data, Path sales, int invoice) throws IOException {
        child = ChildJvm.start(ReplayRegisterMain.class.getName(), List.of(),
                List.of(data.toString(), sales.toString(), Integer.toString(invoice)),
                data.resolveSibling("register-errors.txt"), this::hear);
    }

    /**
     * Starts the register of a data folder and waits until somebody is signed on and could sell offline.
     *
     * @param invoice the one at whose time it starts, from 0
     */
    static ReplayTill start(Path data, Path sales, int invoice) throws IOException, InterruptedException {
        ReplayTill till = new ReplayTill(data, sales, invoice);
        try {
            till.watch.usable().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return till;
        } catch (TimeoutException | ExecutionException never) {
            till.close();
            throw new IllegalStateException("the register was not usable after " + PATIENCE.toSeconds() + " s: "
                    + till.words + " " + till.child.lastErrors(), never);
        }
    }

    private void hear(String line) {
        switch (line.split(" ")[0]) {
            case "at", "rung", "refused" -> words.add(line);
            default -> watch.hear(line);
        }
    }

    /** Has an invoice rung. */
    void ring(Orders.Ring order) throws IOException {
        child.tell(order.text());
    }

    /** Lets a register go on that holds. */
    void go() throws IOException {
        child.tell("go");
    }

    /** Has everything synchronised that can be. */
    void sync() throws IOException {
        child.tell("sync");
    }

    /**
     * Waits until it says this.
     *
     * @throws IllegalStateException with a sentence, when it says something else, ends, or is silent for too long
     */
    void await(String expected) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String word = words.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (expected.equals(word)) {
                return;
            }
            if (word != null) {
                throw new IllegalStateException("\"" + expected + "\" was awaited of the register; it says " + word);
            }
            if (child.endsWithin(Duration.ZERO)) {
                throw new IllegalStateException("the register ended by itself: " + child.lastErrors());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the register is stuck: \"" + expected + "\" was awaited for "
                        + PATIENCE.toSeconds() + " s");
            }
        }
    }

    /** Lets this time pass. */
    void pass(Duration time) throws InterruptedException {
        if (child.endsWithin(time)) {
            throw new IllegalStateException("the register ended by itself: " + child.lastErrors());
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        child.kill();
    }

    /** Closes it in order, wherever it is. */
    void stop() throws InterruptedException {
        int exitValue = child.stop(PATIENCE);
        if (exitValue != 0) {
            throw new IllegalStateException("the register did not close in order (exit value " + exitValue + "): "
                    + child.lastErrors());
        }
    }

    /** The sales it told of. */
    List<ToldSale> told() {
        return watch.told();
    }

    /** The cart that was on its screen last. */
    Optional<CashierWatch.ShownCart> running() {
        return watch.running();
    }

    /** The cart it found when it started. */
    Optional<CashierWatch.ShownCart> restored() {
        return watch.restored();
    }

    @Override
    public void close() {
        child.close();
    }
}
