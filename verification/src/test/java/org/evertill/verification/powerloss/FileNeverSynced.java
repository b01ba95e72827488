package org.evertill.verification.powerloss;

import java.io.IOException;
import org.evertill.exchange.files.LargeFile;
import org.evertill.exchange.files.RightOfWay;

/** Plants that a log is emptied before the disk has what was copied from it. */
public final class FileNeverSynced {
    private FileNeverSynced() {}

    public static void sync(LargeFile file, RightOfWay rightOfWay) throws IOException {
        if (file.path().toString().endsWith("-wal")) {
            file.sync(rightOfWay);
        }
    }
}
