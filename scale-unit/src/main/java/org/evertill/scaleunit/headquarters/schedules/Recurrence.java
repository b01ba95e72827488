package org.evertill.scaleunit.headquarters.schedules;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evertill.scaleunit.headquarters.RowRefusedException;

/**
 * When a schedule runs by itself, as people write it: {@code every 5m}, {@code daily 06:30,12:00},
 * {@code cron 0 0 6 * * *} (second, minute, hour, day, month, weekday).
 */
public sealed interface Recurrence {

    /** As it is written and kept. */
    String text();

    /** For the scheduler; times of day are those of the zone. */
    Schedule in(ZoneId zone);

    /** The first time after another. */
    default Instant after(Instant time, ZoneId zone) {
        return in(zone).getNextExecutionTime(ExecutionComplete.simulatedSuccess(time));
    }

    /**
     * Reads what somebody wrote.
     *
     * @throws RowRefusedException with a sentence, when it is none
     */
    static Recurrence parse(String written) {
        String[] parts = written.strip().split("\\s+", 2);
        String rest = parts.length < 2 ? "" : parts[1];
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "every" -> Every.parse(rest);
            case "daily" -> Daily.parse(rest);
            case "cron" -> Cron.parse(rest);
            default -> throw new RowRefusedException("'" + written.strip() + "' says no recurrence; write every 5m,"
                    + " daily 06:30,12:00 or cron 0 0 6 * * *.");
        };
    }

    /** So long after the end of the last run. */
    record Every(Duration pause) implements Recurrence {
        private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})\\s*([smhd])");
        private static final SequencedMap<String, Duration> UNITS = new LinkedHashMap<>();
        /** The scheduler itself looks every few seconds what is due. */
        private static final Duration SHORTEST = Duration.ofSeconds(10);
        private static final Duration LONGEST = Duration.ofDays(31);

        static {
            UNITS.put("d", Duration.ofDays(1));
            UNITS.put("h", Duration.ofHours(1));
            UNITS.put("m", Duration.ofMinutes(1));
            UNITS.put("s", Duration.ofSeconds(1));
        }

        private static Every parse(String written) {
            Matcher matcher = WRITTEN.matcher(written.toLowerCase(Locale.ROOT));
            Duration pause = matcher.matches()
                    ? UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1))) : Duration.ZERO;
            if (pause.compareTo(SHORTEST) < 0 || pause.compareTo(LONGEST) > 0) {
                throw new RowRefusedException("'every " + written + "' is not understood; write a number and s, m, h or"
                        + " d, from 10s to 31d.");
            }
            return new Every(pause);
        }

        @Override
        public String text() {
            var unit = UNITS.entrySet().stream()
                    .filter(entry -> pause.toSeconds() % entry.getValue().toSeconds() == 0).findFirst().orElseThrow();
            return "every " + pause.toSeconds() / unit.getValue().toSeconds() + unit.getKey();
        }

        @Override
        public Schedule in(ZoneId zone) {
            return FixedDelay.of(pause);
        }
    }

    /** At times of day. One that the clocks skip in spring comes as much later, one they repeat in autumn once. */
    record Daily(List<LocalTime> times) implements Recurrence {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

        public Daily {
            times = times.stream().distinct().sorted().toList();
        }

        private static Daily parse(String written) {
            try {
                return new Daily(Arrays.stream(written.split("[,\\s]+"))
                        .map(time -> LocalTime.parse(time, TIME)).toList());
            } catch (DateTimeParseException e) {
                throw new RowRefusedException("'daily " + written + "' is not understood; write times of day such as"
                        + " 06:30,12:00.");
            }
        }

        @Override
        public String text() {
            return "daily " + times.stream().map(LocalTime::toString).collect(Collectors.joining(","));
        }

        @Override
        public Schedule in(ZoneId zone) {
            return new com.github.kagkarlsson.scheduler.task.schedule.Daily(zone, times);
        }
    }

    /** As cron knows it, with seconds. */
    record Cron(String pattern) implements Recurrence {

        private static Cron parse(String written) {
            Cron cron = new Cron(written.strip());
            try {
                cron.in(ZoneId.of("UTC"));
            } catch (IllegalArgumentException e) {
                throw new RowRefusedException("'cron " + written + "' is not understood; write second, minute, hour,"
                        + " day, month and weekday, such as 0 0 6 * * *.");
            }
            return cron;
        }

        @Override
        public String text() {
            return "cron " + pattern;
        }

        @Override
        public Schedule in(ZoneId zone) {
            return new CronSchedule(pattern, zone);
        }
    }
}
