package org.evertill.commerce.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.commerce.fixture.Items.GBP;
import static org.evertill.commerce.fixture.Outcomes.applied;
import static org.evertill.commerce.fixture.Outcomes.rejected;
import static org.evertill.commerce.fixture.Outcomes.rungUp;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.TenderLine;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.fixture.Carts;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.fixture.SettableClock;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.ConnectionSwitched;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;
import org.junit.jupiter.api.Test;

/** 200 Pay cash and 206 Pay cash quick. */
class PayCashTest {

    private static final RegisterSession OWING_730 =
            rungUp(Sessions.ofCashier(), Items.piece("A", "7.00"), Items.piece("B", "0.30"));

    @Test
    void enoughConcludesTheSaleAndGivesChange() {
        OperationOutcome.Applied done = applied(pay("10.00", OWING_730));
        SalesTransaction sale = only(done.entries());
        assertThat(sale.cart().tenders())
                .containsExactly(new TenderLine(1, TenderLine.CASH, gbp("10.00"), gbp("2.70")));
        assertThat(sale).isEqualTo(new SalesTransaction(Sessions.OPENING, LocalDate.parse("2026-11-21"), "7",
                SettableClock.id(901), ConnectionState.ONLINE, sale.cart(), sale.cart().totals(), Optional.empty()));
        assertThat(sale.id()).isEqualTo(OWING_730.cart().orElseThrow().id());
        assertThat(sale.totals().balance().isZero()).isTrue();
        assertThat(done.session()).isEqualTo(OWING_730.withoutCart());
    }

    @Test
    void lessIsAPartPaymentAndTheSaleGoesOn() {
        OperationOutcome.Applied part = applied(pay("5.00", OWING_730));
        assertThat(part.entries()).isEmpty();
        assertThat(part.session().cart().orElseThrow().totals().balance()).isEqualTo(gbp("2.30"));
        SalesTransaction sale = only(applied(pay("5.00", part.session())).entries());
        assertThat(sale.cart().tenders()).containsExactly(
                new TenderLine(1, TenderLine.CASH, gbp("5.00"), gbp("0")),
                new TenderLine(2, TenderLine.CASH, gbp("5.00"), gbp("2.70")));
    }

    @Test
    void whatGoesBackIsPaidOutExactly() {
        RegisterSession refund = rungUp(Sessions.ofManager().withNextReturn("1"), Items.piece("A", "4.20"));
        assertThat(rejected(pay("4.00", refund)))
                .isEqualTo(Refusal.of(RefusalReason.REFUND_MUST_BE_EXACT, "4.20"));
        assertThat(rejected(pay("5.00", refund)).reason()).isEqualTo(RefusalReason.REFUND_MUST_BE_EXACT);
        SalesTransaction sale = only(applied(pay("4.20", refund)).entries());
        assertThat(sale.cart().tenders())
                .containsExactly(new TenderLine(1, TenderLine.CASH, gbp("-4.20"), gbp("0")));
        assertThat(applied(quick(refund)).entries()).containsExactly(sale);
    }

    @Test
    void moneyPaidAheadGoesBackWhenLinesAreVoided() {
        RegisterSession paid = applied(pay("7.00", OWING_730)).session().withWorker(Sessions.MANAGER);
        RegisterSession less = applied(new VoidProduct(1).run(paid)).session();
        SalesTransaction sale = only(applied(quick(less)).entries());
        assertThat(sale.cart().tenders()).extracting(TenderLine::amount).containsExactly(gbp("7.00"), gbp("-6.70"));
        assertThat(sale.totals().balance().isZero()).isTrue();
    }

    @Test
    void quickTakesTheExactBalance() {
        SalesTransaction sale = only(applied(quick(OWING_730)).entries());
        assertThat(sale.cart().tenders()).containsExactly(new TenderLine(1, TenderLine.CASH, gbp("7.30"), gbp("0")));
    }

    @Test
    void aTotalOfZeroConcludesWithoutATender() {
        RegisterSession free = rungUp(Sessions.ofCashier(), Items.piece("F", "0"));
        assertThat(rejected(pay("1.00", free)).reason()).isEqualTo(RefusalReason.NOTHING_TO_PAY);
        assertThat(only(applied(quick(free)).entries()).cart().tenders()).isEmpty();
        RegisterSession sold = rungUp(Sessions.ofManager(), Items.piece("A", "2.00"));
        RegisterSession exchanged = rungUp(sold.withNextReturn("1"), Items.piece("A", "2.00"));
        assertThat(only(applied(quick(exchanged)).entries()).totals().total().isZero()).isTrue();
    }

    @Test
    void refusesATenderThatIsGivenTwiceAgainstTheSameBalance() {
        PayCash once = new PayCash(gbp("5.00"), OWING_730.owed());
        RegisterSession paid = applied(once.run(OWING_730)).session();
        assertThat(rejected(once.run(paid))).isEqualTo(Refusal.of(RefusalReason.BALANCE_CHANGED, "2.30"));
        RegisterSession owingTheSameAgain = rungUp(paid, Items.piece("C", "5.00"));
        assertThat(owingTheSameAgain.cart().orElseThrow().totals().balance()).isEqualTo(gbp("7.30"));
        assertThat(rejected(once.run(owingTheSameAgain)).reason()).isEqualTo(RefusalReason.BALANCE_CHANGED);
    }

