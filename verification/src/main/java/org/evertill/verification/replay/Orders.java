package org.evertill.verification.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.evertill.verification.house.HeadlessRegister;

/**
 * What a replay's register is told: {@code ring INVOICE LINE held|free}, {@code go} to a register that holds, {@code
 * sync}. Read on a daemon thread, which closes the register when the input ends.
 */
final class Orders {

    /**
     * Ring this invoice.
     *
     * @param line the line at which the register says so, from 1; 0 when it need not
     * @param held whether it then waits to be told to go on
     */
    record Ring(int invoice, int line, boolean held) {

        /** As a line on the pipe. */
        String text() {
            return "ring " + invoice + " " + line + " " + (held ? "held" : "free");
        }

        private static Ring parse(String text) {
            String[] words = text.split(" ");
            return new Ring(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3].equals("held"));
        }
    }

    private final BlockingQueue<Optional<Ring>> rings = new LinkedBlockingQueue<>();
    private final Semaphore go = new Semaphore(0);
    private volatile boolean ended;

    private Orders() {}

    /** Reads orders to this register from now on. */
    static Orders read(InputStream input, HeadlessRegister register) {
        Orders orders = new Orders();
        Thread.ofPlatform().daemon().name("orders").start(() -> orders.read(
                new BufferedReader(new InputStreamReader(input, StandardCharsets.US_ASCII)), register));
        return orders;
    }

    /** Waits for the next invoice to ring; empty when there will be none. */
    Optional<Ring> next() throws InterruptedException {
        return rings.take();
    }

    /** Whether the register is to close, and so does not finish what it was told. */
    boolean ended() {
        return ended;
    }

    /** Waits until it is told to go on. */
    void awaitGo() {
        go.acquireUninterruptibly();
    }

    private void read(BufferedReader input, HeadlessRegister register) {
        try {
            String line;
            while ((line = input.readLine()) != null) {
                switch (line) {
                    case "go" -> go.release();
                    case "sync" -> register.syncNow();
                    default -> rings.add(Optional.of(Ring.parse(line)));
                }
            }
        } catch (IOException broken) {
            // a broken input has ended too
        }
        ended = true;
        go.release();
        register.close();
        rings.add(Optional.empty());
    }
}
