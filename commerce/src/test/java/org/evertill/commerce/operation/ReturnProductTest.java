package org.evertill.commerce.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.evertill.commerce.fixture.Outcomes.answered;
import static org.evertill.commerce.fixture.Outcomes.applied;
import static org.evertill.commerce.fixture.Outcomes.prompted;
import static org.evertill.commerce.fixture.Outcomes.rejected;
import static org.evertill.commerce.fixture.Outcomes.rungUp;

import java.util.Optional;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.fixture.Shop;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.junit.jupiter.api.Test;

class ReturnProductTest {

    @Test
    void makesTheNextProductANegativeLineAndNoMore() {
        RegisterSession waiting = applied(new ReturnProduct().run(Sessions.ofManager())).session();
        RegisterSession after = rungUp(waiting, Items.piece("A", "2.50"), Items.piece("B", "1.00"));
        assertThat(after.cart().orElseThrow().lines()).extracting(CartLine::quantity)
                .containsExactly(Quantity.of(-1), Quantity.ONE);
        assertThat(after.cart().orElseThrow().totals().total()).isEqualTo(Money.of("-1.50", Items.GBP));
        assertThat(after.nextIsReturn()).isFalse();
    }

    @Test
    void theLineNamesTheManagerWhoAnsweredForIt() {
        RegisterSession cashiers = Sessions.ofCashier();
        Prompt.Authorization asked = prompted(Prompt.Authorization.class, new ReturnProduct().run(cashiers));
        RegisterSession waiting = applied(answered(cashiers, asked.then().apply("1", Shop.PIN),
                new Answer.Proved(Sessions.MANAGER))).session();
        RegisterSession after = rungUp(waiting, Items.piece("A", "2.50"), Items.piece("B", "1.00"));
        assertThat(after.cart().orElseThrow().lines()).extracting(CartLine::returnWorker)
                .containsExactly(Optional.of("1"), Optional.empty());
    }

    @Test
    void theLineNamesTheWorkerWhoDidItThemselves() {
        RegisterSession session = Sessions.ofCashier().withWorker(Sessions.worker("8", Permission.RETURN_PRODUCT));
        RegisterSession after = rungUp(applied(new ReturnProduct().run(session)).session(), Items.piece("A", "2.50"));
        CartLine line = after.cart().orElseThrow().lines().getFirst();
        assertThat(line.returnWorker()).contains("8");
        assertThat(line.withQuantity(Quantity.of(-3)).returnWorker()).contains("8");
        assertThatIllegalArgumentException().isThrownBy(() -> line.withQuantity(Quantity.of(3)));
    }

    @Test
    void isTakenBackByWhoeverStandsThere() {
        RegisterSession before = Sessions.ofCashier();
        RegisterSession waiting = before.withNextReturn("1");
        assertThat(applied(new ReturnProduct().run(waiting)).session()).isEqualTo(before);
        assertThat(rejected(new ReturnProduct().run(waiting.withLocked(true))).reason())
                .isEqualTo(RefusalReason.LOCKED);
    }

    @Test
    void beginsNoSaleByItself() {
        RegisterSession before = Sessions.ofManager();
        OperationOutcome.Applied once = applied(new ReturnProduct().run(before));
        assertThat(once.session().nextIsReturn()).isTrue();
        assertThat(once.session().cart()).isEmpty();
        assertThat(applied(new ReturnProduct().run(once.session())).session()).isEqualTo(before);
    }

    @Test
    void neitherBlocksLogOffNorOutlivesIt() {
        RegisterSession waiting = applied(new ReturnProduct().run(Sessions.ofManager())).session();
        RegisterSession left = applied(new LogOff().run(waiting)).session();
        assertThat(left.worker()).isEmpty();
        assertThat(left.withWorker(Sessions.CASHIER).nextIsReturn()).isFalse();
    }

    @Test
    void isForgottenWhenTheSaleEnds() {
        RegisterSession selling = rungUp(Sessions.ofManager(), Items.piece("A", "2.50"));
        RegisterSession waiting = applied(new ReturnProduct().run(selling)).session();
        assertThat(applied(new PayCashQuick(waiting.owed()).run(waiting)).session().nextIsReturn()).isFalse();
    }
}
