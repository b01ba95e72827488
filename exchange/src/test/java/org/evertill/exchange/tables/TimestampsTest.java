package org.evertill.exchange.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampsTest {

    @Test
    void readsBackWhatItWrote() {
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(-60_000_000_000_000L, 250_000_000_000_000L));
            assertThat(Timestamps.parse(Timestamps.text(instant))).as(instant.toString()).isEqualTo(instant);
        }
    }

    @Test
    void readsEveryFormThatIsAnInstant() {
        for (String text : new String[] {"2026-11-21T08:00:00Z", "2026-11-21T08:00:00.123456Z",
            "2026-11-21T24:00:00.000Z", "2016-12-31T23:59:60.000Z", "2026-11-21T08:00:00.123+01:00"}) {
            assertThat(Timestamps.parse(text)).as(text).isEqualTo(Instant.parse(text));
        }
    }

    @Test
    void refusesWhatIsNone() {
        for (String text : new String[] {"", "2026-11-21T08:00:00.123", "2026-02-30T08:00:00.123Z",
            "2026-13-01T08:00:00.123Z", "2026-11-21T25:00:00.123Z", "2026-11-21 08:00:00.123Z",
            "2026-11-21T08:00:00.12aZ", "2026-11-21T08:00:00,123Z", "٢٠٢٦-11-21T08:00:00.123Z"}) {
            assertThatThrownBy(() -> Timestamps.parse(text)).as(text).isInstanceOf(DateTimeException.class);
        }
    }
}
