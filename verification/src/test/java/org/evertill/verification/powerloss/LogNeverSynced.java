package org.evertill.verification.powerloss;

import java.io.IOException;
import org.evertill.exchange.files.LargeFile;
import org.evertill.exchange.files.RightOfWay;

/** Plants that a log is copied into its file before the disk has the log. */
public final class LogNeverSynced {
    private LogNeverSynced() {}

    public static void sync(LargeFile file, RightOfWay rightOfWay) throws IOException {
        if (!file.path().toString().endsWith("-wal")) {
            file.sync(rightOfWay);
        }
    }
}
