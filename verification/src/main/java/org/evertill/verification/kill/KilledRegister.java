package org.evertill.verification.kill;

import java.io.IOException;
import java.nio.file.Files;
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
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.house.CashierAccount;
import org.evertill.verification.house.CashierWatch;
import org.evertill.verification.process.ChildJvm;
import org.evertill.verification.weave.HoldPoints;

/**
 * A selling register as a child that is killed and started again on the same data folder, with the account of what its
 * cashier was shown over all its lives. For one thread.
 */
final class KilledRegister implements AutoCloseable {

    /** Far above the limit that is judged: a register that is not there by now never comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Program program;
    private final Tally tally;
    private CashierAccount account = CashierAccount.NOTHING;
    private Optional<Life> life = Optional.empty();
    private Optional<Boolean> leftOffTheLine = Optional.empty();
    private boolean wasKilled;
    private long lives;

    /**
     * What is killed.
     *
     * @param mainClass takes {@code --data DIR --seed N} and speaks as {@link CashierWatch} hears
     * @param flags     further flags of its virtual machine
     * @param data      its data folder, its journal empty or as an earlier run left it
     */
    record Program(String mainClass, List<String> flags, Path data, long seed) {
        Path journal() {
            return data.resolve("journal.db");
        }
    }

    private record Life(ChildJvm child, CashierWatch watch, CompletableFuture<String> met, long start) {}

    KilledRegister(Program program, Tally tally) {
        this.program = program;
        this.tally = tally;
    }

    /** Whether it lives. */
    boolean isUp() {
        return life.isPresent();
    }

    /** Begins a life and does not wait for anything. */
    void begin() throws IOException {
        CashierWatch watch = new CashierWatch();
        CompletableFuture<String> met = new CompletableFuture<>();
        List<String> flags = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
        flags.addAll(program.flags());
        lives++;
        long start = System.nanoTime();
        life = Optional.of(new Life(ChildJvm.start(program.mainClass(), flags,
                List.of("--data", program.data().toString(), "--seed", Long.toString(program.seed() + lives)),
                program.data().resolve("errors.txt"), line -> {
                    if (line.startsWith(HoldPoints.MET)) {
                        met.complete(line);
                    }
                    watch.hear(line);
                }), watch, met, start));
    }

    /** Begins a life, unless it lives, and waits until it sells. */
    void awaitUsable() throws IOException, InterruptedException {
        if (!isUp()) {
            begin();
        }
        Life now = life.orElseThrow();
        if (now.watch().usable().isDone()) {
            return;
        }
        try {
            long millis = (now.watch().usable().get(PATIENCE.toSeconds(), TimeUnit.SECONDS) - now.start()) / 1_000_000;
            if (wasKilled) {
                tally.registerStarted(millis, now.child().processorMillis());
            }
        } catch (TimeoutException | ExecutionException never) {
            tally.trouble("the register was not usable after " + PATIENCE.toSeconds() + " s: "
                    + now.child().lastErrors());
        }
    }

    /** Says one line to it. */
    void tell(String line) throws IOException {
        life.orElseThrow().child().tell(line);
    }

    /** Whether it met its order within this time. */
    boolean hasMet(Duration time) throws InterruptedException {
        try {
            life.orElseThrow().met().get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException notYet) {
            return false;
        }
    }

    /** Lets this time pass; trouble when it ends meanwhile. */
    void live(Duration time) throws InterruptedException {
        ChildJvm child = life.orElseThrow().child();
        if (child.endsWithin(time)) {
            tally.trouble("the register ended by itself in life " + lives + ": " + child.lastErrors());
        }
    }

    /** SIGKILL, and an audit of what it left behind. */
    void kill() throws InterruptedException {
        life.orElseThrow().child().kill();
        wasKilled = true;
        over();
        if (!journalAudit().isClean()) {
            tally.trouble("wrong after kill " + (tally.kills() + 1));
        }
    }

    /** Ends it in order. */
    void stop() throws InterruptedException {
        if (isUp()) {
            ChildJvm child = life.orElseThrow().child();
            if (child.stop(PATIENCE) != 0) {
                tally.trouble("the register did not stop in order: " + child.lastErrors());
            }
            wasKilled = false;
            over();
        }
    }

    /** What its cashier was shown over all its lives that are over. */
    CashierAccount account() {
        return account;
    }

    Path journal() {
        return program.journal();
    }

    /** The journal alone, against what the cashier was told. */
    AuditReport journalAudit() {
        List<Path> journals = Files.exists(journal()) ? List.of(journal()) : List.of();
        return Auditor.audit(AuditSubject.ofRegisters(journals, account.sold()));
    }

    @Override
    public void close() {
        life.ifPresent(left -> left.child().close());
    }

    private void over() {
        Life ended = life.orElseThrow();
        life = Optional.empty();
        try {
            if (ended.watch().hasBegun()) {
                account.lostCart(journal(), ended.watch().restored()).ifPresent(tally::lostCart);
                CashierAccount.lostSwitch(leftOffTheLine, ended.watch().beganOffTheLine()).ifPresent(tally::trouble);
                leftOffTheLine = Optional.empty();
            }
            account = account.then(ended.watch());
            if (Files.exists(journal())) {
                account.missingIn(journal()).forEach(tally::trouble);
                leftOffTheLine = account.sawEverySwitch(journal())
                        ? ended.watch().isOffTheLine().or(() -> leftOffTheLine) : Optional.empty();
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException("the journal cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
