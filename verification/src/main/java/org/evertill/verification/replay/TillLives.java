package org.evertill.verification.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.verification.audit.ToldSale;
import org.evertill.verification.house.CashierWatch.ShownCart;
import org.evertill.verification.house.RunningFile;

/**
 * The replay's register from its first life to its last: one data folder, one process after the other. The running sale
 * that was on the screen must be there again in the next life. For the replay's thread.
 */
final class TillLives implements AutoCloseable {

    private final Path data;
    private final Path sales;
    private final List<ToldSale> told = new ArrayList<>();
    private final List<String> lostCarts = new ArrayList<>();
    private int cartsTakenUp;
    private ReplayTill till;

    private TillLives(Path data, Path sales, ReplayTill till) {
        this.data = data;
        this.sales = sales;
        this.till = till;
    }

    /** The first life, on an activated data folder, at the time of the first invoice. */
    static TillLives begin(Path data, Path sales) throws IOException, InterruptedException {
        return new TillLives(data, sales, ReplayTill.start(data, sales, 0));
    }

    /** The register that lives now. */
    ReplayTill till() {
        return till;
    }

    /** Its journal's file. */
    Path journal() {
        return data.resolve(OfflineDatabase.JOURNAL);
    }

    /** Everything all lives told their cashier. */
    List<ToldSale> told() {
        return List.copyOf(told);
    }

    /** Running sales that the next life had again. */
    int cartsTakenUp() {
        return cartsTakenUp;
    }

    /** Running sales that were shown and that the next life did not have, whole, as sentences. */
    List<String> lostCarts() {
        return List.copyOf(lostCarts);
    }

    /**
     * Ends this life where it is and begins the next.
     *
     * @param invoice the one that is being rung, from 0
     */
    void restart(Mishap.Restart how, int invoice) throws IOException, SQLException, InterruptedException {
        if (how == Mishap.Restart.REGISTER_KILLED) {
            till.kill();
        } else {
            till.stop();
        }
        told.addAll(till.told());
        Optional<ShownCart> shown = till.running();
        till = ReplayTill.start(data, sales, invoice);
        check(shown, till.restored());
    }

    /** Closes the last life in order. */
    void end() throws InterruptedException {
        till.stop();
        told.addAll(till.told());
    }

    private void check(Optional<ShownCart> shown, Optional<ShownCart> restored) throws SQLException {
        if (restored.isPresent()) {
            cartsTakenUp++;
        }
        if (shown.isPresent() && !shown.get().isIn(restored) && !isInJournal(shown.get().id())) {
            lostCarts.add("The sale " + shown.get() + " came back as " + restored);
        }
    }

    /** A sale that was concluded in the last moment need not come back. */
    private boolean isInJournal(String recordId) throws SQLException {
        return new RunningFile(journal()).holds(recordId);
    }

    @Override
    public void close() {
        till.close();
    }
}
