package org.evertill.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.fixture.Shop;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.LockRegister;
import org.evertill.commerce.operation.LogOff;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.OfflineDecision;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.VoidProduct;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.transaction.ConnectionSwitched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompt on seamless offline: the cashier is asked before the register goes offline by itself. */
class AskedBeforeOfflineTest {

    private static final OfflineProfile ASKING =
            OfflineProfile.PUBLISHED_DEFAULTS.with(OfflineProfileField.PROMPT_ON_SEAMLESS_OFFLINE, true);

    @TempDir
    private Path folder;

    @Test
    void nothingMovesUntilTheCashierAnswersAndThenTheSaleGoesOnInItsOrder() throws Exception {
        try (TillAtWork till = askingTill()) {
            till.sell("A");
            Cart before = till.session().cart().orElseThrow();
            cut(till);
            till.loop.submit(SellProduct.one("B"));
            till.loop.submit(SellProduct.one("C"));
            till.loop.submit(new VoidProduct(3));
            till.awaitShown(session -> session.connection().asks());
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
            assertThat(till.session().cart()).contains(before);
            assertThat(till.desk.askedOffline()).isEmpty();
            till.press(new OfflineDecision(true));
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
            assertThat(till.lines()).containsExactly("A", "B", "C");
            assertThat(till.session().cart().orElseThrow().line(3).orElseThrow().voided()).isTrue();
            assertThat(till.session().cart().orElseThrow().id()).isEqualTo(before.id());
            assertThat(till.refusals()).isEmpty();
            assertThat(till.committed.getLast().entry()).isInstanceOfSatisfying(ConnectionSwitched.class, switched -> {
                assertThat(switched.to()).isEqualTo(ConnectionState.OFFLINE);
                assertThat(switched.cause()).isEqualTo(SwitchCause.NO_ANSWER);
                assertThat(switched.workerNumber()).isEqualTo(Sessions.MANAGER.number());
            });
        }
    }

    @Test
    void whoeverStaysOnlineHasTheQuestionAskedOnceMore() throws Exception {
        try (TillAtWork till = askingTill()) {
            cut(till);
            till.loop.submit(SellProduct.one("A"));
            till.awaitShown(session -> session.connection().asks());
            till.desk.answerOnline();
            till.press(new OfflineDecision(false));
            assertThat(till.lines()).containsExactly("A");
            assertThat(till.session().connection().isUnanswered()).isFalse();
            assertThat(till.entries()).doesNotContain("ConnectionSwitched");
        }
    }

    @Test
    void stillSilentTheLineIsRefusedTheCartCanBePaidAndTheNextLookUpAsksAgain() throws Exception {
        try (TillAtWork till = askingTill()) {
            till.sell("A");
            cut(till);
            till.loop.submit(SellProduct.one("B"));
            till.awaitShown(session -> session.connection().asks());
            till.press(new OfflineDecision(false));
            assertThat(till.last().refusal()).contains(Refusal.of(RefusalReason.OFFLINE_DECLINED));
            assertThat(till.lines()).containsExactly("A");
            assertThat(till.session().connection().failure()).get()
                    .extracting(failure -> failure.cause()).isEqualTo(SwitchCause.PROMPT_DECLINED);
            till.payExactly();
            assertThat(till.session().lastSale()).isPresent();
            till.loop.submit(SellProduct.one("C"));
            till.awaitShown(session -> session.connection().asks());
            till.press(new OfflineDecision(true));
            assertThat(till.lines()).containsExactly("C");
        }
    }

    @Test
    void nobodyIsAskedAnyMoreOnceTheScaleUnitAnswersSomethingElse() throws Exception {
        try (TillAtWork till = askingTill()) {
            cut(till);
            till.loop.submit(SellProduct.one("A"));
            till.awaitShown(session -> session.connection().asks());
            till.desk.answerOnline();
            till.loop.inquire(search()).get(60, TimeUnit.SECONDS);
            till.loop.awaitIdle();
            assertThat(till.session().connection().asks()).isFalse();
            assertThat(till.lines()).containsExactly("A");
            till.press(new OfflineDecision(true));
            assertThat(till.connection()).as("an answer nobody waits for").isEqualTo(ConnectionState.ONLINE);
        }
    }

