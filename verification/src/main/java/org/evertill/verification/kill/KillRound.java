package org.evertill.verification.kill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** One register, with its store or alone, and the kills it goes through. For one thread. */
final class KillRound {

    private static final int SELLING_MICROS = 1_000_000;
    private static final int STARTING_MICROS = 1_200_000;
    /** A kill does not always come in the very moment its point is met. */
    private static final int LATE_MICROS = 20_000;
    private static final Duration MET_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final KilledRegister register;
    private final Optional<KilledStore> store;
    private final Tally tally;
    private final Random random;

    KillRound(KilledRegister register, Optional<KilledStore> store, Tally tally, Random random) {
        this.register = register;
        this.store = store;
        this.tally = tally;
        this.random = random;
    }

    /** One kill. */
    void kill(Phase phase) throws IOException, SQLException, InterruptedException {
        if (store.isPresent()) {
            store.get().awaitUp();
        }
        if (phase == Phase.START && !register.isUp()) {
            register.begin();
            killRegister(phase, moment(STARTING_MICROS));
            return;
        }
        register.awaitUsable();
        if (tally.isTroubled()) {
            return;
        }
        boolean elsewhere = phase.hasPoints() && !isMet(phase);
        Phase hit = !elsewhere ? phase
                : phase.isOfTheScaleUnit() ? Phase.SCALE_UNIT_AT_ANY_MOMENT : Phase.ANY_MOMENT;
        Duration until = moment(phase.hasPoints() ? LATE_MICROS : SELLING_MICROS);
        if (phase.isOfTheScaleUnit()) {
            KilledStore house = store.orElseThrow();
            house.live(until);
            house.kill();
            tally.killed(hit);
        } else {
            killRegister(hit, until);
        }
    }

    /** Lets everything arrive, ends it in order and audits it. */
    void end() throws IOException, SQLException, InterruptedException {
        if (store.isPresent()) {
            store.get().awaitUp();
        }
        if (!tally.isTroubled()) {
            register.awaitUsable();
        }
        register.stop();
        tally.audited(store.isPresent() && !tally.isTroubled()
                ? store.get().end(register.journal(), register.account())
                : register.journalAudit(), register.account().sold().size());
    }

    private void killRegister(Phase phase, Duration until) throws InterruptedException {
        register.live(until);
        register.kill();
        tally.killed(phase);
    }

    /** Whether the program came to one of the phase's points in time. */
    private boolean isMet(Phase phase) throws IOException, SQLException, InterruptedException {
        String order = phase.order(random);
        KilledStore house = store.orElseThrow();
        if (phase.isOfTheScaleUnit()) {
            house.tell(order);
        } else {
            register.tell(order);
        }
        if (phase.needsAFullPackage()) {
            house.live().publishInFull();
        } else if (phase.needsADelta()) {
            house.live().publishAPrice();
        }
        long deadline = System.nanoTime() + MET_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            if (phase.isOfTheScaleUnit() ? house.hasMet(LOOK) : register.hasMet(LOOK)) {
                return true;
            }
            register.tell(WorkingRegisterMain.SYNC);
        }
        tally.unmet();
        return false;
    }

    private Duration moment(int microsMax) {
        return Duration.ofNanos(random.nextInt(1, microsMax) * 1_000L);
    }
}
