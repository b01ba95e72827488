package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdlenessTest {

    private final List<String> done = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1;
    private final Idleness idleness = new Idleness(() -> now, () -> done.add("focus"), () -> done.add("lock"));

    @Test
    void bringsTheFocusHomeAfterTenSecondsAndLocksAfterFiveMinutes() {
        pass(Duration.ofMillis(9_999));
        assertThat(done).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(done).containsExactly("focus");
        pass(Duration.ofMillis(289_999));
        assertThat(done).containsExactly("focus");
        pass(Duration.ofMillis(1));
        assertThat(done).containsExactly("focus", "lock");
    }

    @Test
    void doesEachOnceUntilItIsTouchedAgain() {
        pass(Duration.ofMinutes(6));
        pass(Duration.ofMinutes(6));
        assertThat(done).containsExactly("focus", "lock");
        idleness.touch();
        pass(Duration.ofSeconds(10));
        assertThat(done).containsExactly("focus", "lock", "focus");
    }

    @Test
    void startsAnewAtEveryTouch() {
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(9));
            idleness.touch();
        }
        assertThat(done).isEmpty();
    }

    private void pass(Duration time) {
        now += time.toNanos();
        idleness.tick();
    }
}
