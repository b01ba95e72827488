package org.evertill.verification.proxy;

import java.util.function.Consumer;

/** Who wants to hear the answers to which requests of a proxy's connections. Nobody, until told. Any thread. */
final class Overheard {

    private record Wish(String requestStart, Consumer<byte[]> answers) {}

    private volatile Wish wish = new Wish("", body -> { });

    void wish(String requestStart, Consumer<byte[]> answers) {
        wish = new Wish(requestStart, answers);
    }

    boolean wants(String request) {
        return !wish.requestStart.isEmpty() && request.startsWith(wish.requestStart);
    }

    void tell(String request, byte[] body) {
        if (wants(request)) {
            wish.answers.accept(body);
        }
    }
}
