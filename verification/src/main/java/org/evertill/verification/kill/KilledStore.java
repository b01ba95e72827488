package org.evertill.verification.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.house.CashierAccount;
import org.evertill.verification.house.LiveStore;
import org.evertill.verification.house.RunningFile;
import org.evertill.verification.weave.HoldPoints;
import org.evertill.verification.weave.WeavingMain;

/** A whole store for a run of kills: its scale unit, which is killed and started again, and the way up. */
final class KilledStore implements AutoCloseable {

    private static final Duration ARRIVED_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final LiveStore store;
    private final Tally tally;
    private volatile CompletableFuture<String> met = new CompletableFuture<>();
    private boolean up = true;

    private KilledStore(Path folder, Tally tally) throws IOException, SQLException, InterruptedException {
        this.tally = tally;
        this.store = LiveStore.open(folder, () -> List.of(weaving(folder)), this::hear);
    }

    static KilledStore open(Path folder, Tally tally) throws IOException, SQLException, InterruptedException {
        return new KilledStore(folder, tally);
    }

    /** The flag that makes a program tell of the points. */
    static String weaving(Path folder) {
        try {
            return WeavingMain.flag(folder, Phase.weaves());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LiveStore live() {
        return store;
    }

    /** Has the scale unit up. */
    void awaitUp() throws IOException, InterruptedException {
        if (!up) {
            met = new CompletableFuture<>();
            long start = System.nanoTime();
            store.startScaleUnit();
            tally.scaleUnitStarted((System.nanoTime() - start) / 1_000_000);
            up = true;
        }
    }

    void tell(String line) throws IOException {
        store.scaleUnit().tell(line);
    }

    boolean hasMet(Duration time) throws InterruptedException {
        try {
            met.get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException notYet) {
            return false;
        }
    }

    void live(Duration time) throws InterruptedException {
        if (store.scaleUnit().endsWithin(time)) {
            tally.trouble("the scale unit ended by itself");
        }
    }

    void kill() throws InterruptedException {
        store.scaleUnit().kill();
        up = false;
    }

    /** Waits until headquarters has everything, ends the scale unit in order, and audits the house. */
    AuditReport end(Path journal, CashierAccount account) throws SQLException, InterruptedException {
        Path headquarters = store.scaleUnit().headquartersDatabase();
        long all = new RunningFile(journal).records();
        long deadline = System.nanoTime() + ARRIVED_WITHIN.toNanos();
        while (new RunningFile(headquarters).records() < all) {
            if (System.nanoTime() > deadline || store.scaleUnit().endsWithin(LOOK)) {
                tally.trouble("headquarters has " + new RunningFile(headquarters).records() + " of " + all
                        + " records");
                break;
            }
        }
        store.scaleUnit().close();
        return Auditor.audit(AuditSubject.ofHouse(
                List.of(journal), store.scaleUnit().channelDatabase(), headquarters, account.sold()));
    }

    @Override
    public void close() {
        store.close();
    }

    private void hear(String line) {
        if (line.startsWith(HoldPoints.MET)) {
            met.complete(line);
        }
    }
}
