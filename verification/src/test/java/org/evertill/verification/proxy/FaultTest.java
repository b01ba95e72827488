package org.evertill.verification.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultTest {

    @Test
    void drawsTheSameFaultsFromTheSameSeed() {
        List<Fault> first = draw(20261121);
        assertThat(draw(20261121)).isEqualTo(first);
        assertThat(draw(20261122)).isNotEqualTo(first);
        assertThat(first).extracting(Fault::kind)
                .contains(Fault.Kind.REFUSE, Fault.Kind.RESET, Fault.Kind.HANG, Fault.Kind.RESET_AFTER_RESPONSE,
                        Fault.Kind.STALL, Fault.Kind.DRIP)
                .doesNotContain(Fault.Kind.PASS);
    }

    @Test
    void readsBackEveryFaultItWrites() {
        for (Fault fault : draw(7)) {
            assertThat(Fault.parse(fault.toString())).isEqualTo(fault);
        }
        assertThatThrownBy(() -> Fault.parse("explode")).hasMessageContaining("\"explode\" is no fault");
        assertThatThrownBy(() -> Fault.parse("stall")).hasMessage("stall takes one number");
    }

    private static List<Fault> draw(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 60).mapToObj(turn -> Fault.draw(random)).toList();
    }
}
