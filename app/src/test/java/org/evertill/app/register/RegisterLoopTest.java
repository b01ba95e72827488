package org.evertill.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.LogOff;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.ReturnProduct;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.SetQuantity;
import org.evertill.commerce.operation.SwitchConnection;
import org.evertill.commerce.operation.VoidProduct;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.CompletedSale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterLoopTest {

    @TempDir
    private Path folder;

    @Test
    void inputDuringAQuestionWaitsInOrderAndNoneIsLost() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.desk.keepOnlineWaiting();
            till.loop.submit(SellProduct.one("A"));
            till.loop.submit(new SetQuantity(1, Optional.of(Quantity.of(7)), false));
            till.loop.submit(SellProduct.one("B"));
            till.loop.submit(new VoidProduct(2));
            till.loop.submit(SellProduct.one("C"));
            for (int question = 0; question < 3; question++) {
                till.desk.answerNext();
            }
            till.loop.awaitIdle();
            assertThat(till.lines()).containsExactly("A", "B", "C");
            List<CartLine> lines = till.session().cart().orElseThrow().lines();
            assertThat(lines).extracting(CartLine::quantity)
                    .containsExactly(Quantity.of(7), Quantity.ONE, Quantity.ONE);
            assertThat(lines).extracting(CartLine::voided).containsExactly(false, true, false);
            assertThat(till.refusals()).isEmpty();
        }
    }

    @Test
    void aFlurryOfScansIsRungUpAsItCame() throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.desk.keepOnlineWaiting();
            List<String> scanned = new ArrayList<>();
            for (int scan = 0; scan < 200; scan++) {
                String code = List.of("A", "B", "C").get(random.nextInt(3));
                scanned.add(code);
                till.loop.submit(SellProduct.one(code));
            }
            for (int scan = 0; scan < 200; scan++) {
                till.desk.answerNext();
            }
            till.loop.awaitIdle();
            assertThat(till.lines()).as("seed %d", seed).isEqualTo(scanned);
        }
    }

    @Test
    void saysThatItIsBusyOnlyWhileAQuestionIsOut() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.shown.clear();
            till.press(SellProduct.one("A"));
            assertThat(till.shown).extracting(RegisterSnapshot::busy).containsExactly(true, false);
            assertThat(till.shown).extracting(RegisterSnapshot::number).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void newsOfTheConnectionDoNotWaitForAnAnswer() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.desk.keepOnlineWaiting();
            till.loop.submit(SellProduct.one("A"));
            HandDesk.Waiting waiting = till.desk.nextWaiting();
            CountDownLatch told = new CountDownLatch(1);
            till.loop.tell(session -> {
                told.countDown();
                return ConnectionSteps.readiness(session.connection().readiness()).run(session);
            });
            told.await();
            waiting.answer().complete(new Answer.Item(TillAtWork.APPLE));
            till.loop.awaitIdle();
            assertThat(till.lines()).containsExactly("A");
        }
    }

    @Test
    void whoeverWaitsIsLetGoWhenTheRegisterStopsWithAQuestionOut() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.desk.keepOnlineWaiting();
            till.loop.submit(SellProduct.one("A"));
            till.desk.nextWaiting();
            CompletableFuture<Void> idle = CompletableFuture.runAsync(() -> {
                try {
                    till.loop.awaitIdle();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            till.loop.stop();
            idle.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aStepThatThrowsChangesNothingAndShowsACode() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            RegisterSession before = till.session();
            till.press(session -> {
                throw new IllegalStateException("the test says so");
            });
            assertThat(till.session()).isEqualTo(before);
            assertThat(till.last().refusal().orElseThrow().reason()).isEqualTo(RefusalReason.INTERNAL);
            assertThat(till.last().refusal().orElseThrow().arguments()).singleElement().asString()
                    .matches("[0-9A-F]{4}-[0-9A-F]{4}");
            till.sell("B");
            assertThat(till.lines()).containsExactly("A", "B");
        }
    }

    @Test
    void anErrorOfTheMachineLetsTheNextInputRun() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.press(session -> {
                throw new StackOverflowError("the test says so");
            });
            assertThat(till.last().refusal().orElseThrow().reason()).isEqualTo(RefusalReason.INTERNAL);
            till.desk.online(question -> {
                throw new NoClassDefFoundError("the test says so");
            });
            till.sell("A");
            assertThat(till.lines()).containsExactly("A");
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
        }
    }

    @Test
    void anAnswerNobodyCanUseChangesNothingAndLetsTheNextInputRun() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.desk.keepOnlineWaiting();
            till.loop.submit(SellProduct.one("A"));
            till.loop.submit(SellProduct.one("B"));
            till.desk.nextWaiting().answer().complete(new Answer.Proved(null));
            till.desk.answerNext();
            till.loop.awaitIdle();
            assertThat(till.lines()).containsExactly("B");
            assertThat(till.refusals()).singleElement().extracting(why -> why.reason())
                    .isEqualTo(RefusalReason.INTERNAL);
        }
    }

    @Test
    void watchersThatFailNeitherUndoASaleNorStopTheRegister() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            RegisterSession session = till.session();
            RegisterLoop loop = new RegisterLoop(session, till.journal, till.desk.desk(),
                    snapshot -> {
                        throw new IllegalStateException("a screen fails");
                    },
                    entry -> {
                        throw new NoClassDefFoundError("a printer fails");
                    });
            loop.submit(SellProduct.one("A"));
            loop.submit(TillAtWork.EXACT_CASH);
            loop.submit(SellProduct.one("B"));
            loop.awaitIdle();
            loop.stop();
            assertThat(till.journal.restore().draft().orElseThrow().lines())
                    .extracting(line -> line.facts().product().number()).containsExactly("B");
        }
    }

    @Test
    void whatIsShownAsSoldIsInTheJournalAlready() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            List<Boolean> stored = new ArrayList<>();
            RegisterLoop loop = new RegisterLoop(till.session(), till.journal, till.desk.desk(),
                    snapshot -> snapshot.session().lastSale().map(CompletedSale::committed).ifPresent(
                            committed -> stored.add(till.journal.find(committed.id()).isPresent())),
                    entry -> stored.add(till.journal.find(entry.committed().id()).isPresent()));
            loop.submit(SellProduct.one("A"));
            loop.submit(TillAtWork.EXACT_CASH);
            loop.awaitIdle();
            loop.stop();
            assertThat(stored).hasSizeGreaterThanOrEqualTo(2).containsOnly(true);
        }
    }

    @Test
    void aLineIsShownOnceItIsWrittenAndSyncedBeforeAnythingElseIsDecided() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            OrderKeepingJournal journal = new OrderKeepingJournal(till.journal);
            RegisterLoop loop = new RegisterLoop(till.session(), journal, till.desk.desk(),
                    snapshot -> {
                        if (!snapshot.busy()) {
                            journal.note("shown " + snapshot.session().cart()
                                    .map(cart -> cart.lines().size()).orElse(0));
                        }
                    }, entry -> { });
            till.desk.keepOnlineWaiting();
            loop.submit(SellProduct.one("A"));
            loop.submit(SellProduct.one("B"));
            loop.submit(TillAtWork.EXACT_CASH);
            till.desk.answerNext();
            till.desk.answerNext();
            loop.awaitIdle();
            loop.stop();
            assertThat(journal.order()).containsExactly("written 1", "shown 1", "synced",
                    "written 2", "shown 2", "synced", "committed", "shown 0");
        }
    }

    @Test
    void aDraftOutlivesTheProgramAndAnyWorkerFinishesIt() throws Exception {
        Cart left;
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A", "B");
            till.press(new SetQuantity(1, Optional.of(Quantity.of(3)), false));
            left = till.session().cart().orElseThrow();
        }
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            assertThat(till.session().cart()).contains(left);
            till.payExactly();
            assertThat(till.session().cart()).isEmpty();
            assertThat(till.session().lastSale().orElseThrow().transaction().id()).isEqualTo(left.id());
        }
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            assertThat(till.session().cart()).isEmpty();
            assertThat(till.entries()).containsExactly("SignedOn");
        }
    }

    @Test
    void disconnectedOutlivesTheProgramAndOfflineDoesNot() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.press(new SwitchConnection());
            assertThat(till.connection()).isEqualTo(ConnectionState.DISCONNECTED);
        }
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            assertThat(till.connection()).isEqualTo(ConnectionState.DISCONNECTED);
            till.loop.submit(new SwitchConnection());
            till.endAttempt(Optional.of(SwitchCause.NO_ANSWER));
            assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
        }
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
        }
    }

    @Test
    void aReturnPressedForNothingLeavesNothingBehind() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.press(new ReturnProduct());
            till.press(new ReturnProduct());
            till.press(new LogOff());
            assertThat(till.session().worker()).isEmpty();
            assertThat(till.journal.restore().draft()).isEmpty();
        }
    }

    @Test
    void afterStopInputIsDroppedAndNobodyWaits() throws Exception {
        TillAtWork till = TillAtWork.signedOn(folder);
        till.close();
        int shown = till.shown.size();
        till.loop.submit(SellProduct.one("A"));
        till.loop.awaitIdle();
        assertThat(till.loop.inquire(new Question.StaffList())).isCancelled();
        assertThat(till.shown).hasSize(shown);
    }
}
