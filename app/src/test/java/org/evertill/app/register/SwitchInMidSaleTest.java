package org.evertill.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.transaction.ConnectionSwitched;
import org.evertill.commerce.transaction.SalesTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchInMidSaleTest {

    private static final OfflineProfile DEFAULTS = OfflineProfile.PUBLISHED_DEFAULTS;

    @TempDir
    private Path folder;

    @Test
    void silenceSwitchesAndTheSameQuestionIsAnsweredOffline() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            Cart before = till.session().cart().orElseThrow();
            till.desk.keepOnlineWaiting();
            till.loop.submit(SellProduct.one("B"));
            till.loop.submit(SellProduct.one("C"));
            till.desk.nextWaiting().answer().completeExceptionally(HandDesk.failure(SwitchCause.NO_ANSWER));
            till.loop.awaitIdle();
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
            assertThat(till.lines()).containsExactly("A", "B", "C");
            assertThat(till.session().cart().orElseThrow().lines().getFirst()).isEqualTo(before.lines().getFirst());
            assertThat(till.session().cart().orElseThrow().id()).isEqualTo(before.id());
            assertThat(till.refusals()).isEmpty();
            assertThat(till.desk.askedOffline()).containsExactly(
                    new Question.ItemByCode("B", till.session().businessDate()),
                    new Question.ItemByCode("C", till.session().businessDate()));
            assertThat(till.committed.getLast().entry()).isInstanceOfSatisfying(ConnectionSwitched.class, switched -> {
                assertThat(switched.from()).isEqualTo(ConnectionState.ONLINE);
                assertThat(switched.to()).isEqualTo(ConnectionState.OFFLINE);
                assertThat(switched.cause()).isEqualTo(SwitchCause.NO_ANSWER);
                assertThat(switched.workerNumber()).isEmpty();
            });
        }
    }

    @Test
    void aLateOnlineAnswerIsIgnored() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.desk.keepOnlineWaiting();
            till.loop.submit(SellProduct.one("A"));
            HandDesk.Waiting slow = till.desk.nextWaiting();
            CompletableFuture<Answer> search =
                    till.loop.inquire(new Question.ProductSearch("app", "", till.session().businessDate(), 20, 0));
            till.desk.nextWaiting().answer().completeExceptionally(HandDesk.failure(SwitchCause.NO_ANSWER));
            assertThat(search.get(60, TimeUnit.SECONDS)).isInstanceOf(Answer.Products.class);
            till.loop.awaitIdle();
            assertThat(till.lines()).as("asked offline as soon as the register was off the line").containsExactly("A");
            slow.answer().complete(new Answer.Item(TillAtWork.CHEESE));
            till.sell("B");
            assertThat(till.lines()).containsExactly("A", "B");
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
            assertThat(till.entries()).filteredOn("ConnectionSwitched"::equals).hasSize(1);
        }
    }

    @Test
    void anAttemptAnsweredDuringASaleTakesEffectAtItsEnd() throws Exception {
        try (TillAtWork till = offlineTill()) {
            till.clock.advance(Duration.ofMinutes(3));
            till.desk.keepOnlineWaiting();
            till.sell("A");
            till.endAttempt(Optional.empty());
            till.sell("B");
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
            assertThat(till.desk.hasWaiting()).isFalse();
            till.payExactly();
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
            assertThat(till.entries()).endsWith("SalesTransaction", "ConnectionSwitched");
            assertThat(till.committed.get(till.committed.size() - 2).entry())
                    .isInstanceOfSatisfying(SalesTransaction.class, sale ->
                            assertThat(sale.connection()).isEqualTo(ConnectionState.OFFLINE));
        }
    }

    @Test
    void anAttemptAnsweredWhileTheFirstLineIsLookedUpWaitsForTheSaleToo() throws Exception {
        try (TillAtWork till = offlineTill()) {
            till.clock.advance(Duration.ofMinutes(3));
            CompletableFuture<Answer> slow = new CompletableFuture<>();
            till.desk.offline(question -> slow);
            till.loop.submit(SellProduct.one("A"));
            till.desk.nextAttempt().complete("answered");
            slow.complete(new Answer.Item(TillAtWork.APPLE));
            till.awaitShown(session -> session.connection().answeredMeanwhile());
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
            till.payExactly();
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
        }
    }

    @Test
    void anAttemptAnsweredWhenNoSaleCameOfItTakesEffectAtOnce() throws Exception {
        try (TillAtWork till = offlineTill()) {
            till.clock.advance(Duration.ofMinutes(3));
            till.press(SellProduct.one("unknown"));
            till.desk.nextAttempt().complete("answered");
            till.awaitShown(session -> session.connection().isOnline());
            assertThat(till.session().cart()).isEmpty();
        }
    }

    @Test
    void anAttemptIsMadeOncePerIntervalAndOnlyAtTheStartOfATransaction() throws Exception {
        try (TillAtWork till = offlineTill()) {
            till.sell("A");
            assertThat(till.desk.hasAttempt()).as("the interval has not passed").isFalse();
            till.clock.advance(Duration.ofMinutes(3));
            till.sell("B");
            assertThat(till.desk.hasAttempt()).as("the sale is running").isFalse();
            till.payExactly();
            till.sell("A");
            till.endAttempt(Optional.of(SwitchCause.NO_ANSWER));
            till.payExactly();
            till.sell("A");
            assertThat(till.desk.hasAttempt()).as("the interval begins anew").isFalse();
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
        }
    }

    @Test
    void withoutAnOfflineDatabaseNewLookupsAreRefusedAndTheCartCanBePaid() throws Exception {
        for (OfflineReadiness readiness :
                List.of(OfflineReadiness.NEVER_SYNCHRONISED, OfflineReadiness.NOT_SUPPORTED)) {
            Path own = folder.resolve(readiness.isSupported() ? "never" : "unsupported");
            try (TillAtWork till = TillAtWork.open(own, readiness)) {
                till.signOn();
                till.sell("A");
                till.desk.failOnline(SwitchCause.UNREACHABLE);
                till.sell("B");
                assertThat(till.last().refusal()).contains(Refusal.of(readiness.equals(OfflineReadiness.NOT_SUPPORTED)
                        ? RefusalReason.OFFLINE_NOT_SUPPORTED : RefusalReason.OFFLINE_NEVER_SYNCHRONISED));
                assertThat(till.session().connection().isStranded()).isTrue();
                till.payExactly();
                assertThat(till.session().lastSale()).isPresent();
                till.desk.answerOnline();
                till.sell("B");
                assertThat(till.session().connection().isStranded()).isFalse();
                assertThat(till.desk.askedOffline()).isEmpty();
            }
        }
    }

    @Test
    void aSourceThatThrowsHasFailedLikeAnyOther() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.desk.online(question -> {
                throw new IllegalStateException("the test says so");
            });
            till.sell("A");
            assertThat(till.lines()).containsExactly("A");
            assertThat(till.session().connection().cause()).isEqualTo(SwitchCause.NOT_A_SCALE_UNIT);
            till.desk.offline(question -> {
                throw new IllegalStateException("the test says so");
            });
            till.sell("B");
            assertThat(till.last().refusal()).contains(Refusal.of(RefusalReason.OFFLINE_UNAVAILABLE));
            assertThat(till.lines()).containsExactly("A");
        }
    }

    @Test
    void aQuestionTheScaleUnitRefusesIsAskedOfflineAndIsNoReasonToLeaveTheLine() throws Exception {
        Answer refused = new Answer.Unavailable(Refusal.of(RefusalReason.SCALE_UNIT_REFUSED));
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.desk.online(question -> CompletableFuture.completedFuture(refused));
            till.sell("A");
            assertThat(till.lines()).containsExactly("A");
            assertThat(till.refusals()).isEmpty();
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
            assertThat(till.entries()).doesNotContain("ConnectionSwitched");
        }
    }

    @Test
    void withoutAnOfflineDatabaseTheRefusalIsToldAndTheLineStaysGood() throws Exception {
        Refusal why = Refusal.of(RefusalReason.SCALE_UNIT_REFUSED);
        try (TillAtWork till = TillAtWork.open(folder, OfflineReadiness.NEVER_SYNCHRONISED)) {
            till.signOn();
            till.desk.online(question -> CompletableFuture.completedFuture(new Answer.Unavailable(why)));
            till.sell("A");
            assertThat(till.last().refusal()).contains(why);
            assertThat(till.desk.askedOffline()).isEmpty();
            assertThat(till.session().connection().isStranded()).isFalse();
        }
    }

    @Test
    void theOfflineDatabaseIsAskedFirstWhereTheProfileSaysSo() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.loop.submit(ConnectionSteps.profile(DEFAULTS.with(
                    OfflineProfileField.LOOKUP_SOURCE, LookupSource.OFFLINE_DATABASE.ordinal())));
            till.desk.keepOnlineWaiting();
            till.sell("A");
            Question search = new Question.ProductSearch("app", "", till.session().businessDate(), 20, 0);
            assertThat(till.loop.inquire(search).get(60, TimeUnit.SECONDS)).isInstanceOf(Answer.Products.class);
            assertThat(till.desk.hasWaiting()).as("nothing was asked over the line").isFalse();
            assertThat(till.desk.askedOffline()).endsWith(search);
            till.desk.offline(question -> CompletableFuture.completedFuture(new Answer.NoSuchItem("B")));
            till.loop.submit(SellProduct.one("B"));
            till.desk.answerNext();
            till.loop.awaitIdle();
            assertThat(till.lines()).containsExactly("A", "B");
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
        }
    }

    /** A till that has lost the scale unit and has no sale running. */
    private TillAtWork offlineTill() throws Exception {
        TillAtWork till = TillAtWork.signedOn(folder);
        assertThat(DEFAULTS.reconnectIntervalMillis()).isEqualTo(Duration.ofMinutes(2).toMillis());
        till.desk.failOnline(SwitchCause.NO_ANSWER);
        till.sell("A");
        till.payExactly();
        assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
        return till;
    }
}
