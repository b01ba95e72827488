package org.evertill.exchange.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PinHashTest {

    @Test
    void verifiesThePinItHashed() {
        String encoded = PinHash.of("1234");
        assertThat(encoded).startsWith("$argon2id$v=19$m=7168,t=5,p=1$").doesNotContain("1234");
        assertThat(PinHash.verify("1234", encoded)).isTrue();
        assertThat(PinHash.verify("1235", encoded)).isFalse();
        assertThat(PinHash.verify("", encoded)).isFalse();
        assertThat(PinHash.of("1234")).isNotEqualTo(encoded);
    }

    /** From RFC 9106's reference program: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32. */
    @Test
    void agreesWithTheReferenceProgram() {
        assertThat(PinHash.verify("password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
                + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")).isTrue();
    }

    @Test
    void refusesTextsThatAreNoHashOfOurs() {
        String encoded = PinHash.of("1234");
        assertThat(PinHash.verify("1234", "")).isFalse();
        assertThat(PinHash.verify("1234", "1234")).isFalse();
        assertThat(PinHash.verify("1234", encoded.replace("argon2id", "argon2i"))).isFalse();
        assertThat(PinHash.verify("1234", encoded.replace("m=7168", "m=999999"))).isFalse();
        assertThat(PinHash.verify("1234", encoded.replace("t=5", "t=0"))).isFalse();
        assertThat(PinHash.verify("1234", encoded.substring(0, encoded.length() - 1))).isFalse();
        assertThat(PinHash.verify("1234", encoded + "\n")).isFalse();
    }

    @Test
    void verifiesOnSeveralThreadsAtOnce() throws Exception {
        String encoded = PinHash.of("0000");
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            for (Future<Boolean> verified : executor.invokeAll(
                    IntStream.range(0, 12).mapToObj(i -> (Callable<Boolean>)
                            () -> PinHash.verify(i % 2 == 0 ? "0000" : "0001", encoded) == (i % 2 == 0)).toList())) {
                assertThat(verified.get()).isTrue();
            }
        }
    }
}
