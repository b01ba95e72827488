package org.evertill.syncagent;

import java.io.IOException;
import okhttp3.Request;

/**
 * One request to the scale unit and how its answer is read; nothing is sent until a {@link ScaleUnitLine} does.
 *
 * @param contentType  what the answer must say it is; empty when it has no body
 * @param bodyBytesMax a longer answer is not read to its end
 */
public record ScaleUnitCall<T>(Request request, String contentType, long bodyBytesMax, Decoder<T> decoder) {

    /** Reads the body of an answer. */
    @FunctionalInterface
    interface Decoder<T> {

        /** The value of the body's bytes, or an exception when they are not what was asked for. */
        T decode(byte[] body) throws IOException;
    }

    /** Whether sending it twice is the same as sending it once, whatever it says. */
    boolean isRead() {
        return request.method().equals("GET");
    }

    @Override
    public String toString() {
        return request.method() + " " + request.url().encodedPath();
    }
}
