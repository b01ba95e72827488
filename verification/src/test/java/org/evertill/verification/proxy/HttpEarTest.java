package org.evertill.verification.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HttpEarTest {

    private static final String UPLOAD = "POST /api/v1/transactions";
    private static final String ANSWER = "{\"answers\":[]}";

    private final List<String> heard = new ArrayList<>();
    private final Overheard overheard = new Overheard();
    private final HttpEar ear = new HttpEar(overheard);

    @Test
    void knowsWhichRequestIsOnItsWayUntilItsAnswerHasPassed() {
        assertThat(ear.asking()).isEmpty();
        say("GET /api/v1/products/by-code/85123A?date=2010-12-01 HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(ear.asking()).isEqualTo("GET /api/v1/products/by-code/85123A?date=2010-12-01");
        answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(ear.asking()).as("the client has nothing of it").isNotEmpty();
        ear.passed();
        assertThat(ear.asking()).isEmpty();
        say("{\"a body\":\"comes alone\"}");
        assertThat(ear.asking()).isEmpty();
    }

    @Test
    void hearsAnAnswerHoweverItIsCutUpAndPacked() throws Exception {
        overheard.wish(UPLOAD, body -> heard.add(new String(body, StandardCharsets.UTF_8)));
        String counted = "HTTP/1.1 200 OK\r\ncontent-length: " + ANSWER.length() + "\r\n\r\n" + ANSWER;
        byte[] packed = gzip(ANSWER);
        byte[] chunked = join(
                bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n7\r\n"),
                part(packed, 0, 7), bytes("\r\n" + Integer.toHexString(packed.length - 7) + "\r\n"),
                part(packed, 7, packed.length - 7), bytes("\r\n0\r\n\r\n"));
        for (byte[] whole : List.of(bytes(counted), chunked)) {
            for (int piece : List.of(1, 5, whole.length)) {
                heard.clear();
                say(UPLOAD + " HTTP/1.1\r\nHost: x\r\n\r\n");
                for (int from = 0; from < whole.length; from += piece) {
                    byte[] some = part(whole, from, Math.min(piece, whole.length - from));
                    ear.answer(some, some.length);
                    ear.passed();
                }
                assertThat(heard).as("in pieces of %d", piece).containsExactly(ANSWER);
                assertThat(ear.asking()).isEmpty();
            }
        }
    }

    @Test
    void hearsOnlyWhatSomebodyWantsToHear() {
        overheard.wish(UPLOAD, body -> heard.add(new String(body, StandardCharsets.UTF_8)));
        say("GET /api/v1/health HTTP/1.1\r\n\r\n");
        answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(heard).isEmpty();
    }

    private void say(String request) {
        ear.request(bytes(request), bytes(request).length);
    }

    private void answer(String text) {
        ear.answer(bytes(text), bytes(text).length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] part(byte[] all, int from, int size) {
        byte[] part = new byte[size];
        System.arraycopy(all, from, part, 0, size);
        return part;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        }
        return packed.toByteArray();
    }
}
