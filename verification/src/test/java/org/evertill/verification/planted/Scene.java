package org.evertill.verification.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.house.CashierAccount;
import org.evertill.verification.house.CashierWatch;
import org.evertill.verification.house.LiveStore;
import org.evertill.verification.house.RunningFile;
import org.evertill.verification.process.ChildJvm;
import org.evertill.verification.weave.HoldPoints;
import org.evertill.verification.weave.Weave;
import org.evertill.verification.weave.WeavingMain;

/**
 * A store whose register does what a test says, step by step, and whose programs can be held at exact points, killed
 * there and started again, with a bug planted in them or without.
 */
final class Scene implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    /** Beside every commit on every thread: a sale is numbered, a batch is sent, a record is put into the channel. */
    private static final List<Weave> POINTS = List.of(
            HoldPoints.entry("org.evertill.offlinedb.SqliteJournal", "append", "numbering"),
            HoldPoints.entry("org.evertill.syncagent.UploadRound", "send", "sending"),
            HoldPoints.entry("org.evertill.scaleunit.channel.RecordShelf", "put", "putting"));

    private final Path folder;
    private final LiveStore store;
    private final List<String> registerWords = new ArrayList<>();
    private final List<String> scaleUnitWords = new ArrayList<>();
    private final List<Weave> planted;
    private CashierAccount account = CashierAccount.NOTHING;
    private CashierWatch watch = new CashierWatch();
    private ChildJvm register;

    /** @param planted what is changed in both programs, at each start */
    Scene(Path folder, List<Weave> planted) throws IOException, SQLException, InterruptedException {
        this.folder = folder;
        this.planted = planted;
        store = LiveStore.open(folder, this::flags, line -> heard(scaleUnitWords, line));
    }

    void startRegister() throws IOException, InterruptedException {
        watch = new CashierWatch();
        synchronized (registerWords) {
            registerWords.clear();
        }
        List<String> flags = new ArrayList<>(QUICK_START);
        flags.addAll(flags());
        CashierWatch hearing = watch;
        register = ChildJvm.start(ScriptedRegisterMain.class.getName(), flags,
                List.of(store.registerFolder().toString()), folder.resolve("register-errors.txt"), line -> {
                    hearing.hear(line);
                    heard(registerWords, line);
                });
        hear(registerWords, "usable");
    }

    void sell() throws IOException, InterruptedException {
        beginToSell();
        hear(registerWords, "did sell");
    }

    /** Orders something of the register, see {@link HoldPoints}, and sells: it meets that once the sale is over. */
    void sellAndMeet(String order) throws IOException, InterruptedException {
        orderRegister(order);
        sell();
        hear(registerWords, HoldPoints.MET);
    }

    /** Orders something of the register and begins to sell: it meets that in the middle of the sale. */
    void beginToSellAndMeet(String order) throws IOException, InterruptedException {
        orderRegister(order);
        beginToSell();
        hear(registerWords, HoldPoints.MET);
    }

    /** Orders something of the scale unit and sells: it meets that when the sale arrives. */
    void sellUntilScaleUnitMeets(String order) throws IOException, InterruptedException {
        store.scaleUnit().tell(order);
        hear(scaleUnitWords, HoldPoints.ORDERED);
        sell();
        hear(scaleUnitWords, HoldPoints.MET);
    }

    private void orderRegister(String line) throws IOException, InterruptedException {
        register.tell(line);
        hear(registerWords, HoldPoints.ORDERED);
    }

    private void beginToSell() throws IOException {
        register.tell("sell " + store.barcodes().getFirst());
    }

    /** Kills the register where it is and starts it again. */
    void restartRegister() throws IOException, InterruptedException {
        register.kill();
        account = account.then(watch);
        startRegister();
    }

    void killScaleUnit() throws InterruptedException, IOException {
        store.scaleUnit().kill();
        store.startScaleUnit();
    }

    /** Whether the scale unit has answered for everything, within this time. */
    boolean isSentWithin(Duration time) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < deadline) {
            register.tell("sync");
            register.tell("unsent");
            if (hear(registerWords, "unsent").equals("unsent 0")) {
                return true;
            }
            pause();
        }
        return false;
    }

    /** Stops the register in order and, when everything has come as far as it will, audits the whole house. */
    AuditReport end() throws InterruptedException, SQLException {
        register.stop(PATIENCE);
        account = account.then(watch);
        RunningFile headquarters = new RunningFile(store.scaleUnit().headquartersDatabase());
        long arrived = new RunningFile(store.scaleUnit().channelDatabase()).records();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (headquarters.records() < arrived && System.nanoTime() < deadline) {
            pause();
        }
        return Auditor.audit(AuditSubject.ofHouse(List.of(store.registerFolder().resolve("journal.db")),
                store.scaleUnit().channelDatabase(), store.scaleUnit().headquartersDatabase(), account.sold()));
    }

    @Override
    public void close() {
        if (register != null) {
            register.close();
        }
        store.close();
    }

    private List<String> flags() {
        List<Weave> all = new ArrayList<>(HoldPoints.commits());
        all.addAll(POINTS);
        all.addAll(planted);
        try {
            return List.of(WeavingMain.flag(folder, all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line that begins so; the others stay for who waits for them. */
    private String hear(List<String> words, String start) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (words) {
            while (true) {
                for (String word : words) {
                    if (word.startsWith(start)) {
                        words.remove(word);
                        return word;
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("\"" + start + "\" was not heard, but " + registerWords + " and "
                            + scaleUnitWords + "; " + register.lastErrors());
                }
                words.wait(LOOK_MILLIS);
            }
        }
    }

    private static void heard(List<String> words, String line) {
        synchronized (words) {
            words.add(line);
            words.notifyAll();
        }
    }

    private static void pause() throws InterruptedException {
        Object nobody = new Object();
        synchronized (nobody) {
            nobody.wait(LOOK_MILLIS);
        }
    }
}
