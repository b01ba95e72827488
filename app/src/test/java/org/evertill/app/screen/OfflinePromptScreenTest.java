package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.evertill.app.component.ConnectionLook;
import org.evertill.app.component.Toast;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.screen.connection.ConnectionFace;
import org.evertill.app.screen.prompt.PromptFace;
import org.evertill.app.text.Language;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.SellProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cashier sees where the profile wants them asked before the register goes offline. */
class OfflinePromptScreenTest {

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH).signedOn();
    private final RegisterViewModel model = till.model;

    @Test
    void asksInOneWindowWithTheReasonAndClosesItWithTheAnswer() {
        ask();
        PromptFace face = model.screens().prompt().faceProperty().get().orElseThrow();
        assertThat(model.windowProperty().get()).isEqualTo(Window.PROMPT);
        assertThat(face.title()).isEqualTo("Go on offline?");
        assertThat(face.how()).startsWith("Why: no answer from the store server within 2.0 s at 2:32 PM. The sale is");
        assertThat(face.yes()).isEqualTo("Go offline");
        assertThat(connection().look()).isEqualTo(ConnectionLook.UNAVAILABLE);
        assertThat(connection().title()).isEqualTo("Store server silent");
        assertThat(connection().detail()).isEqualTo("Waiting for your answer");
        model.screens().prompt().give("");
        assertThat(till.session().connection().state()).isEqualTo(ConnectionState.OFFLINE);
        assertThat(till.session().connection().switchedBy()).isEqualTo(TillUnderTest.CASHIER);
        assertThat(model.windowProperty().get()).isEqualTo(Window.NONE);
        assertThat(model.toastProperty().get().orElseThrow().tone()).isEqualTo(Toast.Tone.OFFLINE);
    }

    @Test
    void escapeStaysOnlineAndSaysSo() {
        ask();
        model.closeWindow();
        assertThat(till.session().connection().isOnline()).isTrue();
        assertThat(model.windowProperty().get()).isEqualTo(Window.NONE);
        assertThat(connection().detail()).isEqualTo("Going offline was declined");
        assertThat(connection().story()).startsWith("Still online: going offline was declined at 2:32 PM;");
    }

    @Test
    void aScanMeanwhileIsTakenAndWaits() {
        ask();
        int before = till.submitted.size();
        model.scanned("20117");
        assertThat(till.submitted).hasSize(before + 1);
        assertThat(model.windowProperty().get()).isEqualTo(Window.PROMPT);
        assertThat(model.toastProperty().get().orElseThrow().text())
                .isEqualTo("20117 waits for your answer.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasAskedBeforeIsAskedAgainAfterwards(boolean goes) {
        model.scanned("20117");
        model.screens().sale().quantity("");
        PromptFace before = model.screens().prompt().faceProperty().get().orElseThrow();
        ask();
        assertThat(model.screens().prompt().faceProperty().get().orElseThrow().title()).isEqualTo("Go on offline?");
        if (goes) {
            model.screens().prompt().give("");
        } else {
            model.closeWindow();
        }
        assertThat(till.session().connection().isOnline()).isEqualTo(!goes);
        assertThat(model.windowProperty().get()).isEqualTo(Window.PROMPT);
        assertThat(model.screens().prompt().faceProperty().get()).contains(before);
        model.closeWindow();
        assertThat(model.windowProperty().get()).isEqualTo(Window.NONE);
        assertThat(model.screens().prompt().isOpen()).isFalse();
    }

    @Test
    void aScanDoesNotAnswerForTheCashierWhatLiesUnderTheQuestion() {
        model.press(101, "");
        ask();
        int before = till.submitted.size();
        model.scanned("20117");
        assertThat(till.submitted.subList(before, till.submitted.size())).singleElement()
                .isInstanceOf(SellProduct.class);
        assertThat(till.session().connection().asks()).isTrue();
        assertThat(model.windowProperty().get()).isEqualTo(Window.PROMPT);
    }

    @Test
    void nothingElseOpensOverTheQuestion() {
        ask();
        model.openSearch("coffee");
        model.openStatus();
        assertThat(model.windowProperty().get()).isEqualTo(Window.PROMPT);
    }

    @Test
    void asSoonAsTheStoreServerAnswersNobodyIsAsked() {
        ask();
        till.later(Duration.ofSeconds(3));
        till.submit(ConnectionSteps.questionAnswered());
        assertThat(model.windowProperty().get()).isEqualTo(Window.NONE);
        assertThat(model.screens().prompt().isOpen()).isFalse();
        assertThat(connection().look()).isEqualTo(ConnectionLook.ONLINE);
    }

    private void ask() {
        till.submit(ConnectionSteps.profile(OfflineProfile.PUBLISHED_DEFAULTS
                .with(OfflineProfileField.PROMPT_ON_SEAMLESS_OFFLINE, true)));
        till.cut();
    }

    private ConnectionFace connection() {
        return model.screens().connection().faceProperty().get().orElseThrow();
    }
}
