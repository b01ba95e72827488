package org.evertill.verification.rehearsal;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.evertill.app.FxThread;
import org.evertill.app.RegisterMain;
import org.evertill.app.ScreenToolkit;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.demo.Hand;
import org.evertill.verification.house.LargeCatalogue;

/**
 * The register program with a robot at its window, who signs on, rings up a sale, pays it and closes the window. Takes
 * the register's own arguments; its data folder must have been provisioned with {@link Rehearsal#goods}.
 */
public final class RehearsalMain {

    private static final int LINES = 5;

    private RehearsalMain() {}

    public static void main(String[] arguments) {
        CompletableFuture<Stage> shown = new CompletableFuture<>();
        ScreenToolkit.whenStarted(() -> Window.getWindows().addListener((ListChangeListener<Window>) change ->
                change.getList().stream().findFirst().ifPresent(window -> shown.complete((Stage) window))));
        Thread.ofPlatform().daemon().name("robot").start(() -> play(shown));
        RegisterMain.main(arguments);
    }

    private static void play(CompletableFuture<Stage> shown) {
        try {
            Stage stage = shown.get();
            ring(new Hand(stage.getScene()));
            FxThread.executor().execute(stage::hide);
        } catch (InterruptedException | ExecutionException | RuntimeException failed) {
            System.err.println("the rehearsal failed: " + failed);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void ring(Hand hand) throws InterruptedException {
        DemoPeople.Person cashier = DemoPeople.CASHIER;
        hand.click("person-" + cashier.workerNumber());
        for (char digit : cashier.pin().toCharArray()) {
            hand.click("pin-" + digit);
        }
        hand.click("sign-on-button");
        hand.click("home-new-sale");
        hand.awaitSight("scan");
        Random random = new Random(LINES);
        for (int line = 0; line < LINES; line++) {
            hand.scan(LargeCatalogue.barcode(random.nextLong(Rehearsal.goods().generated())));
        }
        hand.click("tender-exact");
        hand.click("next-sale");
        hand.awaitGone("next-sale");
    }
}