    @Test
    void refusesToTakeAnotherSumThanTheOneThatWasShown() {
        RegisterSession more = rungUp(OWING_730, Items.piece("C", "1.00"));
        for (PosOperation agreed : List.of(new PayCash(gbp("10.00"), OWING_730.owed()),
                new PayCashQuick(OWING_730.owed()))) {
            assertThat(rejected(agreed.run(more))).isEqualTo(Refusal.of(RefusalReason.BALANCE_CHANGED, "8.30"));
        }
    }

    @Test
    void refusesATenderOfASaleThatHasEndedInTheNext() {
        RegisterSession sold = applied(quick(OWING_730)).session();
        RegisterSession next = rungUp(sold, Items.piece("A", "7.00"), Items.piece("B", "0.30"));
        assertThat(rejected(new PayCashQuick(OWING_730.owed()).run(next)).reason())
                .isEqualTo(RefusalReason.BALANCE_CHANGED);
        assertThat(rejected(new PayCashQuick(Optional.empty()).run(next)).reason())
                .isEqualTo(RefusalReason.BALANCE_CHANGED);
    }

    @Test
    void refusesWhatIsNoPayment() {
        assertThat(rejected(pay("0", OWING_730)).reason()).isEqualTo(RefusalReason.AMOUNT_NOT_POSITIVE);
        assertThat(rejected(pay("-1.00", OWING_730)).reason()).isEqualTo(RefusalReason.AMOUNT_NOT_POSITIVE);
        RegisterSession allVoided = applied(new VoidProduct(1).run(
                rungUp(Sessions.ofManager(), Items.piece("A", "2.00")))).session();
        for (RegisterSession nothing : List.of(Sessions.ofCashier(), allVoided)) {
            assertThat(rejected(pay("1.00", nothing)).reason()).isEqualTo(RefusalReason.NOTHING_TO_PAY);
            assertThat(rejected(quick(nothing)).reason()).isEqualTo(RefusalReason.NOTHING_TO_PAY);
        }
    }

    @Test
    void everySaleIsItsTendersLessTheirChange() {
        long seed = 5;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Cart cart = Carts.random(random);
            if (!cart.hasLiveLines()) {
                continue;
            }
            RegisterSession session = Sessions.ofCashier().withCart(cart);
            Money handed = new Money(random.nextLong(1, 20_000), GBP);
            OperationOutcome.Applied done = applied(new PayCash(handed, session.owed()).run(session)
                    instanceof OperationOutcome.Applied first ? first : quick(session));
            while (done.session().cart().isPresent()) {
                done = applied(quick(done.session()));
            }
            SalesTransaction sale = only(done.entries());
            assertThat(sale.cart().tenders().stream().map(TenderLine::paid).reduce(Money.zero(GBP), Money::plus))
                    .as("seed %d, round %d", seed, round).isEqualTo(sale.totals().total());
        }
    }

    @Test
    void theSaleSaysWhatWasTrueWhenItEndedAndTheSwitchComesAfterIt() {
        RegisterSession offline =
                applied(ConnectionSteps.questionFailed(SwitchCause.NO_ANSWER).run(OWING_730)).session();
        RegisterSession answered = offline.withConnection(offline.connection()
                .healthCheckDue(offline.nanos()).connection()
                .attemptAnswered(true, offline.now(), offline.nanos()));
        OperationOutcome.Applied done = applied(quick(answered));
        assertThat(done.entries()).hasSize(2);
        assertThat(done.entries().getFirst()).isInstanceOfSatisfying(SalesTransaction.class,
                sale -> assertThat(sale.connection()).isEqualTo(ConnectionState.OFFLINE));
        assertThat(done.entries().getLast()).isInstanceOfSatisfying(ConnectionSwitched.class,
                switched -> assertThat(switched.cause()).isEqualTo(SwitchCause.RECONNECTED));
        assertThat(done.session().connection().state()).isEqualTo(ConnectionState.ONLINE);
    }

    @Test
    void aSaleKeepsSomebodyElsesNumber() {
        assertThat(rejected(RegisterSteps.referTo("536365").run(Sessions.ofCashier())).reason())
                .isEqualTo(RefusalReason.NO_SALE);
        RegisterSession named = applied(RegisterSteps.referTo("536365").run(OWING_730)).session();
        assertThat(only(applied(quick(named)).entries()).cart().externalReference())
                .contains("536365");
    }

    private static OperationOutcome pay(String amount, RegisterSession session) {
        return new PayCash(gbp(amount), session.owed()).run(session);
    }

    private static OperationOutcome quick(RegisterSession session) {
        return new PayCashQuick(session.owed()).run(session);
    }

    private static SalesTransaction only(List<JournalEntry> entries) {
        assertThat(entries).singleElement().isInstanceOf(SalesTransaction.class);
        return (SalesTransaction) entries.getFirst();
    }

    private static Money gbp(String decimal) {
        return Money.of(decimal, GBP);
    }
}
