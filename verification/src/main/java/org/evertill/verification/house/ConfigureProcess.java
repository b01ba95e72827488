package org.evertill.verification.house;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.evertill.installer.ConfigureMain;
import org.evertill.verification.process.ChildJvm;

/** The configuration utility as IT runs it, in a process of its own. */
public final class ConfigureProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private ConfigureProcess() {}

    /**
     * Makes a data folder that of a register.
     *
     * @param scaleUnit what the register is to take for the scale unit's address
     * @throws IllegalStateException with the utility's own sentence, when it refuses
     */
    public static void activate(Path data, String scaleUnit, String code) throws IOException, InterruptedException {
        run(data, "the register was not activated",
                List.of("activate", "--data", data.toString(), "--scale-unit", scaleUnit, "--code", code));
    }

    /** As {@link #activate(Path, String, String)}, and the register trusts this certificate only. */
    public static void activate(Path data, String scaleUnit, String code, Path certificate)
            throws IOException, InterruptedException {
        run(data, "the register was not activated", List.of("activate", "--data", data.toString(),
                "--scale-unit", scaleUnit, "--code", code, "--certificate", certificate.toString()));
    }

    /**
     * Tells a register by which certificate the scale unit is known from now on.
     *
     * @throws IllegalStateException with the utility's own sentence, when it refuses
     */
    public static void trust(Path data, Path certificate) throws IOException, InterruptedException {
        run(data, "the certificate was not taken",
                List.of("trust", "--data", data.toString(), "--certificate", certificate.toString()));
    }

    /**
     * Fetches a register's first packages before anybody works there.
     *
     * @throws IllegalStateException with the utility's own sentence, when it cannot
     */
    public static void createOfflineDatabase(Path data) throws IOException, InterruptedException {
        run(data, "the offline database was not made", List.of("create-offline-database", "--data", data.toString()));
    }

    private static void run(Path data, String failure, List<String> arguments)
            throws IOException, InterruptedException {
        try (ChildJvm utility = ChildJvm.start(ConfigureMain.class.getName(), QUICK_START, arguments,
                data.resolveSibling("configure-errors.txt"), line -> { })) {
            if (utility.stop(PATIENCE) != 0) {
                throw new IllegalStateException(failure + ": " + utility.lastErrors());
            }
        }
    }
}
