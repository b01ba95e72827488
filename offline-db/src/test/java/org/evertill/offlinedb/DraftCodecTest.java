package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.catalog.NetContent;
import org.evertill.commerce.money.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftCodecTest {

    @Test
    void everyCartComesBackAsItWas() throws Exception {
        SampleSales sales = new SampleSales(11);
        for (int i = 0; i < 500; i++) {
            Cart cart = i % 2 == 0 ? sales.cart(30) : sales.sale().cart();
            List<String> lines = cart.lines().stream().map(DraftCodec::line).toList();
            assertThat(DraftCodec.cart(DraftCodec.head(cart), lines)).isEqualTo(cart);
        }
    }

    @Test
    void findsTheNetContentOfAProductAgainAndMissesNoneInADraftOfBefore() throws Exception {
        Cart cart = new SampleSales(3).cart(1);
        String line = DraftCodec.line(cart.lines().getFirst());
        String silent = "\"netContent\":null";
        assertThat(line).contains(silent);
        String head = DraftCodec.head(cart);
        String before = line.replace("," + silent, "");
        assertThat(before).doesNotContain("netContent");
        assertThat(DraftCodec.cart(head, List.of(before))).isEqualTo(cart);
        String told = line.replace(silent, "\"netContent\":{\"thousandths\":500,\"unit\":\"L\"}");
        Cart found = DraftCodec.cart(head, List.of(told));
        assertThat(found.lines().getFirst().facts().product().netContent()).isEqualTo(new NetContent(500, "L"));
        assertThat(DraftCodec.cart(head, found.lines().stream().map(DraftCodec::line).toList())).isEqualTo(found);
    }

    @Test
    void everyStepOfASaleIsWhatARestartFinds(@TempDir Path folder) throws Exception {
        SampleSales sales = new SampleSales(12);
        Cart whole = sales.cart(40);
        Cart cart = Cart.begin(whole.id(), whole.begunAt(), whole.currency());
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            for (int i = 0; i < whole.lines().size(); i++) {
                CartLine next = whole.lines().get(i);
                cart = next.isReturn() ? cart.withReturn(next.facts(), next.quantity().size(), "2001")
                        : cart.withItem(next.facts(), next.quantity());
                Quantity two = Quantity.of(2);
                cart = cart.withLine(1 + i / 2,
                        line -> line.withQuantity(line.isReturn() ? two.negated() : two).voidedBy("2001"));
                register.journal().writeDraft(cart);
                assertThat(register.journal().restore().draft()).contains(cart);
            }
            Cart other = sales.cart(3);
            register.journal().writeDraft(other);
            assertThat(register.journal().restore().draft()).contains(other);
        }
    }
}
