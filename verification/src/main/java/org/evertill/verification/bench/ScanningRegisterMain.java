package org.evertill.verification.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.evertill.app.OpenRegister;
import org.evertill.app.ScreenToolkit;
import org.evertill.app.component.ReceiptRow;
import org.evertill.app.text.Language;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.demo.Hand;
import org.evertill.verification.house.LargeCatalogue;
import org.evertill.verification.house.Screen;
import org.evertill.verification.process.InputEnd;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * The register program with its window in a process of its own: signs a cashier on, scans and pays, and says for each
 * scan {@code scan LOOP WAIT FRAME SYNCED} in microseconds: until the register showed the line, from then until the
 * next frame began, until that one was painted, and from the scan until the line was on the disk too and the register
 * took the next input. Then {@code done}, and it waits for the end of its input.
 */
public final class ScanningRegisterMain implements Callable<Integer> {

    private static final int LINES_PER_SALE = 10;
    private static final List<KeyCode> SEARCHED = List.of(KeyCode.L, KeyCode.O, KeyCode.A, KeyCode.F);

    @Option(names = "--data", required = true)
    private Path data;

    @Option(names = "--scans", required = true, description = "how many are told")
    private int scans;

    @Option(names = "--warm-up", required = true, description = "how many before that are not")
    private int warmUp;

    @Option(names = "--goods", required = true, description = "how many generated products the catalogue has")
    private long goods;

    @Option(names = "--searches", description = "after each sale, look for a product by its name")
    private boolean searches;

    private final Screen shown = new Screen();
    private final Random random = new Random(31);

    private ScanningRegisterMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ScanningRegisterMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        InputEnd end = InputEnd.of(System.in);
        ScreenToolkit.begin();
        try (OfflineDatabase database = OfflineDatabase.open(data)) {
            OpenRegister register = OpenRegister.open(database, database.identities().current().orElseThrow(),
                    new OpenRegister.Looks(Optional.of(Language.ofCode("en")), false, true),
                    new OpenRegister.Watchers(shown::show, status -> { }));
            Scene scene = Hand.onScreen(() -> register.screen().stage().getScene());
            Hand hand = new Hand(scene);
            signOn(hand);
            Node receipt = Hand.onScreen(() -> Hand.find(scene.getRoot(), "receipt").orElseThrow());
            TextField field = Hand.onScreen(() -> (TextField) Hand.find(scene.getRoot(), "scan").orElseThrow());
            for (int scan = 0; scan < warmUp + scans; scan++) {
                String told = scanOne(register, receipt, field);
                if (scan >= warmUp) {
                    System.out.println(told);
                }
                if (linesOf(shown.newest()) == LINES_PER_SALE) {
                    pay(hand, scene);
                    if (searches) {
                        search(hand);
                    }
                }
            }
            System.out.println("done");
            end.await();
            register.stop();
        }
        return 0;
    }

    private static void signOn(Hand hand) throws InterruptedException {
        DemoPeople.Person cashier = DemoPeople.CASHIER;
        hand.click("person-" + cashier.workerNumber());
        for (char digit : cashier.pin().toCharArray()) {
            hand.click("pin-" + digit);
        }
        hand.click("sign-on-button");
        hand.click("home-new-sale");
        hand.awaitSight("scan");
    }

    /** The next article comes when the screen for it is there to be seen. */
    private static void pay(Hand hand, Scene scene) throws Exception {
        hand.press(KeyCode.F12);
        hand.awaitSight("next-sale");
        hand.press(KeyCode.ENTER);
        hand.awaitGone("next-sale");
        Hand.onScreen(() -> PaintWatch.of(scene, () -> true)).get();
    }

    private static void search(Hand hand) throws InterruptedException {
        hand.press(KeyCode.F2);
        hand.awaitSight("search-window");
        for (KeyCode letter : SEARCHED) {
            hand.press(letter);
        }
        hand.awaitSight("search-add");
        hand.press(KeyCode.ESCAPE);
        hand.awaitGone("search-window");
    }

    /** As a scanner ends a code: it stands in the field, and Enter comes. */
    private String scanOne(OpenRegister register, Node receipt, TextField field) throws Exception {
        int line = linesOf(shown.newest()) + 1;
        String code = LargeCatalogue.barcode(random.nextLong(goods));
        CompletableFuture<Long> inCart = shown.when(snapshot -> linesOf(snapshot) == line);
        CompletableFuture<PaintWatch.Times> painted =
                Hand.onScreen(() -> PaintWatch.of(field.getScene(), () -> isLaidOut(receipt, line)));
        long scanned = Hand.onScreen(() -> {
            field.setText(code);
            long now = System.nanoTime();
            field.fireEvent(new ActionEvent());
            return now;
        });
        long published = inCart.get();
        register.awaitIdle();
        long synced = System.nanoTime();
        PaintWatch.Times frame = painted.get();
        long begun = Math.max(frame.frameBegun(), published);
        return "scan " + (published - scanned) / 1000 + " " + (begun - published) / 1000 + " "
                + (frame.painted() - begun) / 1000 + " " + (synced - scanned) / 1000;
    }

    /** Asked in every frame that is measured, so it walks the list and nothing else. */
    private static boolean isLaidOut(Node node, int line) {
        if (node instanceof ListCell<?> cell) {
            return cell.isVisible() && cell.getItem() instanceof ReceiptRow row && row.number() == line
                    && cell.getHeight() > 0 && !cell.isNeedsLayout();
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> isLaidOut(child, line));
    }

    private static int linesOf(RegisterSnapshot snapshot) {
        return snapshot.session().cart().map(Cart::lines).map(lines -> lines.size()).orElse(0);
    }
}
