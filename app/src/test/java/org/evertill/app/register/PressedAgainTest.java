package org.evertill.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.cart.Owed;
import org.evertill.commerce.cart.TenderLine;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.operation.PayCash;
import org.evertill.commerce.operation.PayCashQuick;
import org.evertill.commerce.operation.PosOperation;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that waits for the scale unit, and a cashier who presses again because nothing has moved. */
class PressedAgainTest {

    private static final Money TWENTY_PENCE = new Money(20, TillAtWork.APPLE.unitPrice().currency());

    @TempDir
    private Path folder;

    @Test
    void aPartPaymentThatIsPressedTwiceIsCountedOnce() throws Exception {
        for (Optional<SwitchCause> silence : List.of(Optional.<SwitchCause>empty(),
                Optional.of(SwitchCause.NO_ANSWER))) {
            try (TillAtWork till = TillAtWork.signedOn(folder.resolve("silent-" + silence.isPresent()))) {
                till.sell("A");
                Optional<Owed> shown = till.session().owed();
                pressWhileWaiting(till, silence, new PayCash(TWENTY_PENCE, shown),
                        new PayCash(TWENTY_PENCE, shown), new PayCashQuick(shown));
                assertThat(till.connection()).isEqualTo(
                        silence.isPresent() ? ConnectionState.OFFLINE : ConnectionState.ONLINE);
                assertThat(till.session().cart().orElseThrow().tenders())
                        .containsExactly(new TenderLine(1, TenderLine.CASH, TWENTY_PENCE,
                                new Money(0, TWENTY_PENCE.currency())));
                assertThat(till.refusals()).contains(Refusal.of(RefusalReason.BALANCE_CHANGED, "0.30"));
            }
        }
    }

    @Test
    void whatIsConcludedByTheFirstPressIsNotPaidByTheSecond() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.sell("A");
            Optional<Owed> shown = till.session().owed();
            pressWhileWaiting(till, Optional.empty(), new PayCashQuick(shown), SellProduct.one("A"),
                    new PayCashQuick(shown));
            assertThat(till.entries()).filteredOn("SalesTransaction"::equals).hasSize(1);
            assertThat(till.lines()).containsExactly("A");
            assertThat(till.session().cart().orElseThrow().tenders()).isEmpty();
        }
    }

    private static void pressWhileWaiting(TillAtWork till, Optional<SwitchCause> silence, PosOperation... pressed)
            throws InterruptedException {
        till.desk.keepOnlineWaiting();
        till.loop.submit(SellProduct.one("nothing has this"));
        for (PosOperation each : pressed) {
            till.loop.submit(each);
        }
        HandDesk.Waiting asked = till.desk.nextWaiting();
        till.desk.answerOnline();
        if (silence.isPresent()) {
            asked.answer().completeExceptionally(HandDesk.failure(silence.get()));
        } else {
            asked.answer().complete(new Answer.NoSuchItem("nothing has this"));
        }
        till.loop.awaitIdle();
    }
}
