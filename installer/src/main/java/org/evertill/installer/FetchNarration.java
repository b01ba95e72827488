package org.evertill.installer;

import java.util.function.Consumer;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.syncagent.PackageProgress;

/** Turns the steps of a download into lines for whoever watches: each step once, and each tenth of a long one. */
final class FetchNarration implements Consumer<PackageProgress> {
    private static final int TENTHS = 10;

    private final Consumer<String> lines;
    private String last = "";

    FetchNarration(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void accept(PackageProgress progress) {
        String line = line(progress);
        if (!line.isEmpty() && !line.equals(last)) {
            last = line;
            lines.accept(line);
        }
    }

    private static String line(PackageProgress progress) {
        String name = progress.kind().code() + " package " + progress.offeredVersion() + ": ";
        return switch (progress.state()) {
            case STARTED -> progress.kind().code() + " package: asking the scale unit";
            case REQUESTED -> name + "fetching " + ByteCount.text(progress.totalBytes()) + ", "
                    + tenths(progress) + " %";
            case DOWNLOADED -> name + "checking and putting together";
            default -> "";
        };
    }

    private static long tenths(PackageProgress progress) {
        long total = Math.max(1, progress.totalBytes());
        return progress.doneBytes() * TENTHS / total * TENTHS;
    }

    /** How a failed step reads in a sentence. */
    static String reason(DownloadState state) {
        return switch (state) {
            case CREATE_FAILED -> "create-failed";
            case APPLY_FAILED -> "apply-failed";
            default -> "download-failed";
        };
    }
}
