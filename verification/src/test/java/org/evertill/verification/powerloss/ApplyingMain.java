package org.evertill.verification.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.exchange.packages.InstallOutcome;

/** A program that installs one package in a data folder while everything it does to the disk is kept. */
public final class ApplyingMain {

    private ApplyingMain() {}

    /**
     * Installs once, or in a new copy of the folder with room for no write, for one, for two, until it is enough.
     *
     * @param arguments the folder of the {@link PackagePair}, the data folder, the log, and what the data folder holds
     *     if the disk shall be full
     */
    public static void main(String[] arguments) throws Exception {
        PackagePair pair = PackagePair.of(Path.of(arguments[0]));
        Path data = Path.of(arguments[1]);
        try (DiskLog log = DiskLog.begin(data, Path.of(arguments[2]))) {
            TapFailure tapped = SqliteTap.install(log);
            if (arguments.length == 3) {
                requireInstalled(pair.install(data));
            } else {
                fillUp(pair, data, Path.of(arguments[3]), log);
            }
            tapped.requireNone();
        }
        System.exit(0);
    }

    private static void fillUp(PackagePair pair, Path data, Path before, DiskLog log) throws Exception {
        boolean enough = false;
        for (int writes = 0; !enough; writes++) {
            Path copy = data.resolve(String.valueOf(writes));
            RecordedLife.copy(before, copy);
            log.leaveRoomFor(writes);
            String reason = "";
            try {
                requireInstalled(pair.install(copy));
            } catch (IOException e) {
                reason = e.getMessage() + ": " + e.getCause();
            }
            enough = log.takesRoom();
            log.leaveRoomFor(Integer.MAX_VALUE);
            System.out.println((reason.isEmpty() ? "installed" : "failed") + " " + writes + " " + reason);
            pair.requireWhole(copy, reason.isEmpty() ? 2 : 1);
            requireInstalled(pair.install(copy));
            pair.requireWhole(copy, 2);
        }
    }

    private static void requireInstalled(InstallOutcome outcome) {
        if (outcome instanceof InstallOutcome.Refused refused) {
            throw new IllegalStateException("refused: " + refused);
        }
    }
}