    @Test
    void aSearchIsNoReasonToAskAndIsAnsweredFromTheOfflineDatabase() throws Exception {
        try (TillAtWork till = askingTill()) {
            cut(till);
            assertThat(till.loop.inquire(search()).get(60, TimeUnit.SECONDS)).isInstanceOf(Answer.Products.class);
            till.loop.awaitIdle();
            assertThat(till.session().connection().isUnanswered()).isFalse();
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
            assertThat(till.desk.askedOffline()).hasSize(1);
        }
    }

    @Test
    void theRegisterCanBeLockedWhileItAsksAndWhoeverUnlocksItFindsItOfflineWithTheSale() throws Exception {
        try (TillAtWork till = askingTill()) {
            till.sell("A");
            cut(till);
            till.loop.submit(SellProduct.one("B"));
            till.awaitShown(session -> session.connection().asks());
            till.loop.submit(new LockRegister());
            till.awaitShown(session -> session.locked());
            till.loop.submit(new LogOn(Sessions.MANAGER.number(), Shop.PIN));
            till.loop.awaitIdle();
            till.awaitShown(session -> !session.locked());
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
            assertThat(till.session().connection().asks()).isFalse();
            assertThat(till.lines()).containsExactly("A", "B");
            till.sell("C");
            assertThat(till.lines()).containsExactly("A", "B", "C");
        }
    }

    @Test
    void whereNobodyIsSignedOnNobodyIsAsked() throws Exception {
        try (TillAtWork till = askingTill()) {
            till.press(new LogOff());
            cut(till);
            till.signOn();
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
            assertThat(till.session().worker()).isPresent();
        }
    }

    @Test
    void aSwitchTheJournalDoesNotTakeIsAskedAgain() throws Exception {
        try (TillAtWork till = askingTill()) {
            cut(till);
            till.loop.submit(SellProduct.one("A"));
            till.awaitShown(session -> session.connection().asks());
            till.journal.fail(FaultyJournal.Fault.FULL);
            till.loop.submit(new OfflineDecision(true));
            till.awaitShown(session -> till.last().refusal().isPresent());
            till.journal.fail(FaultyJournal.Fault.NONE);
            assertThat(till.session().connection().asks()).isTrue();
            till.press(new OfflineDecision(true));
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
            assertThat(till.lines()).containsExactly("A");
        }
    }

    @Test
    void aRestartWhileItAsksKeepsTheSale() throws Exception {
        try (TillAtWork till = askingTill()) {
            till.sell("A");
            cut(till);
            till.loop.submit(SellProduct.one("B"));
            till.awaitShown(session -> session.connection().asks());
        }
        try (TillAtWork till = TillAtWork.open(folder)) {
            till.loop.awaitIdle();
            assertThat(till.session().cart()).isPresent();
            assertThat(till.lines()).containsExactly("A");
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
        }
    }

    @Test
    void withNothingToGoOfflineToNobodyIsAsked() throws Exception {
        try (TillAtWork till = TillAtWork.open(folder, OfflineReadiness.NEVER_SYNCHRONISED)) {
            till.loop.submit(ConnectionSteps.profile(ASKING));
            till.signOn();
            cut(till);
            till.sell("A");
            assertThat(till.last().refusal())
                    .contains(Refusal.of(RefusalReason.OFFLINE_NEVER_SYNCHRONISED));
        }
    }

    private static Question search() {
        return new Question.ProductSearch("app", "", LocalDate.EPOCH, 20, 0);
    }

    private static void cut(TillAtWork till) {
        till.desk.failOnline(SwitchCause.NO_ANSWER);
    }

    private TillAtWork askingTill() throws Exception {
        TillAtWork till = TillAtWork.signedOn(folder);
        till.press(ConnectionSteps.profile(ASKING));
        return till;
    }
}
