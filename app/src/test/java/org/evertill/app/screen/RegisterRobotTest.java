package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.evertill.app.component.ReceiptRow;
import org.evertill.app.screen.ScreenFlow.Place;
import org.junit.jupiter.api.Test;

/** Signing on, scanning and the switch, by robot keys and clicks on the real screens. */
class RegisterRobotTest extends RegisterRobot {

    @Test
    void signsOnByATappedNameAndThePinPad() {
        robot.clickOn("#person-000160");
        List.of("1", "6", "0", "0").forEach(digit -> robot.clickOn(".sign-on #pin-" + digit));
        robot.clickOn("#sign-on-button");
        assertThat(place()).isEqualTo(Place.HOME);
    }

    @Test
    void signsOnByKeysAlone() {
        robot.write("000160").type(KeyCode.TAB).write("1600").type(KeyCode.ENTER);
        assertThat(place()).isEqualTo(Place.HOME);
    }

    @Test
    void aPinTypedAsFastAsAScannerIsStillAPin() {
        robot.write("000160").type(KeyCode.TAB);
        scanned("1600");
        assertThat(place()).isEqualTo(Place.HOME);
    }

    @Test
    void aBadgeAtSignOnTakesThePlaceOfTheNumberAndLeadsToThePin() {
        robot.write("0001");
        scanned("000160");
        robot.write("1600").type(KeyCode.ENTER);
        assertThat(place()).isEqualTo(Place.HOME);
        assertThat(till.session().worker().orElseThrow().number()).isEqualTo("000160");
    }

    @Test
    void sellsWhatIsTypedAndKeepsTheFocus() {
        signOn();
        robot.write("20117").type(KeyCode.ENTER);
        assertThat(rows()).extracting(ReceiptRow::name).containsExactly("Country sourdough loaf");
        assertThat(scan().isFocused()).isTrue();
        assertThat(scan().getText()).isEmpty();
    }

    @Test
    void sellsByTheNumberPadAndTiles() {
        signOn();
        List.of("2", "0", "1", "1", "7").forEach(key -> robot.clickOn("#scan-pad #pad-" + key));
        robot.clickOn("#scan-pad #pad-enter").clickOn("#tile-20121");
        assertThat(rows()).extracting(ReceiptRow::name).containsExactly("Country sourdough loaf", "Butter croissant");
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void keepsHalfTypedDigitsWhenAScanComesBetween() {
        signOn();
        robot.write("12");
        scanned("20117");
        assertThat(rows()).extracting(ReceiptRow::name).containsExactly("Country sourdough loaf");
        assertThat(scan().getText()).isEqualTo("12");
        robot.write("030").type(KeyCode.ENTER);
        assertThat(rows()).hasSize(2);
    }

    @Test
    void sellsAScanWhereverTheFocusIs() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F2);
        scanned("12030");
        robot.type(KeyCode.ESCAPE).clickOn("#tender-cash");
        assertThat(place()).isEqualTo(Place.PAYMENT);
        scanned("31442");
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(rows()).hasSize(3);
    }

    @Test
    void goesOfflineWithoutMovingAnythingOrTakingTheFocusOrATypedDigit() {
        signOn();
        scanned("20117");
        robot.write("12");
        List<Bounds> before = places();
        FxToolkit.onFx(() -> {
            till.cut();
            return null;
        });
        assertThat(places()).isEqualTo(before);
        assertThat(scan().getText()).isEqualTo("12");
        assertThat(scan().isFocused()).isTrue();
        assertThat(robot.lookup("#toast").query().isVisible()).isTrue();
        robot.write("030").type(KeyCode.ENTER);
        assertThat(rows()).hasSize(2);
    }
}
