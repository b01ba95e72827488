package org.evertill.verification.bench;

import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.evertill.app.OpenRegister;
import org.evertill.app.ScreenToolkit;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.verification.demo.Hand;
import org.evertill.verification.process.InputEnd;

/**
 * The register program with its window, which says {@code shown} when the sign-on screen has been painted and ends
 * with its input. Its one argument is the data folder.
 */
public final class StartedRegisterMain {

    private static final String SHOWN = "shown";

    private StartedRegisterMain() {}

    public static void main(String[] arguments) throws Exception {
        InputEnd end = InputEnd.of(System.in);
        ScreenToolkit.begin();
        try (OfflineDatabase database = OfflineDatabase.open(Path.of(arguments[0]))) {
            OpenRegister register = OpenRegister.open(database, database.identities().current().orElseThrow(),
                    new OpenRegister.Looks(Optional.empty(), false, false), OpenRegister.Watchers.NONE);
            Hand.onScreen(() -> {
                Scene scene = register.screen().stage().getScene();
                // It may be painted already, and then there would be no next frame before something changes.
                Platform.requestNextPulse();
                return PaintWatch.of(scene, () -> scene.getWindow().isShowing()
                        && Hand.find(scene.getRoot(), "sign-on-button").isPresent());
            }).get();
            System.out.println(SHOWN);
            end.await();
            register.stop();
        }
        System.exit(0);
    }
}
