package org.evertill.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.transaction.SalesTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's clock jumps: numbers never come from it, the day is the store's, and waiting runs on a ticker. */
class ClockJumpTest {

    @TempDir
    private Path folder;

    @Test
    void aClockSetBackInMidSaleChangesNoNumberAndNoSale() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            sell(till, "A");
            till.sell("A");
            till.clock.set(Duration.ofHours(-1));
            till.sell("B");
            till.payExactly();
            till.clock.set(Duration.ofDays(-400));
            sell(till, "C");
            till.clock.set(Duration.ofDays(400));
            sell(till, "A");
            assertThat(till.refusals()).isEmpty();
            assertThat(sales(till)).extracting(sale -> sale.cart().lines().size()).containsExactly(1, 2, 1, 1);
            assertThat(sales(till)).extracting(SalesTransaction::at).containsExactly(Sessions.OPENING,
                    Sessions.OPENING.minus(Duration.ofHours(1)),
                    Sessions.OPENING.minus(Duration.ofHours(1)).minus(Duration.ofDays(400)),
                    Sessions.OPENING.minus(Duration.ofHours(1)));
            requireNumbersWithoutGaps(till);
        }
        try (TillAtWork again = TillAtWork.open(folder)) {
            again.clock.set(Duration.ofDays(-4_000));
            again.signOn();
            sell(again, "B");
            assertThat(again.committed.getLast().committed().receiptNumber()).hasValue(5);
        }
    }

    @Test
    void aClockADayAheadSellsAtThatDaysPricesAndComesBackToTheRightDay() throws Exception {
        try (TillAtWork till = offline()) {
            sell(till, "A");
            till.clock.set(Duration.ofDays(1));
            sell(till, "A");
            till.clock.set(Duration.ofDays(-1));
            sell(till, "A");
            LocalDate today = LocalDate.parse("2026-11-21");
            assertThat(sales(till)).extracting(SalesTransaction::businessDate)
                    .containsExactly(today, today.plusDays(1), today);
            assertThat(till.desk.askedOffline()).filteredOn(Question.ItemByCode.class::isInstance)
                    .extracting(question -> ((Question.ItemByCode) question).on())
                    .endsWith(today, today.plusDays(1), today);
            requireNumbersWithoutGaps(till);
        }
    }

    @Test
    void theHourThatComesTwiceInAutumnIsTwoHoursAndOneDay() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            // London: until 01:00 UTC it is summer time, then the hour from 01:00 comes again.
            List<Instant> moments = List.of(Instant.parse("2026-10-24T22:59:00Z"),
                    Instant.parse("2026-10-24T23:01:00Z"), Instant.parse("2026-10-25T00:30:00Z"),
                    Instant.parse("2026-10-25T01:30:00Z"), Instant.parse("2026-10-25T23:59:00Z"),
                    Instant.parse("2026-10-26T00:00:00Z"));
            sellAt(till, moments);
            assertThat(sales(till)).extracting(SalesTransaction::at).containsExactlyElementsOf(moments);
            assertThat(sales(till)).extracting(sale -> sale.businessDate().getDayOfMonth())
                    .containsExactly(24, 25, 25, 25, 25, 26);
            requireNumbersWithoutGaps(till);
        }
    }

    @Test
    void theHourThatIsMissingInSpringIsNoGap() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            sellAt(till, List.of(Instant.parse("2027-03-28T00:59:59Z"), Instant.parse("2027-03-28T01:00:00Z"),
                    Instant.parse("2027-03-28T22:59:00Z"), Instant.parse("2027-03-28T23:00:00Z")));
            assertThat(sales(till)).extracting(sale -> sale.businessDate().getDayOfMonth())
                    .containsExactly(28, 28, 28, 29);
            requireNumbersWithoutGaps(till);
        }
    }

    @Test
    void waitingForTheScaleUnitDependsOnNoClock() throws Exception {
        try (TillAtWork till = offline()) {
            sell(till, "A");
            till.clock.set(Duration.ofDays(30));
            sell(till, "A");
            assertThat(till.desk.hasAttempt()).as("no time has passed").isFalse();
            till.clock.set(Duration.ofDays(-60));
            till.clock.advance(Duration.ofMinutes(3));
            till.sell("A");
            assertThat(till.desk.hasAttempt()).as("three minutes have passed").isTrue();
        }
    }

    @Test
    void theStoresPricesAreAskedForAgainWhenItsDayHasChangedAndOnlyThen() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            List<LocalDate> days = new CopyOnWriteArrayList<>();
            answerStores(till, day -> {
                days.add(day);
                return new Answer.Described(Sessions.STORE);
            });
            sell(till, "A");
            till.lookAround();
            sell(till, "A");
            assertThat(days).as("the day has not changed").isEmpty();
            till.clock.set(Duration.ofDays(1));
            till.lookAround();
            sell(till, "A");
            sell(till, "A");
            assertThat(days).containsExactly(LocalDate.parse("2026-11-22"));
        }
    }

    @Test
    void aDayNobodyCouldBeAskedForIsAskedForAgainAfterAWhileThatGrows() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            Answer unavailable = new Answer.Unavailable(Refusal.of(RefusalReason.OFFLINE_UNAVAILABLE));
            Deque<Answer> answers =
                    new ArrayDeque<>(List.of(unavailable, unavailable, new Answer.Described(Sessions.STORE)));
            answerStores(till, day -> answers.removeFirst());
            // What the scale unit cannot say, the offline database is asked for.
            till.desk.offline(question -> CompletableFuture.completedFuture(unavailable));
            till.clock.set(Duration.ofDays(1));
            sellAndSettle(till, "A");
            sellAndSettle(till, "A");
            assertThat(answers).as("no snapshot asks again").hasSize(2);
            till.clock.advance(Duration.ofMinutes(1));
            sellAndSettle(till, "A");
            till.clock.advance(Duration.ofMinutes(1));
            sellAndSettle(till, "A");
            assertThat(answers).as("the second while is longer").hasSize(1);
            till.clock.advance(Duration.ofMinutes(1));
            sellAndSettle(till, "A");
            assertThat(answers).isEmpty();
            till.clock.advance(Duration.ofHours(2));
            sellAndSettle(till, "A");
        }
    }

    @Test
    void aStoreTheScaleUnitFailsOnTakesNoTillOffTheLine() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.desk.online(question -> question instanceof Question.StoreDescription
                    ? CompletableFuture.failedFuture(HandDesk.failure(SwitchCause.SERVER_ERROR))
                    : till.desk.answered(question));
            till.clock.set(Duration.ofDays(1));
            sellAndSettle(till, "A");
            sellAndSettle(till, "A");
            assertThat(till.desk.askedOffline()).as("who else could say it")
                    .hasExactlyElementsOfTypes(Question.StoreDescription.class);
            assertThat(till.connection()).isEqualTo(ConnectionState.ONLINE);
        }
    }

    private static void answerStores(TillAtWork till, Function<LocalDate, Answer> answers) {
        till.desk.online(question -> question instanceof Question.StoreDescription(LocalDate day)
                ? CompletableFuture.completedFuture(answers.apply(day)) : till.desk.answered(question));
    }

    private TillAtWork offline() throws Exception {
        TillAtWork till = TillAtWork.signedOn(folder);
        till.desk.failOnline(SwitchCause.UNREACHABLE);
        till.sell("A");
        till.payExactly();
        assertThat(till.connection()).isEqualTo(ConnectionState.OFFLINE);
        till.committed.clear();
        return till;
    }

    private static void sellAt(TillAtWork till, List<Instant> moments) throws Exception {
        for (Instant moment : moments) {
            till.clock.set(Duration.between(till.clock.instant(), moment));
            sell(till, "A");
        }
    }

    /** As {@link #sell}, and lets what is asked beside the sale end: each of its steps comes behind the one before. */
    private static void sellAndSettle(TillAtWork till, String code) throws InterruptedException {
        sell(till, code);
        for (int step = 0; step < 10; step++) {
            till.loop.awaitIdle();
        }
    }

    private static void sell(TillAtWork till, String code) throws InterruptedException {
        till.press(SellProduct.one(code));
        till.payExactly();
    }

    private static List<SalesTransaction> sales(TillAtWork till) {
        return till.committed.stream().map(CommittedEntry::entry).filter(SalesTransaction.class::isInstance)
                .map(SalesTransaction.class::cast).toList();
    }

    private static void requireNumbersWithoutGaps(TillAtWork till) {
        List<Long> sequences = till.committed.stream().map(entry -> entry.committed().sequence()).toList();
        assertThat(sequences).containsExactlyElementsOf(LongStream.range(
                sequences.getFirst(), sequences.getFirst() + sequences.size()).boxed().toList());
        List<Long> receipts = till.committed.stream().map(entry -> entry.committed().receiptNumber())
                .filter(number -> number.isPresent()).map(number -> number.getAsLong()).toList();
        assertThat(receipts).containsExactlyElementsOf(LongStream.range(
                receipts.getFirst(), receipts.getFirst() + receipts.size()).boxed().toList());
    }
}
