package org.evertill.commerce.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.commerce.fixture.Outcomes.answered;
import static org.evertill.commerce.fixture.Outcomes.applied;
import static org.evertill.commerce.fixture.Outcomes.asked;
import static org.evertill.commerce.fixture.Outcomes.rejected;
import static org.evertill.commerce.fixture.Outcomes.rungUp;

import java.time.LocalDate;
import java.util.List;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.fixture.SettableClock;
import org.evertill.commerce.fixture.Shop;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.commerce.transaction.ShiftOpened;
import org.evertill.commerce.transaction.SignedOff;
import org.evertill.commerce.transaction.SignedOn;
import org.junit.jupiter.api.Test;

/** 700 Log on, 701 Log off, 703 Lock register, and what a starting register asks. */
class SignOnTest {

    private static final LogOn LOG_ON = new LogOn("7", Shop.PIN);

    private final SettableClock clock = new SettableClock(Sessions.OPENING);
    private final RegisterSession started = Sessions.started(clock);

    @Test
    void provesTheWorkerLearnsTheStoreAndOpensAShift() {
        OperationOutcome.NeedsAnswer who = asked(LOG_ON.run(started));
        assertThat(who.question()).isEqualTo(new Question.Credentials("7", Shop.PIN));
        OperationOutcome.NeedsAnswer where = asked(who.then().apply(new Answer.Proved(Sessions.CASHIER)).run(started));
        assertThat(where.question()).isEqualTo(new Question.StoreDescription(LocalDate.parse("2026-11-21")));
        OperationOutcome.Applied done =
                applied(where.then().apply(new Answer.Described(Sessions.STORE)).run(started));
        Shift shift = new Shift(SettableClock.id(1), 1, Sessions.OPENING, "7");
        assertThat(done.entries()).containsExactly(
                new ShiftOpened(shift), new SignedOn(SettableClock.id(2), Sessions.OPENING, "7"));
        assertThat(done.session())
                .isEqualTo(started.withStoreFacts(Sessions.STORE).withWorker(Sessions.CASHIER).withShift(shift));
    }

    @Test
    void aShiftThatIsOpenGoesOn() {
        RegisterSession left = applied(new LogOff().run(Sessions.signedOn(clock, Sessions.MANAGER))).session();
        OperationOutcome.Applied done = signOn(left);
        assertThat(done.entries()).containsExactly(new SignedOn(SettableClock.id(2), Sessions.OPENING, "7"));
        assertThat(done.session().shift()).isEqualTo(left.shift());
    }

    @Test
    void refusesWhoIsNotProved() {
        for (RefusalReason reason : List.of(RefusalReason.WRONG_PIN, RefusalReason.UNKNOWN_WORKER,
                RefusalReason.WORKER_BLOCKED, RefusalReason.TOO_MANY_ATTEMPTS)) {
            assertThat(rejected(answered(started, LOG_ON, new Answer.NotProved(Refusal.of(reason, "7")))))
                    .isEqualTo(Refusal.of(reason, "7"));
        }
        Refusal away = Refusal.of(RefusalReason.OFFLINE_NEVER_SYNCHRONISED);
        assertThat(rejected(answered(started, LOG_ON, new Answer.Unavailable(away)))).isEqualTo(away);
        OperationOutcome.NeedsAnswer where = asked(answered(started, LOG_ON, new Answer.Proved(Sessions.CASHIER)));
        assertThat(rejected(where.then().apply(new Answer.Unavailable(away)).run(started))).isEqualTo(away);
    }

    @Test
    void nobodySignsOnOverSomebodyElse() {
        RegisterSession signedOn = Sessions.signedOn(clock, Sessions.MANAGER);
        assertThat(rejected(LOG_ON.run(signedOn)))
                .isEqualTo(Refusal.of(RefusalReason.ALREADY_SIGNED_ON, "Morgan Manager"));
    }

