package org.evertill.syncagent;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageManifest.Frame;

/**
 * Fetches the frames of one package from the scale unit in slices, each with a deadline of its own, so that a slow line
 * makes progress and a trickle does not. Download thread only.
 */
final class FrameDownload implements FrameSource {
    /** At the slowest line worth waiting for, 17 kB/s, a slice still comes within its deadline. */
    static final int SLICE_BYTES = 1 << 20;
    private static final Duration SLICE_DEADLINE = Duration.ofSeconds(60);

    private final ScaleUnitClient client;
    private final SyncCalls calls;
    private final PackageManifest manifest;
    private final LongConsumer progress;
    private long fetchedBytes;

    /** @param progress told how many bytes of the whole package are here, at each frame and slice */
    FrameDownload(ScaleUnitClient client, SyncCalls calls, PackageManifest manifest, LongConsumer progress) {
        this.client = client;
        this.calls = calls;
        this.manifest = manifest;
        this.progress = progress;
    }

    /** The bytes this download itself has moved. */
    long fetchedBytes() {
        return fetchedBytes;
    }

    @Override
    public InputStream open(Frame frame, long offset) {
        long before = manifest.frames().stream()
                .filter(earlier -> earlier.index() < frame.index())
                .mapToLong(Frame::compressedBytes)
                .sum();
        progress.accept(before + offset);
        return new Slices(frame, before, offset);
    }

    /** The bytes of one frame, fetched as they are read. */
    private final class Slices extends InputStream {
        private final Frame frame;
        private final long before;
        private long nextOffset;
        private byte[] slice = new byte[0];
        private int position;

        Slices(Frame frame, long before, long offset) {
            this.frame = frame;
            this.before = before;
            this.nextOffset = offset;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position == slice.length && !fetchNext()) {
                return -1;
            }
            int count = Math.min(length, slice.length - position);
            System.arraycopy(slice, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean fetchNext() throws IOException {
            if (nextOffset >= frame.compressedBytes()) {
                return false;
            }
            long end = Math.min(nextOffset + SLICE_BYTES, frame.compressedBytes());
            slice = switch (calls.await(client.frame(manifest, frame.index(), nextOffset, end), SLICE_DEADLINE)) {
                case Reply.Answered<byte[]>(byte[] body) -> sliceOf(body, end);
                case Reply.Refused<byte[]> refused when refused.slug().equals(FetchBrokenException.CANCELED) ->
                        throw new FetchBrokenException(SyncFailure.of(refused), true);
                case Reply.Refused<byte[]> refused -> throw broken(
                        "The scale unit refused frame " + frame.index() + ": " + refused.detail());
                case Reply.Unavailable<byte[]> unavailable ->
                        throw new FetchBrokenException(SyncFailure.of(unavailable));
            };
            position = 0;
            nextOffset = end;
            fetchedBytes += slice.length;
            progress.accept(before + end);
            return true;
        }

        private byte[] sliceOf(byte[] body, long end) throws IOException {
            if (body.length == end - nextOffset) {
                return body;
            }
            if (body.length == frame.compressedBytes()) {
                // A server or cache that knows no ranges answers with all of it.
                return Arrays.copyOfRange(body, (int) nextOffset, (int) end);
            }
            throw broken("The scale unit sent " + body.length + " bytes of frame " + frame.index() + " where "
                    + (end - nextOffset) + " were due");
        }

        private static FetchBrokenException broken(String sentence) {
            return new FetchBrokenException(new SyncFailure(SyncFault.REFUSED, sentence));
        }
    }
}
