package org.evertill.verification.house;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.evertill.installer.ConfigureMain;

/**
 * The configuration utility within this process, for runs that begin with a register that is ready and prove other
 * things of it; as IT runs it, it is {@link ConfigureProcess}.
 */
public final class Provisioning {

    private Provisioning() {}

    /** Activates a data folder and fetches its first packages. */
    public static void provision(Path data, String scaleUnit, String code) throws IOException {
        run("activate", "--data", data.toString(), "--scale-unit", scaleUnit, "--code", code);
        createOfflineDatabase(data);
    }

    /** Fetches a register's first packages. */
    static void createOfflineDatabase(Path data) throws IOException {
        run("create-offline-database", "--data", data.toString());
    }

    private static void run(String... arguments) throws IOException {
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told, true);
        if (ConfigureMain.commandLine(Clock.systemUTC()).setOut(writer).setErr(writer).execute(arguments) != 0) {
            throw new IOException(arguments[0] + " failed: " + told);
        }
    }
}
