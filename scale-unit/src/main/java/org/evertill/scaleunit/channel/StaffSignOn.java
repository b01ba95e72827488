package org.evertill.scaleunit.channel;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.evertill.commerce.staff.Worker;
import org.evertill.exchange.facts.StaffReader.Published;
import org.evertill.exchange.security.PinHash;
import org.evertill.scaleunit.http.AttemptLimiter;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.storage.NativeWork;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * Proves workers by their PIN. Argon2 runs on two threads at most, so that guesses can exhaust neither memory nor
 * processors, and a worker number that is guessed at must wait. Any thread may call.
 */
public final class StaffSignOn {
    private static final int THREADS = 2;
    private static final int WAITING_MAX = 20;

    private final PublishedFacts facts;
    private final WrongPins wrongPins;
    /** Numbers nobody has, of which there is no end: counted in memory, so that they fill no database. */
    private final AttemptLimiter unknownNumbers;
    private final NativeWork argon2 = new NativeWork("pin-hash", THREADS, WAITING_MAX);

    /** Proves workers as headquarters has published them. */
    public StaffSignOn(PublishedFacts facts, ServerDatabase database, InstantSource clock) {
        this.facts = facts;
        this.wrongPins = new WrongPins(database, clock);
        this.unknownNumbers = new AttemptLimiter(clock);
    }

    /**
     * The worker, if the PIN is theirs.
     *
     * @throws ProblemException 403 unknown-worker, blocked or wrong-pin; 429 after too many wrong PINs
     */
    public Worker prove(String workerNumber, String pin) throws SQLException {
        Optional<Published> published = facts.guarded(guarded -> guarded.staff().worker(workerNumber));
        Published worker = published.orElseThrow(() -> unknown(workerNumber));
        Duration wait = wrongPins.begin(workerNumber);
        if (!wait.isZero()) {
            throw AttemptLimiter.mustWait(wait);
        }
        if (!isRight(pin, worker)) {
            throw refusal("wrong-pin", "Wrong PIN", "The PIN is not that of worker " + workerNumber + ".");
        }
        wrongPins.right(workerNumber);
        if (worker.blocked()) {
            throw refusal("blocked", "Worker blocked", "Worker " + workerNumber + " may not sign on.");
        }
        return worker.worker();
    }

    private boolean isRight(String pin, Published worker) throws SQLException {
        try {
            return argon2.run(() -> PinHash.verify(pin, worker.pinHash()));
        } catch (NativeWork.BusyException e) {
            wrongPins.unchecked(worker.worker().number());
            throw e;
        }
    }

    private ProblemException unknown(String workerNumber) {
        unknownNumbers.require(workerNumber);
        unknownNumbers.failed(workerNumber);
        return refusal("unknown-worker", "Unknown worker", "Nobody here has worker number " + workerNumber + ".");
    }

    void stop() {
        argon2.stop();
    }

    private static ProblemException refusal(String slug, String title, String detail) {
        return ProblemException.of(403, slug, title, detail);
    }
}
