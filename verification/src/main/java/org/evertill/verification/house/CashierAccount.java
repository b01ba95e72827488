package org.evertill.verification.house;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.verification.audit.ToldSale;
import org.evertill.verification.house.CashierWatch.ShownCart;

/**
 * What a cashier was shown over all lives of a register so far: all of it must be in its journal, whatever befell it.
 *
 * @param sold     sales that were concluded
 * @param voided   ids of the carts that were voided
 * @param switches switches of the connection
 * @param running  the cart on the screen
 * @param ready    whether it was shown that the register can sell without the scale unit
 */
public record CashierAccount(
        List<ToldSale> sold, List<String> voided, int switches, Optional<ShownCart> running, boolean ready) {

    private static final String VOID = "void";
    private static final String SWITCH = "connection-switched";

    /** Before the first life. */
    public static final CashierAccount NOTHING =
            new CashierAccount(List.of(), List.of(), 0, Optional.empty(), false);

    public CashierAccount {
        sold = List.copyOf(sold);
        voided = List.copyOf(voided);
    }

    /** After another life, or a part of it. */
    public CashierAccount then(CashierWatch life) {
        return new CashierAccount(joined(sold, life.told()), joined(voided, life.voided()),
                switches + life.switches(),
                life.hasBegun() ? life.running() : running,
                ready || life.wasReady());
    }

    /** The voids and switches shown that a journal does not have, as sentences. The sales are the auditor's. */
    public List<String> missingIn(Path journal) throws SQLException {
        List<String> missing = new ArrayList<>();
        Set<String> voidsKept = new RunningFile(journal).ids(VOID);
        voided.stream().filter(id -> !voidsKept.contains(id))
                .forEach(id -> missing.add("the void of " + id + " was shown and is not there"));
        int switchesKept = new RunningFile(journal).ids(SWITCH).size();
        if (switchesKept < switches) {
            missing.add(switches + " switches of the connection were shown and " + switchesKept + " are there");
        }
        return missing;
    }

    /**
     * A sentence when the running cart was not found whole by a register that started anew, and was not concluded in
     * the last moment either.
     *
     * @param restored the cart it found
     */
    public Optional<String> lostCart(Path journal, Optional<ShownCart> restored) throws SQLException {
        return running.isEmpty() || running.get().lines() == 0 || running.get().isIn(restored)
                || new RunningFile(journal).holds(running.get().id())
                ? Optional.empty() : Optional.of("the cart " + running.get() + " came back as " + restored);
    }

    /** Whether a journal has no switch that was not shown, so that what was shown last is what holds. */
    public boolean sawEverySwitch(Path journal) throws SQLException {
        return new RunningFile(journal).ids(SWITCH).size() == switches;
    }

    /**
     * A sentence when a register that was left off the line by hand was not so when it started anew, or the other way
     * round.
     *
     * @param left    how it was left, when that is known for sure
     * @param started how it started
     */
    public static Optional<String> lostSwitch(Optional<Boolean> left, Optional<Boolean> started) {
        return left.isEmpty() || started.isEmpty() || left.equals(started) ? Optional.empty()
                : Optional.of("left off the line by hand: " + left.get() + ", started so: " + started.get());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
