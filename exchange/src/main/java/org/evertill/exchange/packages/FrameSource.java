package org.evertill.exchange.packages;

import java.io.IOException;
import java.io.InputStream;

/** Where the frames of one package are fetched from: a folder, or the scale unit. */
@FunctionalInterface
public interface FrameSource {

    /**
     * The compressed bytes of a frame from an offset to its end; the caller closes the stream.
     *
     * @param offset below {@code frame.compressedBytes()}; above 0 when a broken fetch is resumed
     * @throws IOException when they cannot be had now; what was fetched so far is kept
     */
    InputStream open(PackageManifest.Frame frame, long offset) throws IOException;
}
