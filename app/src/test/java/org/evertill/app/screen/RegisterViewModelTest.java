package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.evertill.app.component.ActionGrid;
import org.evertill.app.component.CashOffer;
import org.evertill.app.component.ConnectionLook;
import org.evertill.app.component.ReceiptRow;
import org.evertill.app.component.Toast;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.screen.connection.ConnectionFace;
import org.evertill.app.screen.payment.PaymentFace;
import org.evertill.app.screen.prompt.PromptFace;
import org.evertill.app.screen.sale.SaleFace;
import org.evertill.app.text.Language;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.money.Quantity;
import org.junit.jupiter.api.Test;

/** The screens' behaviour without a toolkit, on the register's real rules. */
class RegisterViewModelTest {

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH);
    private final RegisterViewModel model = till.model;

    @Test
    void beginsAtTheSignOnScreen() {
        assertThat(model.placeProperty().get()).isEqualTo(Place.SIGN_ON);
        assertThat(model.screens().signOn().faceProperty().get().orElseThrow().people()).hasSize(5);
    }

    @Test
    void saysUnderThePinWhyItWasRefused() {
        model.screens().signOn().choose(TillUnderTest.CASHIER);
        model.screens().signOn().signOn("9999");
        assertThat(model.placeProperty().get()).isEqualTo(Place.SIGN_ON);
        assertThat(model.screens().signOn().faceProperty().get().orElseThrow().refusal())
                .isEqualTo("That PIN is not right. Try again.");
        assertThat(model.toastProperty().get()).isEmpty();
    }

    @Test
    void speaksTheWorkersLanguageUnlessAnotherWasTapped() {
        model.screens().signOn().choose(TillUnderTest.MANAGER);
        model.screens().signOn().signOn(TillUnderTest.MANAGER_PIN);
        assertThat(model.textsProperty().get().language()).isEqualTo(Language.FRENCH);

        TillUnderTest other = new TillUnderTest(Language.ENGLISH);
        other.model.speak(Language.CHINESE);
        other.signedOn();
        assertThat(other.model.textsProperty().get().language()).isEqualTo(Language.CHINESE);
    }

    @Test
    void sellsWhatIsEnteredAndSelectsTheNewLine() {
        till.signedOn();
        model.screens().sale().enter("20117");
        model.screens().sale().enter("12030");
        SaleFace face = sale();
        assertThat(face.rows()).extracting(ReceiptRow::name)
                .containsExactly("Country sourdough loaf", "Whole milk, 1 gal");
        assertThat(face.selected()).isEqualTo(2);
        assertThat(face.total()).isEqualTo("$12.04");
        assertThat(face.quickCash()).extracting(CashOffer::text).containsExactly("$15", "$20", "$50");
    }

    @Test
    void takesTheTypedQuantityForTheNextItemOnly() {
        till.signedOn();
        assertThat(model.screens().sale().quantity("3")).isTrue();
        assertThat(sale().quantity()).isEqualTo("3 ×");
        model.screens().sale().enter("20117");
        model.screens().sale().enter("12030");
        assertThat(till.session().cart().orElseThrow().lines()).extracting(line -> line.quantity())
                .containsExactly(Quantity.of(3), Quantity.ONE);
    }

    @Test
    void asksForTheQuantityOfTheSelectedLineWhenNothingIsTyped() {
        till.signedOn();
        model.screens().sale().enter("20117");
        assertThat(model.screens().sale().quantity("")).isFalse();
        assertThat(prompt().kind()).isEqualTo(PromptFace.Kind.NUMBER);
        assertThat(prompt().how()).startsWith("Country sourdough loaf");
        model.screens().prompt().give("4");
        assertThat(till.session().cart().orElseThrow().lines().getFirst().quantity()).isEqualTo(Quantity.of(4));
        assertThat(model.windowProperty().get()).isEqualTo(Window.NONE);
    }

    @Test
    void offersTheSearchWhenAnItemIsNotFound() {
        till.signedOn();
        model.scanned("4006381333931");
        Toast toast = toast();
        assertThat(toast.text()).isEqualTo("Item 4006381333931 not found. Nothing was added.");
        toast.does().run();
        assertThat(model.windowProperty().get()).isEqualTo(Window.SEARCH);
        assertThat(model.searchText()).isEqualTo("4006381333931");
    }

    @Test
    void voidsALineAtOnceAndTakesItBackOnUndo() {
        till.signedOn();
        model.screens().sale().enter("20117");
        model.press(102, "");
        assertThat(sale().rows().getFirst().kind()).isEqualTo(ReceiptRow.Kind.VOIDED);
        toast().does().run();
        assertThat(sale().rows().getFirst().kind()).isEqualTo(ReceiptRow.Kind.SOLD);
    }

    @Test
    void asksBeforeTheWholeSaleIsVoidedAndKeepsItOtherwise() {
        till.signedOn();
        model.screens().sale().enter("20117");
        model.press(500, "");
        assertThat(model.askedProperty().get().orElseThrow().title()).isEqualTo("Void this sale of $7.25?");
        model.answerVoid(false);
        assertThat(till.session().cart()).isPresent();
        model.press(500, "");
        model.answerVoid(true);
        assertThat(till.session().cart()).isEmpty();
        assertThat(model.placeProperty().get()).isEqualTo(Place.SALE);
    }

    @Test
    void asksForAManagerWherePermissionIsMissingAndSaysWhyTheyWereRefused() {
        till.signedOn();
        model.screens().sale().enter("20117");
        assertThat(sale().actions()).filteredOn(action -> action.operation() == 104)
                .extracting(ActionGrid.Action::badge).containsExactly(ActionGrid.Badge.PERMISSION);
        model.press(104, "");
        assertThat(prompt().kind()).isEqualTo(PromptFace.Kind.CREDENTIALS);
        model.screens().prompt().authorize(TillUnderTest.MANAGER, "0000");
        assertThat(prompt().refusal()).isEqualTo("That PIN is not right. Try again.");
        model.screens().prompt().authorize(TillUnderTest.MANAGER, TillUnderTest.MANAGER_PIN);
        model.screens().prompt().give("6.50");
        assertThat(prompt().choices()).hasSize(4);
        model.screens().prompt().choose("damaged");
        assertThat(sale().total()).isEqualTo("$6.50");
        assertThat(sale().rows().getFirst().detail()).startsWith("was $7.25");
        assertThat(model.windowProperty().get()).isEqualTo(Window.NONE);
    }

    @Test
    void aRefusalLongAfterAManagersPermissionDoesNotAskForItAgain() {
        asksForAManagerWherePermissionIsMissingAndSaysWhyTheyWereRefused();
        model.scanned("4006381333931");
        assertThat(model.screens().prompt().isOpen()).isFalse();
        assertThat(toast().tone()).isEqualTo(Toast.Tone.ERROR);
    }

    @Test
    void concludesASaleExactlyInOneTouch() {
        till.signedOn();
        model.screens().sale().enter("20117");
        model.screens().sale().payExact();
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
        assertThat(model.screens().complete().faceProperty().get().orElseThrow().caption()).isEqualTo("No change");
    }

    @Test
    void takesPartPaymentsAndShowsTheChangeOfTheLastOne() {
        till.signedOn();
        model.screens().sale().enter("81003");
        model.openPayment("10");
        assertThat(payment().consequence()).isEqualTo("Then $6.50 is left");
        model.screens().payment().take();
        assertThat(payment().tenders()).hasSize(1);
        assertThat(payment().balance()).isEqualTo("$6.50");
        model.screens().payment().addNote(1);
        model.screens().payment().addNote(1);
        assertThat(payment().amount()).isEqualTo("$10.00");
        model.screens().payment().take();
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
        assertThat(model.screens().complete().faceProperty().get().orElseThrow().change()).isEqualTo("$3.50");
        assertThat(model.screens().complete().faceProperty().get().orElseThrow().pieces())
                .containsExactly("3 × $1", "2 × $0.25");
    }

    @Test
    void asksOnceMoreBeforeItTakesAVeryLargeAmount() {
        till.signedOn();
        model.screens().sale().enter("20117");
        model.openPayment("60000");
        model.screens().payment().take();
        assertThat(payment().consequence()).startsWith("Take $60,000.00?");
        model.screens().payment().take();
        assertThat(model.placeProperty().get()).isEqualTo(Place.COMPLETE);
    }

    @Test
    void theNextScanStartsTheNextSale() {
        concludesASaleExactlyInOneTouch();
        model.scanned("12030");
        assertThat(model.placeProperty().get()).isEqualTo(Place.SALE);
        assertThat(sale().rows()).hasSize(1);
    }

    @Test
    void goesOfflineInMidSaleWithTheSameLinesAndSaysSoOnce() {
        till.signedOn();
        model.screens().sale().enter("20117");
        SaleFace before = sale();
        till.cut();
        assertThat(connection().look()).isEqualTo(ConnectionLook.OFFLINE);
        assertThat(connection().switchText()).isEqualTo("Connect");
        assertThat(toast().text()).startsWith("Connection lost at 2:32 PM. Sales continue offline");
        assertThat(sale().rows()).isEqualTo(before.rows());
        assertThat(sale().selected()).isEqualTo(before.selected());
    }

    @Test
    void switchesTheConnectionWith917() {
        till.signedOn();
        model.press(917, "");
        assertThat(till.session().connection().state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(connection().look()).isEqualTo(ConnectionLook.MANUAL);
        assertThat(connection().detail()).isEqualTo("Disconnected by Maya Ortiz, 2:32 PM");
    }

    @Test
    void locksOverTheSaleAndUnlocksWithThePin() {
        till.signedOn();
        model.screens().sale().enter("20117");
        model.press(703, "");
        assertThat(model.lockedByProperty().get()).contains("Maya Ortiz");
        model.scanned("12030");
        model.screens().signOn().unlock("9999");
        assertThat(model.lockedByProperty().get()).isPresent();
        model.screens().signOn().unlock(TillUnderTest.CASHIER_PIN);
        assertThat(model.lockedByProperty().get()).isEmpty();
        assertThat(sale().rows()).hasSize(1);
    }

    @Test
    void searchesAndAddsTheChosenProduct() {
        till.signedOn();
        model.press(108, "");
        assertThat(model.windowProperty().get()).isEqualTo(Window.SEARCH);
        model.screens().search().search("coffee");
        model.screens().search().moveSelection(1);
        assertThat(model.screens().search().addSelected()).isTrue();
        assertThat(sale().rows()).extracting(ReceiptRow::name).containsExactly("Drip coffee 12 oz");
    }

    @Test
    void showsTheProductsOfAShelf() {
        till.signedOn();
        model.screens().sale().choose("bakery");
        assertThat(sale().tiles()).extracting(tile -> tile.name())
                .containsExactly("Country sourdough loaf", "Butter croissant", "Sea salt cookie");
    }

    @Test
    void takesAScannedItemBackAsAReturnAndRefundsIt() {
        till.signedOn();
        model.press(109, "");
        assertThat(sale().returnTag()).isEqualTo("Return: scan the item");
        model.scanned("20117");
        assertThat(sale().rows().getFirst().kind()).isEqualTo(ReceiptRow.Kind.RETURNED);
        assertThat(sale().dueCaption()).isEqualTo("To refund");
        model.screens().sale().payExact();
        assertThat(model.screens().complete().faceProperty().get().orElseThrow().title())
                .isEqualTo("Refund complete");
    }

    @Test
    void signsOffToTheSignOnScreen() {
        till.signedOn();
        model.press(701, "");
        assertThat(model.placeProperty().get()).isEqualTo(Place.SIGN_ON);
    }

    private SaleFace sale() {
        return model.screens().sale().faceProperty().get().orElseThrow();
    }

    private PromptFace prompt() {
        return model.screens().prompt().faceProperty().get().orElseThrow();
    }

    private PaymentFace payment() {
        return model.screens().payment().faceProperty().get().orElseThrow();
    }

    private ConnectionFace connection() {
        return model.screens().connection().faceProperty().get().orElseThrow();
    }

    private Toast toast() {
        return model.toastProperty().get().orElseThrow();
    }
}
