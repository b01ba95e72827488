package org.evertill.verification.powerloss;

import java.io.IOException;
import org.evertill.exchange.files.LargeFile;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.files.SteadySync;

/** Plants that the disk fails to take a log, or a piece of it, that has just been committed. */
public final class LogSyncFails {
    private LogSyncFails() {}

    public static void keepUp(SteadySync log) throws IOException {
        throw new IOException("Input/output error of " + log);
    }

    public static void sync(LargeFile file, RightOfWay rightOfWay) throws IOException {
        if (file.path().toString().endsWith("-wal")) {
            throw new IOException("Input/output error of " + file);
        }
        file.sync(rightOfWay);
    }
}
