package org.evertill.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.evertill.app.register.FaultyJournal.Fault;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.operation.ReturnProduct;
import org.evertill.commerce.operation.VoidTransaction;
import org.evertill.commerce.transaction.DaySales;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sold today is what the journal holds of today, at any moment somebody may look. */
class DayCountTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @TempDir
    private Path folder;

    @Test
    void nobodyKnowsWhatWasSoldBeforeSomebodySignsOn() throws Exception {
        try (TillAtWork till = TillAtWork.open(folder)) {
            till.loop.awaitIdle();
            assertThat(till.session().soldToday()).isEmpty();
            till.signOn();
            assertThat(till.session().soldToday()).contains(today(till, 0, "0"));
        }
    }

    @Test
    void salesAndReturnsCountAndVoidedOnesDoNot() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            sell(till, "A");
            sell(till, "A", "A");
            till.press(new ReturnProduct());
            sell(till, "A");
            till.sell("A");
            till.press(new VoidTransaction());
            assertThat(till.session().soldToday()).contains(today(till, 3, "1.00"));
            requireTheJournalsCount(till);
        }
    }

    @Test
    void aRegisterThatStartsAgainCountsWhatItHadSold() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            sell(till, "A");
        }
        try (TillAtWork again = TillAtWork.signedOn(folder)) {
            assertThat(again.session().soldToday()).contains(today(again, 1, "0.50"));
            sell(again, "A");
            assertThat(again.session().soldToday()).contains(today(again, 2, "1.00"));
        }
    }

    @Test
    void aNewDayBeginsWithNothingSoldAndAClockThatJumpsLosesNothing() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            sell(till, "A");
            till.clock.set(Duration.ofDays(1));
            assertThat(till.session().soldToday().orElseThrow())
                    .isEqualTo(DaySales.none(TODAY.plusDays(1), till.session().currency()));
            sell(till, "A", "A");
            assertThat(till.session().soldToday().orElseThrow().total()).isEqualTo(money(till, "1.00"));
            till.clock.set(Duration.ofDays(-1));
            sell(till, "A");
            assertThat(till.session().soldToday()).contains(today(till, 2, "1.00"));
            requireTheJournalsCount(till);
        }
    }

    @Test
    void aCountThatFailsNeverRefusesASaleAndIsMadeUpForLater() throws Exception {
        try (TillAtWork till = TillAtWork.open(folder)) {
            till.journal.fail(Fault.COUNTS_NOTHING);
            till.signOn();
            sell(till, "A");
            assertThat(till.refusals()).isEmpty();
            assertThat(till.session().lastSale()).isPresent();
            assertThat(till.session().soldToday()).isEmpty();
            till.journal.fail(Fault.NONE);
            sell(till, "A");
            assertThat(till.session().soldToday()).contains(today(till, 2, "1.00"));
        }
    }

    @Test
    void aSaleTheJournalWasInDoubtOfCountsOnce() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            till.journal.fail(Fault.STORES_AND_DIES);
            till.payExactly();
            assertThat(till.session().soldToday()).contains(today(till, 0, "0"));
            till.journal.fail(Fault.NONE);
            sell(till, "A");
            requireTheJournalsCount(till);
            assertThat(till.session().soldToday()).contains(today(till, 2, "1.00"));
        }
    }

    private static void sell(TillAtWork till, String... codes) throws InterruptedException {
        till.sell(codes);
        till.payExactly();
    }

    private static void requireTheJournalsCount(TillAtWork till) {
        Optional<DaySales> shown = till.session().soldToday();
        assertThat(shown).contains(till.journal.salesOn(TODAY, till.session().currency()));
    }

    private static DaySales today(TillAtWork till, long sales, String total) {
        return new DaySales(TODAY, sales, money(till, total));
    }

    private static Money money(TillAtWork till, String amount) {
        return Money.of(amount, till.session().currency());
    }
}
