package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evertill.app.component.TileGrid.Tile;
import org.evertill.app.screen.sale.SaleFace;
import org.evertill.app.text.Language;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.operation.RegisterSteps;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.store.StoreFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data of another version comes into use while a sale runs. */
class FreshTilesTest {

    private static final String SOLD = "81003";

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH);

    @BeforeEach
    void beginASale() {
        till.signedOn();
        till.model.screens().sale().sell(SOLD);
    }

    @Test
    void theFavouritesSayTheNewPricesAndTheRunningSaleDoesNotChange() {
        SaleFace before = face();
        till.submit(RegisterSteps.described(dearer()));
        assertThat(face().tiles()).hasSameSizeAs(before.tiles()).extracting(Tile::price).containsOnly("$99.00");
        assertThat(face().rows()).isEqualTo(before.rows());
        assertThat(face().total()).isEqualTo(before.total());
        assertThat(face().selected()).isEqualTo(before.selected());
    }

    @Test
    void theShelfThatIsLookedAtStaysAndIsFetchedAnew() {
        till.model.screens().sale().choose("bakery");
        SaleFace before = face();
        assertThat(before.tiles()).isNotEmpty();
        int asked = searches();
        till.submit(RegisterSteps.described(dearer()));
        assertThat(searches()).isEqualTo(asked + 1);
        assertThat(face().chosenChip()).isEqualTo("bakery");
        assertThat(face().tiles()).isEqualTo(before.tiles());
    }

    @Test
    void whatWasSoldAtTheOldPriceIsNotOfferedAtItAgain() {
        assertThat(face().recent()).extracting(Tile::productNumber).containsExactly(SOLD);
        till.submit(RegisterSteps.described(dearer()));
        assertThat(face().recent()).isEmpty();
    }

    private int searches() {
        return (int) till.inquired.stream().filter(Question.ProductSearch.class::isInstance).count();
    }

    private StoreFacts dearer() {
        StoreFacts now = till.session().storeFacts().orElseThrow();
        long next = now.dataVersion() + 1;
        List<ItemFacts> favourites = now.favourites().stream().map(item -> new ItemFacts(item.product(),
                item.barcode(), UnitPrice.of("99.00", now.store().currency()), item.taxGroup(), next)).toList();
        return new StoreFacts(now.store(), now.denominations(), now.categories(), now.reasonCodes(), favourites, next);
    }

    private SaleFace face() {
        return till.model.screens().sale().faceProperty().get().orElseThrow();
    }
}
