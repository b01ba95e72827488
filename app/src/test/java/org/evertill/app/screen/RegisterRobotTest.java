package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.evertill.app.component.ReceiptRow;
import org.evertill.app.screen.RegisterViewModel.Place;
import org.evertill.app.screen.RegisterViewModel.Window;
import org.evertill.app.text.Language;
import org.evertill.app.theme.Theme;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.money.Quantity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Robot keys and clicks on the real screens, on the register's real rules. */
class RegisterRobotTest {

    private static final long FINGERS = 90_000_000L;
    private static final long SCANNER = 4_000_000L;
    private static final long PAUSE = 2_000_000_000L;

    private final FxRobot robot = new FxRobot();
    private final AtomicLong now = new AtomicLong();
    private volatile long gap = FINGERS;
    private TillUnderTest till;
    private Stage stage;

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        FxToolkit.start();
    }

    @BeforeEach
    void openWindow() {
        stage = FxToolkit.onFx(() -> {
            till = new TillUnderTest(Language.ENGLISH);
            Stage opened = new Stage();
            Scene scene = new Scene(new RegisterView(till.model, () -> now.addAndGet(gap)), 1366, 768);
            Theme.LIGHT.dress(scene);
            opened.setScene(scene);
            opened.setX(0);
            opened.setY(0);
            opened.show();
            return opened;
        });
        robot.targetWindow(stage);
    }

    @AfterEach
    void closeWindow() {
        FxToolkit.onFx(() -> {
            stage.close();
            return null;
        });
    }

    @Test
    void signsOnByATappedNameAndThePinPad() {
        robot.clickOn("#person-000160");
        List.of("1", "6", "0", "0").forEach(digit -> robot.clickOn(".sign-on #pin-" + digit));
        robot.clickOn("#sign-on-button");
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void signsOnByKeysAlone() {
        robot.write("000160").type(KeyCode.TAB).write("1600").type(KeyCode.ENTER);
        assertThat(place()).isEqualTo(Place.SALE);
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

    @Test
    void scrollsToTheNewestLineOfALongSale() {
        signOn();
        for (int i = 0; i < 12; i++) {
            scanned("20117");
        }
        ListView<ReceiptRow> receipt = robot.lookup("#receipt").query();
        waitUntil(() -> receipt.lookupAll(".receipt-cell:selected").stream().anyMatch(Node::isVisible));
        Bounds newest = FxToolkit.onFx(() -> receipt.lookup(".receipt-cell:selected")
                .localToScene(receipt.lookup(".receipt-cell:selected").getLayoutBounds()));
        Bounds whole = FxToolkit.onFx(() -> receipt.localToScene(receipt.getLayoutBounds()));
        assertThat(newest.getMaxY()).isLessThanOrEqualTo(whole.getMaxY() + 1);
        assertThat(rows()).hasSize(12);
    }

    @Test
    void sellsThreeByQuantityKey() {
        signOn();
        robot.write("3").type(KeyCode.F4);
        scanned("20117");
        assertThat(till.session().cart().orElseThrow().lines().getFirst().quantity()).isEqualTo(Quantity.of(3));
        robot.write("+").write("-").write("-");
        assertThat(till.session().cart().orElseThrow().lines().getFirst().quantity()).isEqualTo(Quantity.of(2));
    }

    @Test
    void voidsTheSelectedLineByKeyAndTakesItBackByTheToast() {
        signOn();
        scanned("20117");
        scanned("12030");
        robot.type(KeyCode.UP).type(KeyCode.DELETE);
        assertThat(rows().getFirst().kind()).isEqualTo(ReceiptRow.Kind.VOIDED);
        robot.clickOn("#toast-action");
        assertThat(rows().getFirst().kind()).isEqualTo(ReceiptRow.Kind.SOLD);
    }

    @Test
    void takesExactCashByKeyAndGoesOnByEnter() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F12);
        assertThat(place()).isEqualTo(Place.COMPLETE);
        robot.type(KeyCode.ENTER);
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void beginsTheNextSaleByAScanAndLeavesNothingInTheField() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F12);
        scanned("20117");
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(rows()).hasSize(1);
        assertThat(scan().getText()).isEmpty();
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void takesATypedAmountAndShowsTheChange() {
        signOn();
        scanned("20117");
        robot.clickOn("#tender-cash").write("20").type(KeyCode.ENTER);
        assertThat(place()).isEqualTo(Place.COMPLETE);
        assertThat(text("#change")).isEqualTo("$12.75");
    }

    @Test
    void searchesByNameAndAddsByEnter() {
        signOn();
        robot.type(KeyCode.F2).write("milk").type(KeyCode.ENTER);
        assertThat(rows()).extracting(ReceiptRow::name).containsExactly("Whole milk, 1 gal");
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.NONE);
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void asksAManagerForAPriceAndTakesItByKeys() {
        signOn();
        scanned("20117");
        robot.type(KeyCode.F5).write("000124").type(KeyCode.TAB).write("1240").type(KeyCode.ENTER);
        robot.write("6.5").type(KeyCode.ENTER).clickOn("#choice-damaged");
        assertThat(text("#total")).isEqualTo("$6.50");
        assertThat(scan().isFocused()).isTrue();
    }

    @Test
    void keepsTheSaleOnEscapeAndVoidsItOnAClick() {
        signOn();
        scanned("20117");
        robot.push(KeyCode.CONTROL, KeyCode.BACK_SPACE).type(KeyCode.ESCAPE);
        assertThat(till.session().cart()).isPresent();
        robot.push(KeyCode.CONTROL, KeyCode.BACK_SPACE).clickOn("#dialog-destroy");
        assertThat(till.session().cart()).isEmpty();
    }

    @Test
    void opensTheConnectionStatusAndSwitchesThere() {
        signOn();
        robot.push(KeyCode.CONTROL, KeyCode.I).clickOn("#status-switch");
        assertThat(till.session().connection().state()).isEqualTo(ConnectionState.DISCONNECTED);
        robot.type(KeyCode.ESCAPE);
        assertThat(till.model.windowProperty().get()).isEqualTo(Window.NONE);
        assertThat(robot.lookup("#action-917").query().getAccessibleText()).isEqualTo("Connect");
    }

    @Test
    void locksAndUnlocksByKeys() {
        signOn();
        scanned("20117");
        robot.push(KeyCode.CONTROL, KeyCode.L);
        assertThat(till.model.lockedByProperty().get()).isPresent();
        robot.write("1600").type(KeyCode.ENTER);
        assertThat(till.model.lockedByProperty().get()).isEmpty();
        assertThat(rows()).hasSize(1);
    }

    private void signOn() {
        FxToolkit.onFx(till::signedOn);
    }

    /** As a scanner types: all keys at once into whatever has the focus, ended by Enter; robots are slower. */
    private void scanned(String code) {
        now.addAndGet(PAUSE);
        gap = SCANNER;
        FxToolkit.onFx(() -> {
            for (char character : code.toCharArray()) {
                send(KeyEvent.KEY_TYPED, String.valueOf(character), KeyCode.UNDEFINED);
            }
            send(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
            send(KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED);
            send(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
            return null;
        });
        gap = FINGERS;
    }

    private static void waitUntil(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> FxToolkit.onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("it did not happen within 5 s", e);
        }
    }

    private void send(EventType<KeyEvent> type, String character, KeyCode code) {
        Node target = stage.getScene().getFocusOwner();
        Event.fireEvent(target, new KeyEvent(type, character, "", code, false, false, false, false));
    }

    private Place place() {
        return FxToolkit.onFx(() -> till.model.placeProperty().get());
    }

    private TextField scan() {
        return robot.lookup("#scan").query();
    }

    private String text(String id) {
        return FxToolkit.onFx(() -> robot.lookup(id).queryLabeled().getText());
    }

    private List<ReceiptRow> rows() {
        ListView<ReceiptRow> receipt = robot.lookup("#receipt").query();
        return FxToolkit.onFx(() -> List.copyOf(receipt.getItems()));
    }


    private List<Bounds> places() {
        return FxToolkit.onFx(() -> {
            Set<Node> watched = stage.getScene().getRoot().lookupAll(".tap");
            stage.getScene().getRoot().layout();
            return watched.stream().filter(Node::isVisible)
                    .filter(node -> !"toast-action".equals(node.getId()))
                    .map(node -> node.localToScene(node.getLayoutBounds())).toList();
        });
    }
}
