package org.evertill.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.SetQuantity;
import org.evertill.commerce.operation.SwitchConnection;
import org.evertill.commerce.operation.VoidProduct;
import org.evertill.commerce.refusal.RefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offline database may answer whoever asks, in the step that asks. */
class AnsweredAtOnceTest {

    @TempDir
    private Path folder;

    @Test
    void aLineWhoseAnswerIsThereIsShownWithoutAWayToIt() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.press(new SwitchConnection());
            till.shown.clear();
            till.press(SellProduct.one("A"));
            assertThat(till.shown).extracting(RegisterSnapshot::busy).containsExactly(false);
            assertThat(till.lines()).containsExactly("A");
        }
    }

    @Test
    void aCodeNobodyKnowsIsRefusedInTheSameStep() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.press(new SwitchConnection());
            till.shown.clear();
            till.sell("12345", "A");
            assertThat(till.shown).hasSize(2);
            assertThat(till.refusals()).singleElement().extracting(why -> why.reason())
                    .isEqualTo(RefusalReason.ITEM_NOT_FOUND);
            assertThat(till.lines()).containsExactly("A");
        }
    }

    @Test
    void whatWaitedForTheScaleUnitIsRungUpInItsOrderWhenTheRegisterGoesOffline() throws Exception {
        try (TillAtWork till = TillAtWork.signedOn(folder)) {
            till.desk.keepOnlineWaiting();
            till.loop.submit(SellProduct.one("A"));
            HandDesk.Waiting waiting = till.desk.nextWaiting();
            till.loop.submit(new SetQuantity(1, Optional.of(Quantity.of(7)), false));
            till.loop.submit(SellProduct.one("B"));
            till.loop.submit(new VoidProduct(2));
            till.loop.submit(SellProduct.one("C"));
            waiting.answer().completeExceptionally(HandDesk.failure(SwitchCause.NO_ANSWER));
            till.loop.awaitIdle();
            assertThat(till.lines()).containsExactly("A", "B", "C");
            assertThat(till.session().cart().orElseThrow().lines()).extracting(line -> line.voided())
                    .containsExactly(false, true, false);
            assertThat(till.refusals()).isEmpty();
        }
    }
}
