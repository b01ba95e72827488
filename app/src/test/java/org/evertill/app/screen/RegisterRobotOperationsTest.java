package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.evertill.app.component.ReceiptRow;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.money.Quantity;
import org.junit.jupiter.api.Test;

/** Operations, payment, windows and the lock, by robot keys and clicks on the real screens. */
class RegisterRobotOperationsTest extends RegisterRobot {

    @Test
    void scrollsToTheNewestLineOfALongSale() {
        signOn();
        for (int i = 0; i < 12; i++) {
            scanned("20117");
        }
        ListView<ReceiptRow> receipt = robot.lookup("#receipt").query();
        waitUntil(() -> receipt.lookupAll(".receipt-cell:selected").stream().anyMatch(Node::isVisible));
        Bounds newest = FxToolkit.onFx(() -> receipt.lookup(".receipt-cell:selected")
                .localToScene(receipt.lookup(".receipt-cell:selected").getLayoutBounds()));
        Bounds whole = FxToolkit.onFx(() -> receipt.localToScene(receipt.getLayoutBounds()));
        assertThat(newest.getMaxY()).isLessThanOrEqualTo(whole.getMaxY() + 1);
        assertThat(rows()).hasSize(12);
    }

    @Test
    void sellsThreeByQuantityKey() {
        signOn();
        robot.write("3").type(KeyCode.F4);
        scanned("20117");
        assertThat(till.session().cart().orElseThrow().lines().getFirst().quantity()).isEqualTo(Quantity.of(3));
        robot.write("+").write("-").write("-");
        assertThat(till.session().cart().orElseThrow().lines().getFirst().quantity()).isEqualTo(Quantity.of(2));
    }

    @Test
    void voidsTheSelectedLineByKeyAndTakesItBackByTheToast() {
        signOn();
        scanned("20117");
        scanned("12030");
        robot.type(KeyCode.UP).type(KeyCode.DELETE);
        assertThat(rows().getFirst().kind()).isEqualTo(ReceiptRow.Kind.VOIDED);
        robot.clickOn("#toast-action");
        assertThat(rows().getFirst().kind()).isEqualTo(ReceiptRow.Kind.SOLD);
    }

    @Test
    void takesExactCashByKeyAndGoesOnByEnter() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F12);
        assertThat(place()).isEqualTo(Place.COMPLETE);
        robot.type(KeyCode.ENTER);
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void beginsTheNextSaleByAScanAndLeavesNothingInTheField() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F12);
        scanned("20117");
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(rows()).hasSize(1);
        assertThat(scan().getText()).isEmpty();
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void takesATypedAmountAndShowsTheChange() {
        signOn();
        scanned("20117");
        robot.clickOn("#tender-cash").write("20").type(KeyCode.ENTER);
        assertThat(place()).isEqualTo(Place.COMPLETE);
        assertThat(text("#change")).isEqualTo("$12.75");
    }

    @Test
    void searchesByNameAndAddsByEnter() {
        signOn();
        robot.type(KeyCode.F2).write("milk").type(KeyCode.ENTER);
        assertThat(rows()).extracting(ReceiptRow::name).containsExactly("Whole milk, 1 gal");
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.NONE);
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void asksAManagerForAPriceAndTakesItByKeys() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F5).write("000124").type(KeyCode.TAB).write("1240").type(KeyCode.ENTER);
        robot.write("6.5").type(KeyCode.ENTER).clickOn("#choice-damaged");
        assertThat(text("#total")).isEqualTo("$6.50");
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void aStaffNumberTypedAsFastAsAScannerIsANumberAndAPinIsAPin() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F5);
        scanned("000124");
        assertThat(till.model.toastProperty().get()).isEmpty();
        assertThat(typedIn("#prompt-number")).isEqualTo("000124");
        scanned("1240");
        robot.write("6.5").type(KeyCode.ENTER);
        waitUntil(() -> robot.lookup("#choice-damaged").tryQuery().isPresent());
        robot.clickOn("#choice-damaged");
        assertThat(rows()).extracting(ReceiptRow::amount).containsExactly("$6.50");
    }

    @Test
    void aBadgeEndedByTabTakesThePlaceOfAHalfTypedNumber() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F5).write("77");
        scannedWithTab("000124");
        assertThat(typedIn("#prompt-number")).isEqualTo("000124");
        robot.write("1240").type(KeyCode.ENTER);
        assertThat(robot.lookup("#prompt-input").tryQuery()).isPresent();
    }

    @Test
    void aDigitTypedDuringAQuestionGoesNowhere() {
        signOn();
        robot.write("80995").type(KeyCode.F4);
        scanned("20117");
        robot.write("12030").type(KeyCode.ENTER);
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.PROMPT);
        robot.type(KeyCode.ESCAPE);
        assertThat(rows()).isEmpty();
        assertThat(scan().getText()).isEmpty();
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void answersAQuestionByTabAndEnterAndWritesTheWholeQuantity() {
        signOn();
        robot.write("80995").type(KeyCode.F4);
        scanned("20117");
        robot.type(KeyCode.TAB).type(KeyCode.TAB).type(KeyCode.ENTER);
        waitUntil(() -> written("#receipt .quantity .text").contains("80,995"));
        assertThat(written("#receipt .amount .text")).contains("$587,213.75");
    }

    @Test
    void keepsTheSaleOnEscapeAndVoidsItOnAClick() {
        signOn();
        scanned("20117");
        robot.push(KeyCode.CONTROL, KeyCode.BACK_SPACE).type(KeyCode.ESCAPE);
        assertThat(till.session().cart()).isPresent();
        robot.push(KeyCode.CONTROL, KeyCode.BACK_SPACE).clickOn("#dialog-destroy");
        assertThat(till.session().cart()).isEmpty();
    }

    @Test
    void opensTheConnectionStatusAndSwitchesThere() {
        signOn();
        robot.push(KeyCode.CONTROL, KeyCode.I).clickOn("#status-switch");
        assertThat(till.session().connection().state()).isEqualTo(ConnectionState.DISCONNECTED);
        robot.type(KeyCode.ESCAPE);
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.NONE);
        assertThat(robot.lookup("#action-917").query().getAccessibleText()).isEqualTo("Connect");
    }

    @Test
    void locksAndUnlocksByKeys() {
        signOn();
        scanned("20117");
        robot.push(KeyCode.CONTROL, KeyCode.L);
        assertThat(till.model.lockedByProperty().get()).isPresent();
        robot.write("1600").type(KeyCode.ENTER);
        assertThat(till.model.lockedByProperty().get()).isEmpty();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aScanDuringAQuestionIsRefusedInWordsAndTheQuestionStays() {
        signOn();
        robot.write("80995").type(KeyCode.F4);
        scanned("20117");
        scanned("12030");
        assertThat(rows()).isEmpty();
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.PROMPT);
        assertThat(till.model.toastProperty().get().orElseThrow().text()).contains("12030");
    }
}
