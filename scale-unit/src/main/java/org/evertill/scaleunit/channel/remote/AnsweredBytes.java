package org.evertill.scaleunit.channel.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** The body of an answer. That it breaks off says that whoever answered is away. */
final class AnsweredBytes extends FilterInputStream {
    private final Function<IOException, IOException> away;

    /** @param away what is thrown for one that broke off */
    AnsweredBytes(InputStream body, Function<IOException, IOException> away) {
        super(body);
        this.away = away;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw away.apply(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw away.apply(e);
        }
    }
}
