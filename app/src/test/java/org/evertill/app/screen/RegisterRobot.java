package org.evertill.app.screen;


import java.time.Duration;
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
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.evertill.app.component.ReceiptRow;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.text.Language;
import org.evertill.app.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A window with the real screens on the register's real rules, and a robot that types and clicks there. */
abstract class RegisterRobot {

    private static final long FINGERS = 90_000_000L;
    private static final long SCANNER = 4_000_000L;
    private static final long PAUSE = 2_000_000_000L;

    final FxRobot robot = new FxRobot();
    private final AtomicLong now = new AtomicLong();
    private volatile long gap = FINGERS;
    TillUnderTest till;
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
            Scene scene = new Scene(new RegisterView(till.model, FxToolkit.light(),
                    () -> now.addAndGet(gap)), 1366, 768);
            Theme.follow(scene);
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

    /** To an empty sale. */
    void signOn() {
        FxToolkit.onFx(() -> {
            till.signedOn().model.backToSale();
            return null;
        });
    }

    /** As a scanner types: all keys at once into whatever has the focus, ended by Enter; robots are slower. */
    void scanned(String code) {
        scan(code, () -> {
            send(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
            send(KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED);
            send(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
        });
    }

    /** The same, by a scanner that is set up to end with Tab. */
    void scannedWithTab(String code) {
        scan(code, () -> { });
        gap = SCANNER;
        robot.type(KeyCode.TAB);
        gap = FINGERS;
    }

    /** Nobody touches anything for so long. */
    void idle(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void scan(String code, Runnable end) {
        now.addAndGet(PAUSE);
        gap = SCANNER;
        FxToolkit.onFx(() -> {
            for (char character : code.toCharArray()) {
                send(KeyEvent.KEY_TYPED, String.valueOf(character), KeyCode.UNDEFINED);
            }
            end.run();
            return null;
        });
        // The robot's next key looks for its target on its own thread, so the focus must have come to rest.
        WaitForAsyncUtils.waitForFxEvents();
        gap = FINGERS;
    }

    static void waitUntil(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> FxToolkit.onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("it did not happen within 5 s", e);
        }
    }

    private void send(EventType<KeyEvent> type, String character, KeyCode code) {
        Node target = stage.getScene().getFocusOwner();
        Event.fireEvent(target, new KeyEvent(type, character, "", code, false, false, false, false));
    }

    Place place() {
        return FxToolkit.onFx(() -> till.model.placeProperty().get());
    }

    TextField scan() {
        return robot.lookup("#scan").query();
    }

    String text(String id) {
        return FxToolkit.onFx(() -> robot.lookup(id).queryLabeled().getText());
    }

    String typedIn(String id) {
        return FxToolkit.onFx(() -> robot.lookup(id).queryTextInputControl().getText());
    }

    /** What is written there, laid out: a label's skin takes its text in the layout, which may not have come yet. */
    List<String> written(String texts) {
        return FxToolkit.onFx(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return robot.lookup(texts).<Text>queryAll().stream().map(Text::getText).toList();
        });
    }

    List<ReceiptRow> rows() {
        ListView<ReceiptRow> receipt = robot.lookup("#receipt").query();
        return FxToolkit.onFx(() -> List.copyOf(receipt.getItems()));
    }


    List<Bounds> places() {
        return FxToolkit.onFx(() -> {
            Set<Node> watched = stage.getScene().getRoot().lookupAll(".tap");
            stage.getScene().getRoot().layout();
            return watched.stream().filter(Node::isVisible)
                    .filter(node -> !"toast-action".equals(node.getId()))
                    .map(node -> node.localToScene(node.getLayoutBounds())).toList();
        });
    }
}