    @Test
    void aLockedRegisterOpensOnlyForWhoLockedItAndKeepsTheSale() {
        RegisterSession selling = rungUp(Sessions.signedOn(clock, Sessions.CASHIER), Items.piece("A", "1.00"));
        RegisterSession locked = applied(new LockRegister().run(selling)).session();
        assertThat(locked.locked()).isTrue();
        assertThat(rejected(new LogOn("1", Shop.PIN).run(locked)))
                .isEqualTo(Refusal.of(RefusalReason.LOCKED, "Worker 7"));
        Refusal wrong = Refusal.of(RefusalReason.WRONG_PIN);
        assertThat(rejected(answered(locked, LOG_ON, new Answer.NotProved(wrong)))).isEqualTo(wrong);
        OperationOutcome.Applied unlocked = applied(answered(locked, LOG_ON, new Answer.Proved(Sessions.CASHIER)));
        assertThat(unlocked.session()).isEqualTo(selling);
        assertThat(unlocked.entries()).isEmpty();
    }

    @Test
    void logsOffButNotWhileASaleIsRunning() {
        RegisterSession idle = Sessions.signedOn(clock, Sessions.CASHIER);
        OperationOutcome.Applied done = applied(new LogOff().run(idle));
        assertThat(done.entries()).containsExactly(new SignedOff(SettableClock.id(1), Sessions.OPENING, "7"));
        assertThat(done.session().worker()).isEmpty();
        assertThat(rejected(new LogOff().run(rungUp(idle, Items.piece("A", "1.00")))).reason())
                .isEqualTo(RefusalReason.SALE_RUNNING);
    }

    @Test
    void aStartingRegisterAsksWhoWorksHereAndWhatTheStoreIs() {
        OperationOutcome.NeedsAnswer who = asked(RegisterSteps.open().run(started));
        assertThat(who.question()).isEqualTo(new Question.StaffList());
        List<StaffMember> staff = List.of(new StaffMember("7", "Worker 7"));
        OperationOutcome.NeedsAnswer where = asked(who.then().apply(new Answer.Staff(staff)).run(started));
        assertThat(applied(where.then().apply(new Answer.Described(Sessions.STORE)).run(where.session())).session())
                .isEqualTo(started.withStaff(staff).withStoreFacts(Sessions.STORE));
        Refusal away = Refusal.of(RefusalReason.OFFLINE_NEVER_SYNCHRONISED);
        OperationOutcome.NeedsAnswer still = asked(who.then().apply(new Answer.Unavailable(away)).run(started));
        assertThat(rejected(still.then().apply(new Answer.Unavailable(away)).run(started))).isEqualTo(away);
    }

    @Test
    void asksAgainWhatAStartingRegisterCouldNotLearnUntilSomebodySignsOn() {
        List<StaffMember> staff = List.of(new StaffMember("7", "Worker 7"));
        RegisterSession halfKnown = started.withStaff(staff);
        for (RegisterSession ignorant : List.of(started, halfKnown, started.withStoreFacts(Sessions.STORE))) {
            assertThat(asked(RegisterSteps.openAgain().run(ignorant)).question()).isEqualTo(new Question.StaffList());
        }
        RegisterSession known = halfKnown.withStoreFacts(Sessions.STORE);
        RegisterSession working = started.withWorker(Sessions.CASHIER);
        for (RegisterSession content : List.of(known, working)) {
            assertThat(RegisterSteps.openAgain().run(content)).isEqualTo(OperationOutcome.Applied.of(content));
        }
    }

    @Test
    void neverTellsThePin() {
        assertThat(LOG_ON.toString()).doesNotContain(Shop.PIN);
        assertThat(new Question.Credentials("7", Shop.PIN).toString()).doesNotContain(Shop.PIN);
        assertThat(LOG_ON.run(started).toString()).doesNotContain(Shop.PIN);
    }

    private static OperationOutcome.Applied signOn(RegisterSession session) {
        OperationOutcome.NeedsAnswer where = asked(answered(session, LOG_ON, new Answer.Proved(Sessions.CASHIER)));
        return applied(where.then().apply(new Answer.Described(Sessions.STORE)).run(where.session()));
    }
}
