package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.evertill.app.component.ConnectionLook;
import org.evertill.app.screen.connection.ConnectionFace;
import org.evertill.app.screen.connection.ConnectionFace.Note;
import org.evertill.app.text.Language;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.operation.ConnectionSteps;
import org.junit.jupiter.api.Test;

/** What a register says on which nobody sells, when its looks for packages meet no scale unit, or are paused. */
class FailedLookScreenTest {

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH);
    private final RegisterViewModel model = till.model;
    private final SampleFigures figures = new SampleRegister(Language.ENGLISH).figures();

    @Test
    void aFailedLookTakesBackWhatWasSaidOfTheScaleUnitAndOfSynchronising() {
        till.signedOn();
        model.show(figures.of(true));
        assertThat(face().healthy()).isTrue();
        model.show(figures.withoutScaleUnit());
        assertThat(face().look()).as("no question of a sale has failed").isEqualTo(ConnectionLook.ONLINE);
        assertThat(face().healthy()).isFalse();
        assertThat(face().health()).matches("Last look .+ failed");
        assertThat(face().detail()).startsWith("Not synced since ");
        assertThat(face().notes().getFirst().text()).isEqualTo("Something other than the store server answered.");
        assertThat(face().notes().getFirst().aside()).startsWith("Since ");
    }

    @Test
    void theReasonOfTheNewestRowThatFailedIsOpen() {
        till.signedOn();
        model.show(figures.withoutScaleUnit());
        assertThat(face().rows()).filteredOn(ConnectionFace.Row::open).singleElement()
                .satisfies(row -> assertThat(row.why())
                        .startsWith("Something other than the store server answered."));
    }

    @Test
    void theNextLookThatGoesWellTakesItBack() {
        till.signedOn();
        model.show(figures.withoutScaleUnit());
        model.show(figures.of(true));
        assertThat(face().healthy()).isTrue();
        assertThat(face().health()).isEqualTo("38 ms");
        assertThat(face().detail()).startsWith("Synced ");
    }

    @Test
    void packagesThatArePausedByTheProfileAreNotUpToDate() {
        till.submit(ConnectionSteps.profile(OfflineProfile.PUBLISHED_DEFAULTS.with(
                OfflineProfileField.PAUSE_OFFLINE_SYNCHRONIZATION, true)));
        assertThat(face().detail()).isEqualTo("Syncing paused");
        assertThat(face().figures().get(1).value()).isEqualTo("Syncing paused");
        assertThat(face().notes()).extracting(Note::text).anySatisfy(text ->
                assertThat(text).startsWith("Offline profile “default” pauses syncing"));
    }

    private ConnectionFace face() {
        return model.screens().connection().faceProperty().get().orElseThrow();
    }
}
