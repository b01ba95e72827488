package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.junit.jupiter.api.Test;

/** What happens while nobody touches the register, on the real screens. */
class RegisterRobotIdleTest extends RegisterRobot {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void locksAfterFiveMinutesAndKeepsTheSale() {
        signOn();
        scanned("20117");
        robot.write("12");
        idle(FIVE_MINUTES);
        waitUntil(() -> till.model.lockedByProperty().get().isPresent());
        robot.write("1600").type(KeyCode.ENTER);
        assertThat(till.model.lockedByProperty().get()).isEmpty();
        assertThat(rows()).hasSize(1);
        assertThat(scan().isFocused()).isTrue();
        assertThat(scan().getText()).isEqualTo("12");
    }

    @Test
    void locksAQuestionAwayWithEverythingTypedIntoIt() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F5).write("000124").type(KeyCode.TAB).write("12");
        idle(FIVE_MINUTES);
        waitUntil(() -> till.model.lockedByProperty().get().isPresent());
        robot.write("1600").type(KeyCode.ENTER);
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.NONE);
        robot.type(KeyCode.F5);
        assertThat(typedIn("#prompt-number")).isEmpty();
        assertThat(typedIn("#prompt-pin")).isEmpty();
    }

    @Test
    void theSignOnScreenIsNeverLocked() {
        idle(FIVE_MINUTES);
        idle(TEN_SECONDS);
        robot.write("000160").type(KeyCode.TAB).write("1600").type(KeyCode.ENTER);
        assertThat(place()).isEqualTo(Place.HOME);
        assertThat(till.model.lockedByProperty().get()).isEmpty();
    }

    @Test
    void aButtonReachedByTabIsLeftAfterTenSeconds() {
        signOn();
        robot.write("80995").type(KeyCode.F4);
        scanned("20117");
        robot.type(KeyCode.TAB).type(KeyCode.TAB);
        Node yes = robot.lookup("#prompt-yes").query();
        assertThat(yes.isFocused()).isTrue();
        idle(TEN_SECONDS);
        waitUntil(() -> !yes.isFocused());
        robot.type(KeyCode.ENTER);
        assertThat(rows()).isEmpty();
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.PROMPT);
    }

    @Test
    void aHalfTypedPinKeepsTheFocusHoweverLongItTakes() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F5).write("000124").type(KeyCode.TAB).write("12");
        idle(TEN_SECONDS);
        robot.write("40").type(KeyCode.ENTER);
        waitUntil(() -> robot.lookup("#prompt-input").tryQuery().isPresent());
    }
}
