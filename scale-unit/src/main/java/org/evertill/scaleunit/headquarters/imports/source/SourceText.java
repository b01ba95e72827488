package org.evertill.scaleunit.headquarters.imports.source;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The text of a file, plain or packed with gzip. Bytes that are none of its encoding become {@link #UNDECODED}, so that
 * a row can be blamed for them and not the whole file.
 */
final class SourceText implements Closeable {
    /** What stands in place of bytes that are no text in the file's encoding. */
    static final char UNDECODED = '\ufffd';

    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final Map<Charset, byte[]> MARKS = Map.of(
            StandardCharsets.UTF_8, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
            StandardCharsets.UTF_16LE, new byte[] {(byte) 0xff, (byte) 0xfe},
            StandardCharsets.UTF_16BE, new byte[] {(byte) 0xfe, (byte) 0xff});

    private final FileChannel channel;
    private final BufferedReader reader;

    private SourceText(FileChannel channel, BufferedReader reader) {
        this.channel = channel;
        this.reader = reader;
    }

    /** Opens a file; its byte-order mark, where it has one, is believed more than the encoding given. */
    static SourceText open(Path file, Charset encoding) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
            if (beginsWith(in, GZIP)) {
                in = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
            }
            Charset charset = encoding;
            for (Map.Entry<Charset, byte[]> mark : MARKS.entrySet()) {
                if (beginsWith(in, mark.getValue())) {
                    charset = mark.getKey();
                    in.skipNBytes(mark.getValue().length);
                    break;
                }
            }
            return new SourceText(channel, new BufferedReader(new InputStreamReader(in, charset), BUFFER));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    BufferedReader reader() {
        return reader;
    }

    /** How much of the file has been read, 0 to 100. */
    int percent() throws IOException {
        long size = channel.size();
        return size == 0 ? 100 : (int) (channel.position() * 100 / size);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean beginsWith(InputStream in, byte[] mark) throws IOException {
        in.mark(mark.length);
        byte[] found = in.readNBytes(mark.length);
        in.reset();
        return Arrays.equals(found, mark);
    }
}
