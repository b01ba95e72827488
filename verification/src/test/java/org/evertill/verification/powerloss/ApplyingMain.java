package org.evertill.verification.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.tables.DatabaseKind;

/** A program that installs one package in a data folder while everything it does to the disk is kept. */
public final class ApplyingMain {

    private ApplyingMain() {}

    /** The disk fails to take this file once. */
    static final String FAILS = "fails";
    /** The disk is full, at one write after another. */
    static final String FULL = "full";

    /**
     * Installs once, or in a new copy of the folder with room for no write, for one, for two, until it is enough.
     *
     * @param arguments the folder of the {@link PackagePair}, the data folder, the log, and if the disk is not sound
     *     {@link #FAILS} with the name of a file, or {@link #FULL} with what the data folder holds
     */
    public static void main(String[] arguments) throws Exception {
        PackagePair pair = PackagePair.of(Path.of(arguments[0]));
        Path data = Path.of(arguments[1]);
        try (DiskLog log = DiskLog.begin(data, Path.of(arguments[2]))) {
            TapFailure tapped = SqliteTap.install(log);
            switch (arguments.length == 3 ? "" : arguments[3]) {
                case FAILS -> failOnce(pair, data, arguments[4], log);
                case FULL -> fillUp(pair, data, Path.of(arguments[4]), log);
                default -> requireInstalled(pair.install(data));
            }
            tapped.requireNone();
        }
        System.exit(0);
    }

    /** What is opened and closed afterwards as everywhere in the product must not take the log away. */
    private static void failOnce(PackagePair pair, Path data, String file, DiskLog log) throws Exception {
        GenerationStore store = GenerationStore.open(data, DatabaseKind.REFERENCE);
        log.failSyncs(file, 1);
        requireInstalled(pair.install(store));
        System.out.println("sound " + store.sound().isPresent());
        pair.requireWhole(data, 2);
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
