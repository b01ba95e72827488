package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evertill.app.component.ActionGrid.Badge;
import org.evertill.app.component.Toast;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.screen.connection.Vital;
import org.evertill.app.screen.home.HomeFace;
import org.evertill.app.screen.home.HomeTile;
import org.evertill.app.text.Language;
import org.evertill.commerce.operation.OperationCatalog;
import org.evertill.commerce.operation.OperationOutcome;
import org.junit.jupiter.api.Test;

/** The home screen's behaviour without a toolkit, on the register's real rules. */
class HomeScreenTest {

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH).signedOn();
    private final RegisterViewModel model = till.model;

    @Test
    void somebodyWhoSignsOnIsGreetedThere() {
        assertThat(place()).isEqualTo(Place.HOME);
        assertThat(home().greeting()).isEqualTo("Good afternoon, Maya");
        assertThat(home().sold()).isEqualTo("–");
    }

    @Test
    void whatIsScannedThereStartsASale() {
        model.scanned("20117");
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(till.session().cart().orElseThrow().lines()).hasSize(1);
    }

    @Test
    void whatIsNotFoundIsSaidOnTheSale() {
        model.scanned("4006381333931");
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(model.toastProperty().get().orElseThrow().tone()).isEqualTo(Toast.Tone.ERROR);
    }

    @Test
    void everyTileLeadsToSomethingThatExists() {
        assertThat(home().tiles()).extracting(HomeFace.Tile::leadsTo).containsExactly(HomeTile.values());
        assertThat(HomeTile.values()).allSatisfy(tile -> tile.operation().ifPresent(number ->
                assertThat(OperationCatalog.has(number)).isTrue()));
        assertThat(home().tiles()).extracting(HomeFace.Tile::badge).containsOnly(Badge.NONE);
    }

    @Test
    void theSaleGoesHomeOnlyWhileNothingIsSold() {
        model.backToSale();
        assertThat(place()).isEqualTo(Place.SALE);
        model.goHome();
        assertThat(place()).isEqualTo(Place.HOME);
        model.screens().sale().enter("20117");
        model.goHome();
        assertThat(place()).isEqualTo(Place.SALE);
        model.openPayment("");
        model.goHome();
        assertThat(place()).isEqualTo(Place.PAYMENT);
    }

    @Test
    void tellsWhatWasSoldTodayWheneverSomebodyComesBack() {
        sell("20117");
        sell("12030");
        assertThat(place()).isEqualTo(Place.COMPLETE);
        model.backToSale();
        model.goHome();
        assertThat(home().sold()).isEqualTo("$12.04");
        assertThat(home().sales()).isEqualTo("2 sales");
    }

    @Test
    void tellsHowTheRegisterIs() {
        assertThat(home().vitals()).extracting(Vital::value).containsExactly("Ready", "1 min ago", "0", "38 ms");
        till.cut();
        model.show(new SampleRegister(Language.ENGLISH).figures().of(false));
        assertThat(home().vitals()).extracting(Vital::value)
                .containsExactly("Ready", "1 min ago", "2 sales", "No answer");
        assertThat(home().vitals()).extracting(Vital::tone).containsExactly(Vital.Tone.GOOD, Vital.Tone.GOOD,
                Vital.Tone.WAITING, Vital.Tone.BAD);
    }

    @Test
    void aPriceIsCheckedWithoutLeavingAndAddingItStartsASale() {
        model.press(101, "");
        assertThat(model.windowProperty().get()).isEqualTo(Window.PROMPT);
        model.scanned("20117");
        assertThat(place()).isEqualTo(Place.HOME);
        model.toastProperty().get().orElseThrow().does().run();
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(till.session().cart()).isPresent();
    }

    @Test
    void aSearchOpensBesideTheSale() {
        model.press(108, "");
        assertThat(List.of(place(), model.windowProperty().get())).containsExactly(Place.SALE, Window.SEARCH);
    }

    @Test
    void aRegisterThatStoppedInMidSaleGoesOnWithTheSale() {
        model.scanned("20117");
        TillUnderTest again = new TillUnderTest(Language.ENGLISH);
        again.submit(session ->
                OperationOutcome.Applied.of(session.withCart(till.session().cart().orElseThrow())));
        again.signedOn();
        assertThat(again.model.placeProperty().get()).isEqualTo(Place.SALE);
    }

    private void sell(String code) {
        model.scanned(code);
        model.screens().sale().payExact();
    }

    private Place place() {
        return model.placeProperty().get();
    }

    private HomeFace home() {
        return model.screens().home().faceProperty().get().orElseThrow();
    }
}
