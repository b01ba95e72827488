package org.evertill.verification.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.audit.ToldSale;
import org.evertill.verification.house.CashierWatch;
import org.evertill.verification.house.ProvisionedFolder;
import org.evertill.verification.process.ChildJvm;

/**
 * Starts a selling register as a child, kills it (SIGKILL) at a moment drawn from the seed, and audits its journal
 * against what it had said on its pipe; again and again on the same data folder. One kill in five falls into the start
 * itself.
 */
public final class KillRun {

    /** Far above the limit that is judged: a register that is not there by now never comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A life is a second or two: what starts sooner wins over what would run faster later. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");
    private static final int SELLING_MICROS = 1_000_000;
    private static final int STARTING_MICROS = 1_200_000;

    private final String registerMain;
    private final Path data;
    private final Path journal;
    private final long seed;
    private final Random random;
    private final List<ToldSale> told = new ArrayList<>();
    private final List<Long> usableMillis = new ArrayList<>();
    private final List<Long> processorMillis = new ArrayList<>();
    private final List<String> trouble = new ArrayList<>();
    private Optional<CashierWatch.ShownCart> shown = Optional.empty();
    private int lostCarts;
    private int kills;

    /**
     * A run that has not begun.
     *
     * @param registerMain the program to kill; takes {@code --data DIR --seed N} and speaks as
     *                     {@link CashierWatch} hears
     * @param data         the register's data folder, its journal empty or as an earlier run left it
     */
    public KillRun(String registerMain, Path data, long seed) {
        this.registerMain = registerMain;
        this.data = data;
        this.journal = data.resolve("journal.db");
        this.seed = seed;
        this.random = new Random(seed);
    }

    /**
     * A run on the real register, its data folder made as activation and the first synchronisation leave it.
     *
     * @param folder the folder the data folder is made in, or was by an earlier run
     * @throws IllegalStateException with a sentence, when it cannot be made
     */
    public static KillRun ofWorkingRegister(Path folder, long seed) throws IOException {
        Path data = folder.resolve("register");
        try {
            ProvisionedFolder.make(data);
        } catch (DataFolderException | SQLException unusable) {
            throw new IllegalStateException(unusable.getMessage(), unusable);
        }
        return new KillRun(WorkingRegisterMain.class.getName(), data, seed);
    }

    /** Kills so many times, then starts once more and stops in order. Ends early at the first thing that is wrong. */
    public KillReport run(int cycles) throws IOException, InterruptedException {
        for (int cycle = 1; cycle <= cycles && trouble.isEmpty(); cycle++) {
            live(cycle, true);
            if (!audit().isClean() || lostCarts > 0) {
                trouble.add("wrong after kill " + cycle + " of " + cycles);
            }
        }
        if (trouble.isEmpty()) {
            live(cycles + 1, false);
        }
        return new KillReport(kills, seed, told.size(), lostCarts, List.copyOf(usableMillis),
                List.copyOf(processorMillis), audit(), List.copyOf(trouble));
    }

    private AuditReport audit() {
        List<Path> journals = Files.exists(journal) ? List.of(journal) : List.of();
        return Auditor.audit(AuditSubject.ofRegisters(journals, told));
    }

    private void live(int number, boolean toBeKilled) throws IOException, InterruptedException {
        boolean duringStart = toBeKilled && number > 1 && random.nextInt(5) == 0;
        Duration until = Duration.of(random.nextInt(1, duringStart ? STARTING_MICROS : SELLING_MICROS),
                ChronoUnit.MICROS);
        CashierWatch watch = new CashierWatch();
        long start = System.nanoTime();
        try (ChildJvm register = ChildJvm.start(registerMain, QUICK_START,
                List.of("--data", data.toString(), "--seed", Long.toString(seed + number)),
                data.resolve("errors.txt"), watch::hear)) {
            if (!duringStart) {
                awaitUsable(register, watch, start, kills > 0);
            }
            if (trouble.isEmpty() && register.endsWithin(until)) {
                trouble.add("the register ended by itself in life " + number + ": " + register.lastErrors());
            }
            end(register, toBeKilled);
        }
        told.addAll(watch.told());
        if (watch.usable().isDone()) {
            checkCart(watch);
            shown = watch.running();
        }
    }

    private void end(ChildJvm register, boolean toBeKilled) throws InterruptedException {
        if (toBeKilled) {
            register.kill();
            kills++;
        } else if (register.stop(PATIENCE) != 0) {
            trouble.add("the register did not stop in order: " + register.lastErrors());
        }
    }

    private void awaitUsable(ChildJvm register, CashierWatch watch, long start, boolean afterKill)
            throws InterruptedException {
        try {
            long millis = (watch.usable().get(PATIENCE.toSeconds(), TimeUnit.SECONDS) - start) / 1_000_000;
            if (afterKill) {
                usableMillis.add(millis);
                register.processorMillis().ifPresent(processorMillis::add);
            }
        } catch (TimeoutException | ExecutionException never) {
            trouble.add("the register was not usable after " + PATIENCE.toSeconds() + " s: " + register.lastErrors());
        }
    }

    /** The cart shown before the kill must be there again, whole, unless it was concluded in the last moment. */
    private void checkCart(CashierWatch watch) {
        if (shown.isEmpty() || shown.get().lines() == 0 || isInJournal(shown.get().id())) {
            return;
        }
        boolean there = watch.restored().isPresent() && watch.restored().get().id().equals(shown.get().id())
                && watch.restored().get().lines() >= shown.get().lines();
        if (!there) {
            lostCarts++;
            trouble.add("the cart " + shown.get() + " came back as " + watch.restored());
        }
    }

    private boolean isInJournal(String recordId) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.prepareStatement("SELECT 1 FROM journal_record WHERE record_id = ?")) {
            statement.setString(1, recordId);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException("the journal cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
