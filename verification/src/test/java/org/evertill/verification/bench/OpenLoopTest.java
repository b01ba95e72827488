package org.evertill.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    @Test
    void tellsEachTheMomentItWasMeantForHoweverLateItBegins() throws Exception {
        long before = System.nanoTime();
        Duration time = Duration.ofMillis(30);
        List<Long> meant = new ArrayList<>();
        List<Long> begun = new ArrayList<>();
        try (ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor()) {
            OpenLoop.run(thread, new Random(3), 100, time, moment -> {
                meant.add(moment);
                begun.add(System.nanoTime());
            }).get(60, TimeUnit.SECONDS);
        }
        assertThat(meant).hasSize(100).isSorted();
        assertThat(meant.getFirst()).isGreaterThanOrEqualTo(before);
        assertThat(meant.getLast() - meant.getFirst()).isLessThan(time.toNanos());
        for (int one = 0; one < meant.size(); one++) {
            assertThat(begun.get(one)).isGreaterThanOrEqualTo(meant.get(one));
        }
    }
}
