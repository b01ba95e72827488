package org.evertill.exchange.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Argon2idTest {

    /** The example of RFC 7693, appendix A. */
    @Test
    void hashesAsBlake2bDoes() {
        assertThat(HexFormat.of().formatHex(Blake2b.hash(64, "abc".getBytes(StandardCharsets.US_ASCII)))).isEqualTo(
                "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
    }

    /** Another implementation, over all that a hash from a package may ask for, and lengths around full blocks. */
    @Test
    void agreesWithAnotherImplementation() {
        Random random = new Random(9106);
        for (int time = 0; time < 60; time++) {
            int lanes = 1 + random.nextInt(4);
            int kibibytes = 8 * lanes + random.nextInt(700);
            int iterations = 1 + random.nextInt(4);
            int length = 16 + random.nextInt(100);
            byte[] word = bytes(random, random.nextInt(140));
            byte[] salt = bytes(random, 8 + random.nextInt(60));
            assertThat(Argon2id.hash(word, salt, kibibytes, iterations, lanes, length))
                    .as("m=%d t=%d p=%d, %d bytes", kibibytes, iterations, lanes, length)
                    .isEqualTo(Argon2Function.getInstance(kibibytes, iterations, lanes, length, Argon2.ID)
                            .hash(word, salt).getBytes());
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
