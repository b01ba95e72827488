package org.evertill.scaleunit.headquarters.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a schedule runs by itself, as people write it. */
class RecurrenceTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "every 5m | every 5m", "EVERY  90 s | every 90s", "every 120m | every 2h", "every 48h | every 2d",
        "daily 12:00,06:30 | daily 06:30,12:00", "daily 6:30, 06:30 | daily 06:30",
        " cron 0 0 6 * * * | cron 0 0 6 * * *"
    })
    void isKeptAsItIsWrittenBest(String written, String text) {
        Recurrence recurrence = Recurrence.parse(written);
        assertThat(recurrence.text()).isEqualTo(text);
        assertThat(Recurrence.parse(text)).isEqualTo(recurrence);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "hourly", "every", "every 5", "every 5x", "every 9s", "every 32d", "every 999999d", "daily", "daily 25:00",
        "daily 6", "cron", "cron 0 0 6", "cron 61 0 6 * * *"
    })
    void whatIsNoneIsRefusedInASentence(String written) {
        assertThatThrownBy(() -> Recurrence.parse(written)).isInstanceOf(RowRefusedException.class)
                .hasMessageContaining(written.strip()).hasMessageEndingWith(".");
    }

    @Test
    void aPauseCountsFromTheEndOfTheLastRun() {
        assertThat(times("every 5m", "2026-11-21T10:00:07", 2)).containsExactly(
                "2026-11-21T10:05:07", "2026-11-21T10:10:07");
    }

    @Test
    void timesOfDayAreThoseOfHeadquartersZone() {
        assertThat(times("daily 06:30,12:00", "2026-11-21T06:30:00", 3)).containsExactly(
                "2026-11-21T12:00:00", "2026-11-22T06:30:00", "2026-11-22T12:00:00");
        assertThat(times("cron 0 0 6 * * MON", "2026-11-21T06:30:00", 2)).containsExactly(
                "2026-11-23T06:00:00", "2026-11-30T06:00:00");
    }

    @Test
    void anHourThatTheClocksSkipInSpringIsMadeUpForOnTheSameDay() {
        assertThat(times("daily 02:30", "2026-03-07T12:00:00", 3)).containsExactly(
                "2026-03-08T03:30:00", "2026-03-09T02:30:00", "2026-03-10T02:30:00");
        assertThat(times("daily 01:30,03:00", "2026-03-07T12:00:00", 3)).containsExactly(
                "2026-03-08T01:30:00", "2026-03-08T03:00:00", "2026-03-09T01:30:00");
    }

    @Test
    void anHourThatTheClocksRepeatInAutumnCountsOnce() {
        assertThat(times("daily 01:30,06:00", "2026-10-31T12:00:00", 3)).containsExactly(
                "2026-11-01T01:30:00", "2026-11-01T06:00:00", "2026-11-02T01:30:00");
        Instant secondTime = Instant.parse("2026-11-01T07:30:00Z");
        assertThat(Recurrence.parse("daily 01:30").after(secondTime.minusSeconds(60), CHICAGO))
                .isEqualTo(at("2026-11-02T01:30:00"));
    }

    @Test
    void cronCountsARepeatedHourOnceAndLeavesASkippedOneOut() {
        assertThat(times("cron 0 30 1 * * *", "2026-10-31T12:00:00", 2)).containsExactly(
                "2026-11-01T01:30:00", "2026-11-02T01:30:00");
        assertThat(times("cron 0 30 2 * * *", "2026-03-07T12:00:00", 2)).containsExactly(
                "2026-03-09T02:30:00", "2026-03-10T02:30:00");
        assertThat(times("cron 0 0 6 * * MON-FRI", "2026-11-20T06:00:00", 1)).containsExactly("2026-11-23T06:00:00");
    }

    private static List<String> times(String recurrence, String after, int howMany) {
        List<String> times = new ArrayList<>();
        Instant last = at(after);
        for (int i = 0; i < howMany; i++) {
            last = Recurrence.parse(recurrence).after(last, CHICAGO);
            String text = last.atZone(CHICAGO).toLocalDateTime().toString();
            times.add(text.length() == "2026-11-21T10:00".length() ? text + ":00" : text);
        }
        return times;
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CHICAGO).toInstant();
    }
}
