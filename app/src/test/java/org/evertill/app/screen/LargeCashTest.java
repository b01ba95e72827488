package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.evertill.app.component.CashOffer;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.payment.PaymentFace;
import org.evertill.app.screen.sale.SaleFace;
import org.evertill.app.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cash over 10,000 is asked about once, in place, however it is taken. A sale of $14,504.79 is running. */
class LargeCashTest {

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH).signedOn();
    private final RegisterViewModel model = till.model;

    @BeforeEach
    void sellTwoThousandLoavesAndMilk() {
        model.screens().sale().quantity("2000");
        model.screens().sale().enter("20117");
        model.screens().prompt().give("");
        model.screens().sale().enter("12030");
        assertThat(sale().total()).isEqualTo("$14,504.79");
    }

    @Test
    void asksBeforeTheExactAmountIsTakenOnTheSale() {
        model.screens().sale().payExact();
        assertThat(model.placeProperty().get()).isEqualTo(Place.SALE);
        assertThat(sale().exact()).isEqualTo(new CashOffer("Take it? $14,504.79", true));
        assertThat(sale().exactWords()).isEqualTo("Press again");
        model.screens().sale().payExact();
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
    }

    @Test
    void asksBeforeARoundAmountIsTakenOnTheSale() {
        model.screens().sale().payQuick(0);
        assertThat(sale().quickCash()).extracting(CashOffer::text)
                .containsExactly("Take it? $14,505", "$14,510", "$14,520");
        model.screens().sale().payQuick(1);
        assertThat(sale().quickCash()).extracting(CashOffer::doubted).containsExactly(false, true, false);
        model.screens().sale().payQuick(1);
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
    }

    @Test
    void asksBeforeTheExactAmountIsTakenAtThePayment() {
        model.openPayment("");
        model.screens().payment().takeExact();
        assertThat(payment().exact()).isEqualTo(new CashOffer("Take it? $14,504.79", true));
        model.screens().payment().takeExact();
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
    }

    @Test
    void asksBeforeARoundAmountIsTakenAtThePayment() {
        model.openPayment("");
        model.screens().payment().takeQuick(2);
        assertThat(payment().quickCash().getLast()).isEqualTo(new CashOffer("Take it? $14,520", true));
        model.screens().payment().takeQuick(2);
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
    }

    @Test
    void asksAboutNothingThatIsNotLarge() {
        model.openPayment("10000");
        model.screens().payment().take();
        assertThat(payment().balance()).isEqualTo("$4,504.79");
        model.screens().payment().takeQuick(0);
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
    }

    @Test
    void asksAgainOnceSomethingElseWasDone() {
        model.screens().sale().payExact();
        model.screens().sale().enter("12030");
        model.screens().sale().payExact();
        assertThat(sale().exact().text()).isEqualTo("Take it? $14,509.58");
        assertThat(model.placeProperty().get()).isEqualTo(Place.SALE);
    }

    @Test
    void keepsTheQuestionWhenTheConnectionIsLostMeanwhile() {
        model.screens().sale().payExact();
        till.cut();
        assertThat(sale().exact().doubted()).isTrue();
        model.screens().sale().payExact();
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
    }

    @Test
    void asksBeforeALargeRefundIsPaidOut() {
        model.press(500, "");
        model.answerVoid(true);
        model.press(109, "");
        model.screens().sale().quantity("2000");
        model.screens().sale().enter("20117");
        model.screens().prompt().give("");
        model.screens().sale().payExact();
        assertThat(sale().exact().text()).isEqualTo("Pay out? $14,500.00");
        model.openPayment("");
        model.screens().payment().take();
        assertThat(payment().consequence()).isEqualTo("Pay out $14,500.00? Press again to confirm.");
        model.screens().payment().take();
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
    }

    private SaleFace sale() {
        return model.screens().sale().faceProperty().get().orElseThrow();
    }

    private PaymentFace payment() {
        return model.screens().payment().faceProperty().get().orElseThrow();
    }
}
