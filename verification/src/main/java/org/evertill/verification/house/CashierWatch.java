package org.evertill.verification.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.evertill.verification.audit.ToldSale;

/**
 * What one life of a register told its cashier, heard on its pipe: {@code restored ID LINES} (or {@code restored
 * none}), {@code usable}, {@code cart ID LINES} for each change of the running cart, {@code sold ID TOTAL}, {@code
 * ended ID} for a cart that was voided. Heard on the child's listening thread; read after the child's death.
 */
public final class CashierWatch {

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

    /** A line came on the pipe. */
    public synchronized void hear(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "restored" -> {
                restored = words.length == 3 ? Optional.of(cart(words)) : Optional.empty();
                running = restored;
            }
            case "usable" -> usable.complete(System.nanoTime());
            case "cart" -> running = Optional.of(cart(words));
            case "ended" -> running = Optional.empty();
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

    /** The cart the register found when it started. */
    public synchronized Optional<ShownCart> restored() {
        return restored;
    }

    /** The cart that was on the screen last. */
    public synchronized Optional<ShownCart> running() {
        return running;
    }

    private static ShownCart cart(String[] words) {
        return new ShownCart(words[1], Integer.parseInt(words[2]));
    }
}
