package org.evertill.verification.powerloss;

import java.io.IOException;
import org.evertill.exchange.files.SteadySync;

/** Plants that the disk fails to take a piece of a log that has just been committed. */
public final class LogSyncFails {
    private LogSyncFails() {}

    public static void keepUp(SteadySync log) throws IOException {
        throw new IOException("Input/output error of " + log);
    }
}
