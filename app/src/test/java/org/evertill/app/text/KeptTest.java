package org.evertill.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final Kept<String> kept = new Kept<>();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void givesTheSameWhileItsPartsAreEqual() {
        String first = of("bread", 3);
        assertThat(of("bread", 3)).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void makesItAnewWhenAnyPartHasChanged() {
        of("bread", 3);
        assertThat(of("bread", 4)).isEqualTo("bread 4");
        assertThat(of("milk", 4)).isEqualTo("milk 4");
        assertThat(of("bread", 3)).isEqualTo("bread 3");
        assertThat(made).hasValue(4);
    }

    private String of(String name, int count) {
        return kept.of(() -> {
            made.incrementAndGet();
            return name + ' ' + count;
        }, name, count);
    }
}
