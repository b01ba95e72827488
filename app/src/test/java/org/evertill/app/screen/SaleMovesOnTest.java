package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.evertill.app.component.ReceiptRow;
import org.evertill.app.component.Toast;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.text.Language;
import org.evertill.commerce.operation.PayCashQuick;
import org.evertill.commerce.operation.VoidTransaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions and offers belong to the sale they were made in, and go with it. */
class SaleMovesOnTest {

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH).signedOn();
    private final RegisterViewModel model = till.model;

    @BeforeEach
    void sellALoaf() {
        model.screens().sale().enter("20117");
    }

    @Test
    void anUndoDoesNotStandOverThePayment() {
        model.screens().sale().enter("12030");
        model.press(102, "");
        assertThat(toneShown()).isEqualTo(Toast.Tone.UNDO);
        model.openPayment("");
        assertThat(model.placeProperty().get()).isEqualTo(Place.PAYMENT);
        assertThat(model.toastProperty().get()).isEmpty();
    }

    @Test
    void anUndoDoesNotStandOverTheNextSaleNorOverTheLock() {
        model.screens().sale().enter("12030");
        model.press(102, "");
        model.screens().sale().payExact();
        assertThat(model.toastProperty().get()).isEmpty();
        model.screens().sale().enter("12030");
        model.press(102, "");
        assertThat(toneShown()).isEqualTo(Toast.Tone.UNDO);
        model.press(703, "");
        assertThat(model.toastProperty().get()).isEmpty();
    }

    @Test
    void aLostConnectionIsSaidOverThePaymentToo() {
        till.cut();
        model.openPayment("");
        assertThat(toneShown()).isEqualTo(Toast.Tone.OFFLINE);
    }

    @Test
    void anUndoneVoidOfAnOverriddenPriceAsksNoManagerAgain() {
        model.press(104, "");
        model.screens().prompt().authorize(TillUnderTest.MANAGER, TillUnderTest.MANAGER_PIN);
        model.screens().prompt().give("6.50");
        model.screens().prompt().choose("damaged");
        model.press(102, "");
        model.toastProperty().get().orElseThrow().does().run();
        assertThat(model.screens().prompt().isOpen()).isFalse();
        ReceiptRow row = model.screens().sale().faceProperty().get().orElseThrow().rows().getFirst();
        assertThat(row.kind()).isEqualTo(ReceiptRow.Kind.OVERRIDDEN);
        assertThat(row.amount()).isEqualTo("$6.50");
    }

    @Test
    void aQuestionGoesWithTheSaleItIsAbout() {
        model.press(104, "");
        assertThat(model.windowProperty().get()).isEqualTo(Window.PROMPT);
        till.submit(new PayCashQuick(till.session().owed()));
        assertThat(model.windowProperty().get()).isEqualTo(Window.NONE);
        assertThat(model.screens().prompt().isOpen()).isFalse();
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
    }

    @Test
    void aQuestionDoesNotWaitUnderTheLock() {
        model.press(104, "");
        model.press(703, "");
        model.screens().signOn().unlock(TillUnderTest.CASHIER_PIN);
        assertThat(model.windowProperty().get()).isEqualTo(Window.NONE);
        assertThat(model.screens().prompt().isOpen()).isFalse();
        assertThat(till.session().cart()).isPresent();
    }

    @Test
    void aQuestionStaysWhenTheConnectionIsLostMeanwhile() {
        model.press(104, "");
        till.cut();
        assertThat(model.windowProperty().get()).isEqualTo(Window.PROMPT);
        assertThat(model.screens().prompt().isOpen()).isTrue();
    }

    @Test
    void theQuestionBeforeVoidingGoesWithItsSale() {
        model.press(500, "");
        assertThat(model.askedProperty().get()).isPresent();
        till.submit(new VoidTransaction());
        assertThat(model.askedProperty().get()).isEmpty();
    }

    private Toast.Tone toneShown() {
        return model.toastProperty().get().orElseThrow().tone();
    }
}
