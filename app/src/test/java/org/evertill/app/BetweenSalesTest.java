package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.offlinedb.SampleSales;
import org.junit.jupiter.api.Test;

class BetweenSalesTest {

    private final List<Runnable> later = new ArrayList<>();
    private int worked;
    private final BetweenSales between = new BetweenSales(later::add, () -> worked++);
    private final SampleSales sales = new SampleSales(5);

    @Test
    void worksOnceAfterEachSaleAndNeverInTheMiddleOfOne() {
        RegisterSession session = Sessions.ofManager();
        show(session);
        assertThat(later).isEmpty();
        RegisterSession sold = session.withLastSale(completed());
        show(sold);
        show(sold);
        assertThat(later).hasSize(1);
        show(sold.withLastSale(completed()));
        assertThat(later).hasSize(2);
    }

    @Test
    void leavesItWhenTheNextSaleHasBegunMeanwhile() {
        RegisterSession sold = Sessions.ofManager().withLastSale(completed());
        show(sold);
        show(sold.withCart(sales.cart(3)));
        later.removeFirst().run();
        assertThat(worked).isZero();
        show(Sessions.ofManager().withLastSale(completed()));
        later.removeFirst().run();
        assertThat(worked).isEqualTo(1);
    }

    private CompletedSale completed() {
        SalesTransaction sale = sales.sale();
        return new CompletedSale(sale, new Committed(sale.id(), 1, 1, OptionalLong.of(1)));
    }

    private void show(RegisterSession session) {
        between.show(new RegisterSnapshot(1, session, Optional.empty(), Optional.empty(), Optional.empty(), false));
    }
}
