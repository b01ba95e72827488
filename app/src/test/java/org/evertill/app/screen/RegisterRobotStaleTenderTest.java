package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.evertill.app.component.Toast;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.payment.PaymentFace;
import org.evertill.commerce.cart.Owed;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.operation.PayCash;
import org.evertill.commerce.operation.PayCashQuick;
import org.evertill.commerce.operation.SessionStep;
import org.junit.jupiter.api.Test;

/** A payment pressed before the last scan was shown: what is read then, and what the next key does. */
class RegisterRobotStaleTenderTest extends RegisterRobot {

    private static final String REFUSED =
            "The amount is $12.04 now. This payment was not counted: check it, then pay again.";

    @Test
    void exactPressedTooEarlyIsOfferedAgainWithTheNewBalanceAndTheFocusWhereItWas() {
        signOn();
        robot.write("20117").type(KeyCode.ENTER);
        refuse(new PayCashQuick(Optional.of(beforeTheLastScan())));
        assertThat(toast().map(Toast::text)).contains(REFUSED);
        assertThat(scan().isFocused()).isTrue();
        assertThat(written("#tender-exact .text")).contains("$12.04");
        robot.type(KeyCode.F12);
        assertThat(place()).isEqualTo(Place.COMPLETE);
        assertThat(toast()).isEmpty();
    }

    @Test
    void anAmountTypedTooEarlyStaysBesideTheNewBalance() {
        signOn();
        robot.write("20117").type(KeyCode.ENTER);
        FxToolkit.onFx(() -> {
            till.model.openPayment("");
            return null;
        });
        robot.write("20");
        Owed seen = beforeTheLastScan();
        refuse(new PayCash(Money.of("20", seen.balance().currency()), Optional.of(seen)));
        assertThat(toast().map(Toast::text)).contains(REFUSED);
        assertThat(place()).isEqualTo(Place.PAYMENT);
        PaymentFace face = FxToolkit.onFx(() -> till.model.screens().payment().faceProperty().get().orElseThrow());
        assertThat(face.balance()).isEqualTo("$12.04");
        assertThat(face.take()).isEqualTo("Take cash $20.00");
        assertThat(face.consequence()).isEqualTo("Change due $7.96");
        robot.type(KeyCode.ENTER);
        assertThat(place()).isEqualTo(Place.COMPLETE);
        assertThat(toast()).isEmpty();
    }

    /** What was owed when the cashier looked; one more item has come since. */
    private Owed beforeTheLastScan() {
        return FxToolkit.onFx(() -> {
            Owed seen = till.session().owed().orElseThrow();
            till.model.screens().sale().enter("12030");
            return seen;
        });
    }

    private void refuse(SessionStep payment) {
        FxToolkit.onFx(() -> {
            till.submit(payment);
            return null;
        });
    }

    private Optional<Toast> toast() {
        return FxToolkit.onFx(() -> till.model.toastProperty().get());
    }
}
