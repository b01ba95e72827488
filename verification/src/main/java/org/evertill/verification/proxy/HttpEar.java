package org.evertill.verification.proxy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Listens at one connection: which request is on its way, and what the server answers to those somebody asked to hear.
 * Changes nothing and holds nothing up. Called by both pumps of the connection.
 */
final class HttpEar {

    private static final int REQUEST_LINE_MAX = 1_024;
    private static final String HEAD_END = "\r\n\r\n";

    private final Overheard overheard;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private String asking = "";
    private boolean heard;

    HttpEar(Overheard overheard) {
        this.overheard = overheard;
    }

    /** The client said this. */
    synchronized void request(byte[] bytes, int length) {
        String start = text(bytes, Math.min(length, REQUEST_LINE_MAX));
        int end = start.indexOf(" HTTP/1.1\r\n");
        // a body is JSON, and no line of it looks like a request's first
        if (end > 0 && start.substring(0, end).matches("[A-Z]+ /\\S*")) {
            asking = start.substring(0, end);
            heard = overheard.wants(asking);
            answer.reset();
        }
    }

    /** The server said this; the client may or may not get it. */
    synchronized void answer(byte[] bytes, int length) {
        if (!heard) {
            return;
        }
        answer.write(bytes, 0, length);
        Optional<byte[]> body = body(answer.toByteArray());
        if (body.isPresent()) {
            heard = false;
            overheard.tell(asking, body.get());
        }
    }

    /** The client has got the answer, or its beginning: the request is no longer on its way. */
    synchronized void passed() {
        if (!heard) {
            asking = "";
        }
    }

    /** The first line of the request on its way, without its version; empty when there is none. */
    synchronized String asking() {
        return asking;
    }

    private static Optional<byte[]> body(byte[] all) {
        String text = text(all, all.length);
        int headEnd = text.indexOf(HEAD_END);
        if (headEnd < 0) {
            return Optional.empty();
        }
        String head = text.substring(0, headEnd + 2).toLowerCase(Locale.ROOT);
        int from = headEnd + HEAD_END.length();
        Optional<byte[]> sent = header(head, "transfer-encoding").equals("chunked")
                ? joined(all, text, from)
                : counted(all, from, header(head, "content-length"));
        return sent.map(bytes -> header(head, "content-encoding").equals("gzip") ? unpacked(bytes) : bytes);
    }

    private static Optional<byte[]> counted(byte[] all, int from, String length) {
        int size = length.isEmpty() ? 0 : Integer.parseInt(length);
        return all.length < from + size ? Optional.empty() : Optional.of(part(all, from, size));
    }

    private static Optional<byte[]> joined(byte[] all, String text, int from) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int at = from;
        while (true) {
            int lineEnd = text.indexOf("\r\n", at);
            if (lineEnd < 0) {
                return Optional.empty();
            }
            int size = Integer.parseInt(text.substring(at, lineEnd).replaceFirst(";.*", "").strip(), 16);
            if (size == 0) {
                return Optional.of(chunks.toByteArray());
            }
            at = lineEnd + 2;
            if (all.length < at + size + 2) {
                return Optional.empty();
            }
            chunks.writeBytes(part(all, at, size));
            at += size + 2;
        }
    }

    private static byte[] unpacked(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException nonsense) {
            throw new IllegalStateException("The server sent an answer that is not packed as it says", nonsense);
        }
    }

    private static String header(String head, String name) {
        int at = head.indexOf("\r\n" + name + ":");
        if (at < 0) {
            return "";
        }
        int from = at + name.length() + 3;
        return head.substring(from, head.indexOf("\r\n", from)).strip();
    }

    private static byte[] part(byte[] all, int from, int size) {
        byte[] part = new byte[size];
        System.arraycopy(all, from, part, 0, size);
        return part;
    }

    /** One character a byte, so that a place in the text is a place in the bytes. */
    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
