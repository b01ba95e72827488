package org.evertill.app.screen.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DayPartTest {

    @Test
    void theSmallHoursBelongToTheEveningBefore() {
        assertThat(Stream.of("00:00", "04:59", "05:00", "11:59", "12:00", "17:59", "18:00", "23:59")
                .map(LocalTime::parse).map(DayPart::of)).containsExactly(DayPart.EVENING, DayPart.EVENING,
                DayPart.MORNING, DayPart.MORNING, DayPart.AFTERNOON, DayPart.AFTERNOON, DayPart.EVENING,
                DayPart.EVENING);
    }
}
