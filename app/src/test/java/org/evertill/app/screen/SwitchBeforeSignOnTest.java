package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.screen.connection.ConnectionFace;
import org.evertill.app.text.Language;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.operation.ConnectionSteps;
import org.junit.jupiter.api.Test;

/** 917 on the sign-on screen. */
class SwitchBeforeSignOnTest {

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH);
    private final RegisterViewModel model = till.model;

    @Test
    void isOfferedOnlyWhereTheProfileAllowsIt() {
        assertThat(face().switches()).isFalse();
        allow();
        assertThat(face().switches()).isTrue();
        assertThat(face().switchText()).isEqualTo("Disconnect");
        till.signedOn();
        till.submit(ConnectionSteps.profile(OfflineProfile.PUBLISHED_DEFAULTS));
        assertThat(face().switches()).as("somebody is signed on").isTrue();
    }

    @Test
    void asksWhoItIsThenSwitchesAndLeavesTheSignOnScreenWhereItIs() {
        allow();
        model.press(917, "");
        assertThat(model.windowProperty().get()).isEqualTo(Window.PROMPT);
        model.screens().prompt().authorize(TillUnderTest.MANAGER, "0000");
        assertThat(model.windowProperty().get()).isEqualTo(Window.PROMPT);
        assertThat(model.screens().prompt().faceProperty().get().orElseThrow().refusal())
                .isEqualTo("That PIN is not right. Try again.");
        model.screens().prompt().authorize(TillUnderTest.MANAGER, TillUnderTest.MANAGER_PIN);
        assertThat(till.session().connection().state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(till.session().connection().switchedBy()).isEqualTo(TillUnderTest.MANAGER);
        assertThat(till.session().worker()).isEmpty();
        assertThat(model.placeProperty().get()).isEqualTo(Place.SIGN_ON);
        assertThat(face().switchText()).isEqualTo("Connect");
        assertThat(face().story()).startsWith("Disconnected by Dana Chen at 2:32 PM");
    }

    private void allow() {
        till.submit(ConnectionSteps.profile(OfflineProfile.PUBLISHED_DEFAULTS
                .with(OfflineProfileField.MANUAL_SWITCH_BEFORE_SIGN_ON, true)));
    }

    private ConnectionFace face() {
        return model.screens().connection().faceProperty().get().orElseThrow();
    }
}
