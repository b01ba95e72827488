package org.evertill.verification.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.evertill.app.OpenRegister;
import org.evertill.app.RegisterLog;
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
        Path data = Path.of(arguments[0]);
        RegisterLog.into(data);
        ScreenToolkit.begin();
        try (OfflineDatabase database = OfflineDatabase.open(data)) {
            OpenRegister register = OpenRegister.open(database, database.identities().current().orElseThrow(),
                    new OpenRegister.Looks(Optional.empty(), false, false), OpenRegister.Watchers.NONE);
            register.screen().painted().get();
            System.out.println(SHOWN);
            Hand.onScreen(() -> Hand.find(register.screen().stage().getScene().getRoot(), "sign-on-button")
                    .orElseThrow());
            end.await();
            register.stop();
        }
        System.exit(0);
    }
}
