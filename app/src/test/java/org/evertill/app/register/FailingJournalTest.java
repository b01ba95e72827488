package org.evertill.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.evertill.app.register.FaultyJournal.Fault;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.SwitchConnection;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.SignedOff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that does not do its part: nothing is half done, and nobody is told anything the journal does not hold. */
class FailingJournalTest {

    @TempDir
    private Path folder;

    @Test
    void aFullJournalRejectsThePaymentAndKeepsTheCart() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A", "B");
            RegisterSession before = till.session();
            till.journal.fail(Fault.FULL);
            till.payExactly();
            assertThat(till.last().refusal()).contains(Refusal.of(RefusalReason.JOURNAL_DISK_FULL));
            assertThat(till.session()).isEqualTo(before);
            till.journal.fail(Fault.NONE);
            till.payExactly();
            assertThat(till.session().lastSale().orElseThrow().committed().receiptNumber()).hasValue(1);
            assertThat(till.session().cart()).isEmpty();
        }
    }

    @Test
    void aLineThatCannotBeKeptIsNotRungUp() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            till.journal.fail(Fault.DEAD);
            till.sell("B");
            assertThat(till.last().refusal()).contains(Refusal.of(RefusalReason.JOURNAL_UNAVAILABLE));
            assertThat(till.lines()).containsExactly("A");
            till.journal.fail(Fault.NONE);
            till.sell("B");
            assertThat(till.lines()).containsExactly("A", "B");
        }
    }

    @Test
    void aLineThatTheDiskDoesNotKeepLeavesTheScreenAgain() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            till.journal.fail(Fault.SYNCS_NOTHING);
            till.sell("B");
            assertThat(till.last().refusal()).contains(Refusal.of(RefusalReason.JOURNAL_UNAVAILABLE));
            assertThat(till.lines()).containsExactly("A");
            till.journal.fail(Fault.NONE);
            till.sell("C");
            assertThat(till.lines()).containsExactly("A", "C");
            assertThat(till.journal.restore().draft()).isEqualTo(till.session().cart());
            till.payExactly();
            assertThat(till.session().lastSale().orElseThrow().transaction().cart().lines()).hasSize(2);
        }
    }

    @Test
    void aMistakeInTheJournalIsShownWithACode() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            till.journal.fail(Fault.MISTAKEN);
            till.payExactly();
            assertThat(till.last().refusal().orElseThrow().reason()).isEqualTo(RefusalReason.INTERNAL);
            assertThat(till.lines()).containsExactly("A");
        }
    }

    @Test
    void aSaleThatWasStoredBehindAnErrorIsSold() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            till.journal.fail(Fault.STORES_AND_FAILS);
            till.payExactly();
            assertThat(till.refusals()).isEmpty();
            assertThat(till.session().cart()).isEmpty();
            assertThat(till.session().lastSale().orElseThrow().committed().receiptNumber()).hasValue(1);
            assertThat(till.entries()).endsWith("SalesTransaction");
        }
    }

    @Test
    void aSaleThatWasStoredAsTheMachineFailedIsNotSoldTwice() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            till.journal.fail(Fault.STORES_AND_BREAKS);
            till.payExactly();
            assertThat(till.last().refusal().orElseThrow().reason()).isEqualTo(RefusalReason.INTERNAL);
            till.payExactly();
            assertThat(till.session().lastSale().orElseThrow().committed().receiptNumber()).hasValue(1);
            assertThat(till.session().cart()).isEmpty();
            till.sell("B");
            till.payExactly();
            assertThat(till.session().lastSale().orElseThrow().committed().receiptNumber()).hasValue(2);
        }
    }

    @Test
    void nothingIsDecidedWhileTheFateOfASaleIsUnknown() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            Cart cart = till.session().cart().orElseThrow();
            till.journal.fail(Fault.STORES_AND_DIES);
            till.payExactly();
            till.press(SellProduct.one("B"));
            till.payExactly();
            assertThat(till.refusals()).extracting(Refusal::reason).containsOnly(RefusalReason.JOURNAL_IN_DOUBT)
                    .hasSize(3);
            assertThat(till.session().cart()).contains(cart);
            till.journal.fail(Fault.NONE);
            till.press(SellProduct.one("B"));
            UUID sold = till.session().lastSale().orElseThrow().transaction().id();
            assertThat(sold).isEqualTo(cart.id());
            assertThat(till.lines()).containsExactly("B");
            assertThat(till.session().cart().orElseThrow().id()).isNotEqualTo(sold);
            assertThat(till.entries()).endsWith("SalesTransaction");
        }
    }

    @Test
    void anAttemptWhoseResultCannotBeKeptIsForgottenAndAnotherCanBeMade() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.press(new SwitchConnection());
            till.loop.submit(new SwitchConnection());
            till.journal.fail(Fault.FULL);
            till.endAttempt(Optional.empty());
            assertThat(till.connection()).isEqualTo(ConnectionState.DISCONNECTED);
            assertThat(till.session().connection().attempt()).isEqualTo(Connection.Attempt.NONE);
            till.journal.fail(Fault.NONE);
            till.loop.submit(new SwitchConnection());
            till.endAttempt(Optional.empty());
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
        }
    }

    @Test
    void anAttemptThatEndsWhileASalesFateIsUnknownIsFollowedByTheNext() throws Exception {
        for (Optional<SwitchCause> failure : List.of(Optional.<SwitchCause>empty(),
                Optional.of(SwitchCause.NO_ANSWER))) {
            try (TillAtWork till = TillAtWork.signedOn(folder.resolve("failed-" + failure.isPresent()))) {
                till.desk.failOnline(SwitchCause.UNREACHABLE);
                till.sell("A");
                till.payExactly();
                till.clock.advance(Duration.ofMinutes(3));
                till.sell("A");
                till.journal.fail(Fault.STORES_AND_DIES);
                till.payExactly();
                end(till.desk.nextAttempt(), failure);
                till.loop.awaitIdle();
                assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
                till.journal.fail(Fault.NONE);
                till.desk.answerOnline();
                till.press(SellProduct.one("B"));
                assertThat(till.session().connection().attempt()).isEqualTo(Connection.Attempt.NONE);
                assertThat(till.connection()).isEqualTo(
                        failure.isPresent() ? ConnectionState.OFFLINE : ConnectionState.ONLINE);
                assertThat(till.lines()).containsExactly("B");
            }
        }
    }

    @Test
    void aSwitchBackWhoseFateIsUnknownIsMadeOrForgotten() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.press(new SwitchConnection());
            till.loop.submit(new SwitchConnection());
            till.journal.fail(Fault.STORES_AND_DIES);
            end(till.desk.nextAttempt(), Optional.empty());
            till.loop.awaitIdle();
            assertThat(till.connection()).isEqualTo(ConnectionState.DISCONNECTED);
            till.journal.fail(Fault.NONE);
            till.press(SellProduct.one("A"));
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
            assertThat(till.session().connection().attempt()).isEqualTo(Connection.Attempt.NONE);
        }
    }

    @Test
    @Timeout(300)
    void aQuestionTheCashierCannotBeAskedAboutIsAnswered() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            till.press(ConnectionSteps.profile(OfflineProfile.PUBLISHED_DEFAULTS
                    .with(OfflineProfileField.PROMPT_ON_SEAMLESS_OFFLINE, true)));
            till.desk.keepOnlineWaiting();
            till.loop.submit(SellProduct.one("B"));
            HandDesk.Waiting asked = till.desk.nextWaiting();
            till.journal.fail(Fault.STORES_AND_DIES);
            till.loop.tell(session -> OperationOutcome.Applied.of(session,
                    List.of(new SignedOff(session.newId(), session.now(), Sessions.MANAGER.number()))));
            asked.answer().completeExceptionally(HandDesk.failure(SwitchCause.NO_ANSWER));
            till.loop.awaitIdle();
            assertThat(till.last().refusal()).contains(Refusal.of(RefusalReason.JOURNAL_IN_DOUBT));
            till.journal.fail(Fault.NONE);
            till.desk.answerOnline();
            till.sell("B");
            assertThat(till.lines()).containsExactly("A", "B");
        }
    }

    private static void end(CompletableFuture<Object> attempt, Optional<SwitchCause> failure) {
        failure.ifPresentOrElse(
                cause -> attempt.completeExceptionally(HandDesk.failure(cause)), () -> attempt.complete("answered"));
    }

    @Test
    void aSwitchThatCannotBeKeptLeavesTheReasonOnTheScreen() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            till.desk.failOnline(SwitchCause.UNREACHABLE);
            till.journal.fail(Fault.FULL);
            till.sell("B");
            assertThat(till.last().refusal()).contains(Refusal.of(RefusalReason.JOURNAL_DISK_FULL));
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
            till.journal.fail(Fault.NONE);
            till.sell("B");
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
            assertThat(till.lines()).containsExactly("A", "B");
        }
    }
}
