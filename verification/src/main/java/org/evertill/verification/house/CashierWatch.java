package org.evertill.verification.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.evertill.verification.audit.ToldSale;

/**
 * What one life of a register told its cashier, heard on its pipe: {@code restored ID LINES} (or {@code restored
 * none}), {@code usable}, {@code cart ID LINES} for each change of the running cart, {@code sold ID TOTAL}, {@code
 * ended ID} for a cart that was voided, {@code connection STATE} at first and when it changes,
 * {@code ready} once it can sell without the scale unit.
 * Heard on the child's listening thread; read after the child's death.
 */
public final class CashierWatch {

    /** The word for off the line by 917, which survives a restart; the other states do not. */
    private static final String OFF_THE_LINE = "DISCONNECTED";

    /** A cart that was on the screen: its id and how many lines it had. */
    public record ShownCart(String id, int lines) {

        /** Whether what a register found when it started is this cart, whole. */
        public boolean isIn(Optional<ShownCart> restored) {
            return restored.isPresent() && restored.get().id.equals(id) && restored.get().lines >= lines;
        }
    }

    private final CompletableFuture<Long> usable = new CompletableFuture<>();
    private final List<ToldSale> told = new ArrayList<>();
    private Optional<ShownCart> restored = Optional.empty();
    private Optional<ShownCart> running = Optional.empty();
    private final List<String> voided = new ArrayList<>();
    private Optional<String> firstConnection = Optional.empty();
    private Optional<String> connection = Optional.empty();
    private int switches;
    private boolean ready;
    private boolean begun;

    /** Whether a line tells of a change of the running cart. */
    public static boolean tellsCart(String line) {
        return line.startsWith("cart ");
    }

    /** Whether a line tells that the running cart was sold or voided. */
    public static boolean tellsConclusion(String line) {
        return line.startsWith("ended ") || ToldSale.parse(line).isPresent();
    }

    /** A line came on the pipe. */
    public synchronized void hear(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "restored" -> {
                begun = true;
                restored = words.length == 3 ? Optional.of(cart(words)) : Optional.empty();
                running = restored;
            }
            case "usable" -> usable.complete(System.nanoTime());
            case "cart" -> running = Optional.of(cart(words));
            case "connection" -> {
                switches += connection.isPresent() ? 1 : 0;
                connection = Optional.of(words[1]);
                firstConnection = firstConnection.or(() -> connection);
            }
            case "ready" -> ready = true;
            case "ended" -> {
                voided.add(words[1]);
                running = Optional.empty();
            }
            default -> ToldSale.parse(line).ifPresent(sale -> {
                told.add(sale);
                running = Optional.empty();
            });
        }
    }

    /** Completed with the moment (monotonic nanoseconds) the register said it could sell. */
    public CompletableFuture<Long> usable() {
        return usable;
    }

    /** The sales it told of. */
    public synchronized List<ToldSale> told() {
        return List.copyOf(told);
    }

    /** Whether the register has shown what it found when it started. */
    public synchronized boolean hasBegun() {
        return begun;
    }

    /** The cart the register found when it started. */
    public synchronized Optional<ShownCart> restored() {
        return restored;
    }

    /** The cart that was on the screen last. */
    public synchronized Optional<ShownCart> running() {
        return running;
    }

    /** The ids of the carts that were shown as voided. */
    public synchronized List<String> voided() {
        return List.copyOf(voided);
    }

    /** Whether the register ever showed that it can sell without the scale unit. */
    public synchronized boolean wasReady() {
        return ready;
    }

    /** How many switches of the connection were shown. */
    public synchronized int switches() {
        return switches;
    }

    /** Whether the register was off the line by hand when it started; empty while it has shown nothing. */
    public synchronized Optional<Boolean> beganOffTheLine() {
        return firstConnection.map(OFF_THE_LINE::equals);
    }

    /** Whether it was shown off the line by hand last; empty while it has shown nothing. */
    public synchronized Optional<Boolean> isOffTheLine() {
        return connection.map(OFF_THE_LINE::equals);
    }

    private static ShownCart cart(String[] words) {
        return new ShownCart(words[1], Integer.parseInt(words[2]));
    }
}
