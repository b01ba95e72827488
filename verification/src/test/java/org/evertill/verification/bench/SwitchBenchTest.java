package org.evertill.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(9)
class SwitchBenchTest {

    @TempDir
    private Path folder;

    /** The run itself ends with an exception when a line is lost or out of its order. Speed is the command's matter. */
    @Test
    void keepsEveryLineAndTheirOrderHoweverTheNetworkIsCut() throws Exception {
        List<Measurement> results = new SwitchBench().run(folder, 1);
        assertThat(results).extracting(Measurement::name).containsExactly(
                "switch: half-open", "switch: stalled in the answer", "switch: slow drip", "switch: refused",
                "switch: reset", "switch: reset instead of answer",
                "switch over https: half-open", "switch over https: stalled in the answer",
                "switch over https: slow drip", "switch over https: refused", "switch over https: reset",
                "switch over https: reset instead of answer");
    }

    @Test
    void judgesWhatNineteenOfTwentyDoNotExceed() {
        List<Long> good = LongStream.rangeClosed(1, 19).map(n -> n * 5_000).boxed().toList();
        assertThat(measured(good, 900_000L).holds()).isTrue();
        assertThat(measured(good, 900_000L).figures())
                .containsEntry("milliseconds", new BigDecimal("95.000"))
                .containsEntry("worstMilliseconds", new BigDecimal("900.000"))
                .containsEntry("limitMilliseconds", new BigDecimal("100.000"));
        assertThat(measured(good.subList(0, 18), 101_000L, 900_000L).holds()).isFalse();
        assertThat(measured(List.of(), 101_000L).holds()).isFalse();
    }

    private static Measurement measured(List<Long> good, Long... more) {
        List<Long> all = new ArrayList<>(good);
        all.addAll(List.of(more));
        return new Measurement("made up", all, Limit.forNearlyAll(100));
    }
}
