package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.evertill.app.component.Toast;
import org.evertill.app.screen.ScreenFlow.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is scanned while a manager is asked for. */
class RegisterRobotBadgeTest extends RegisterRobot {

    @BeforeEach
    void askForAManager() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F5);
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.PROMPT);
    }

    @Test
    void aProductIsNotTakenForABadgeWithoutAWord() {
        scanned("12030");
        Toast toast = till.model.toastProperty().get().orElseThrow();
        assertThat(toast.text()).isEqualTo("12030 is no staff number here.");
        assertThat(rows()).hasSize(1);
        assertThat(robot.lookup("#prompt-number").query().isFocused()).isTrue();
    }

    @Test
    void theManagersBadgeTakesItsPlaceAndLeadsToThePin() {
        scanned("12030");
        scanned(TillUnderTest.MANAGER);
        assertThat(typedIn("#prompt-number")).isEqualTo(TillUnderTest.MANAGER);
        robot.write(TillUnderTest.MANAGER_PIN).type(KeyCode.ENTER);
        waitUntil(() -> robot.lookup("#prompt-input").tryQuery().isPresent());
    }
}
