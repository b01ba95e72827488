package org.evertill.scaleunit.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.PackageManifest.Frame;

/** The frames of a package for as long as it is wanted: one of them is many minutes on a slow line. */
record WantedFrames(FrameSource source, PackageSteps steps) implements FrameSource {
    @Override
    public InputStream open(Frame frame, long offset) throws IOException {
        requireWanted();
        return new FilterInputStream(source.open(frame, offset)) {
            @Override
            public int read() throws IOException {
                requireWanted();
                return super.read();
            }

            @Override
            public int read(byte[] target, int at, int length) throws IOException {
                requireWanted();
                return super.read(target, at, length);
            }
        };
    }

    private void requireWanted() throws DownloadCanceledException {
        if (!steps.isWanted()) {
            throw new DownloadCanceledException();
        }
    }
}
