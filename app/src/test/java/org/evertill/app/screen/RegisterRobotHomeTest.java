package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.evertill.app.component.ReceiptRow;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The home screen, by robot keys and clicks. */
class RegisterRobotHomeTest extends RegisterRobot {

    @BeforeEach
    void goHome() {
        FxToolkit.onFx(till::signedOn);
        assertThat(place()).isEqualTo(Place.HOME);
    }

    @Test
    void aScanIsTheFirstLineOfASaleAndNothingOfItStaysInTheField() {
        scanned("20117");
        assertThat(rows()).extracting(ReceiptRow::name).containsExactly("Country sourdough loaf");
        assertThat(scan().getText()).isEmpty();
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void whatIsTypedIsTypedIntoTheSale() {
        robot.write("20117").type(KeyCode.ENTER);
        assertThat(rows()).extracting(ReceiptRow::name).containsExactly("Country sourdough loaf");
    }

    @Test
    void scannedGoodsAreSoldForCashWithOneTap() {
        scanned("20117");
        robot.clickOn("#tender-exact");
        assertThat(place()).isEqualTo(Place.COMPLETE);
    }

    @Test
    void f1AndTheTileAndEnterBeginASaleAndEscAndTheMarkGoBack() {
        robot.type(KeyCode.F1);
        assertThat(place()).isEqualTo(Place.SALE);
        robot.write("12").type(KeyCode.ESCAPE);
        assertThat(place()).as("there was something to clear").isEqualTo(Place.SALE);
        robot.type(KeyCode.ESCAPE);
        assertThat(place()).isEqualTo(Place.HOME);
        robot.clickOn("#home-new-sale").clickOn("#header-home");
        assertThat(place()).isEqualTo(Place.HOME);
        robot.type(KeyCode.ENTER);
        assertThat(place()).isEqualTo(Place.SALE);
    }

    @Test
    void escAndTheMarkLeaveARunningSaleWhereItIs() {
        scanned("20117");
        robot.type(KeyCode.ESCAPE).clickOn("#header-home");
        assertThat(place()).isEqualTo(Place.SALE);
    }

    @Test
    void aReturnIsAwaitedOnTheSale() {
        robot.clickOn("#home-return");
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(robot.lookup("#return-tag").query().isVisible()).isTrue();
    }

    @Test
    void tilesAndKeysOpenWhatTheySay() {
        robot.clickOn("#home-status");
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.CONNECTION);
        robot.type(KeyCode.ESCAPE).type(KeyCode.F7);
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.PROMPT);
        robot.type(KeyCode.ESCAPE).clickOn("#home-search");
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.SEARCH);
        robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE).clickOn("#home-lock");
        assertThat(till.model.lockedByProperty().get()).contains("Maya Ortiz");
    }

    @Test
    void signsOff() {
        robot.clickOn("#home-sign-off");
        assertThat(place()).isEqualTo(Place.SIGN_ON);
    }
}
