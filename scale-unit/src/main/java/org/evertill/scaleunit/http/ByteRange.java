package org.evertill.scaleunit.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One range of bytes of a representation, as RFC 9110 section 14 asks for it. */
public record ByteRange(long first, long last) {
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * Answers with all bytes (200), with the one range asked for (206), or says that it lies outside (416). Anything
     * else in the header is ignored, as the RFC allows.
     */
    public static void send(Context context, byte[] bytes) {
        context.header("Accept-Ranges", "bytes");
        String header = context.header("Range");
        Matcher matcher = ONE_RANGE.matcher(header == null ? "" : header);
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            context.result(bytes);
            return;
        }
        Optional<ByteRange> range = of(matcher.group(1), matcher.group(2), bytes.length);
        if (range.isEmpty()) {
            context.header("Content-Range", "bytes */" + bytes.length);
            throw ProblemException.of(416, "range-not-satisfiable", "Range not satisfiable",
                    "There are " + bytes.length + " bytes.");
        }
        ByteRange part = range.get();
        context.status(206).header("Content-Range", "bytes " + part.first + "-" + part.last + "/" + bytes.length);
        context.result(Arrays.copyOfRange(bytes, (int) part.first, (int) part.last + 1));
    }

    private static Optional<ByteRange> of(String first, String last, long length) {
        if (first.isEmpty()) {
            long suffix = Math.min(Long.parseLong(last), length);
            return suffix == 0 ? Optional.empty() : Optional.of(new ByteRange(length - suffix, length - 1));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? length - 1 : Math.min(Long.parseLong(last), length - 1);
        return from >= length || from > to ? Optional.empty() : Optional.of(new ByteRange(from, to));
    }
}
