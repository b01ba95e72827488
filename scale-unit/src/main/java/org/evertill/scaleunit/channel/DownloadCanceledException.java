package org.evertill.scaleunit.channel;

import java.io.IOException;

/** What was coming is not wanted any more; what has come of it is kept. */
final class DownloadCanceledException extends IOException {
    private static final long serialVersionUID = 1L;

    DownloadCanceledException() {
        super("What was under way is not wanted any more.");
    }
}
