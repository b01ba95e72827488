package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.evertill.app.sound.Sound;
import org.evertill.app.text.Language;
import org.evertill.commerce.operation.ConnectionSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which sound goes with what happens, on the register's real rules and a speaker that writes down. */
class HeardTest {

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH);
    private final RegisterViewModel model = till.model;
    private final List<Sound> heard = new ArrayList<>();

    @BeforeEach
    void listen() {
        model.screens().sounds().playOn(heard::add);
        till.signedOn();
        assertThat(heard).as("signing on is silent").isEmpty();
    }

    @Test
    void aTickForEveryLineThatIsRungUp() {
        model.scanned("20117");
        model.screens().sale().enter("12030");
        model.screens().sale().changeQuantity(1);
        model.press(102, "");
        assertThat(heard).containsExactly(Sound.ADDED, Sound.ADDED);
    }

    @Test
    void lowTonesForWhatWasNotAdded() {
        model.scanned("4006381333931");
        assertThat(heard).containsExactly(Sound.NOT_ADDED);
    }

    @Test
    void lowTonesForAScanDuringAQuestion() {
        model.screens().sale().enter("20117");
        model.screens().sale().quantity("");
        heard.clear();
        model.scanned("12030");
        assertThat(heard).containsExactly(Sound.NOT_ADDED);
    }

    @Test
    void nothingForAWrongPin() {
        model.press(703, "");
        model.screens().signOn().unlock("9999");
        assertThat(heard).isEmpty();
    }

    @Test
    void risingNotesWhenTheSaleIsPaidAndNoneWhenItIsVoided() {
        model.screens().sale().enter("20117");
        model.screens().sale().payExact();
        assertThat(heard).containsExactly(Sound.ADDED, Sound.PAID);
        model.screens().sale().enter("20117");
        model.press(500, "");
        model.answerVoid(true);
        assertThat(heard).containsExactly(Sound.ADDED, Sound.PAID, Sound.ADDED);
    }

    @Test
    void softNotesWhenTheLineIsLostAndReversedWhenItIsBack() {
        till.cut();
        assertThat(heard).containsExactly(Sound.OFFLINE);
        till.submit(ConnectionSteps.attemptAnswered());
        assertThat(heard).containsExactly(Sound.OFFLINE);
        model.press(917, "");
        till.submit(ConnectionSteps.attemptAnswered());
        assertThat(till.session().connection().isOnline()).isTrue();
        assertThat(heard).containsExactly(Sound.OFFLINE, Sound.ONLINE);
    }

    @Test
    void nothingWhenAPersonTakesTheRegisterOffTheLine() {
        model.press(917, "");
        assertThat(heard).isEmpty();
    }

    @Test
    void nothingAtAllWhileItIsMuted() {
        model.screens().sounds().mute(true);
        model.screens().sale().enter("20117");
        model.screens().sale().payExact();
        assertThat(heard).isEmpty();
        model.screens().sounds().mute(false);
        model.scanned("12030");
        assertThat(heard).containsExactly(Sound.ADDED);
    }
}
