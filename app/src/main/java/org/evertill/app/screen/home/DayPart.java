package org.evertill.app.screen.home;

import java.time.LocalTime;

/** The part of the day by which people are greeted. */
public enum DayPart {
    MORNING, AFTERNOON, EVENING;

    private static final LocalTime DAWN = LocalTime.of(5, 0);
    private static final LocalTime DUSK = LocalTime.of(18, 0);

    /** The part this time of day belongs to; the small hours belong to the evening before. */
    static DayPart of(LocalTime time) {
        if (time.isBefore(DAWN) || !time.isBefore(DUSK)) {
            return EVENING;
        }
        return time.isBefore(LocalTime.NOON) ? MORNING : AFTERNOON;
    }
}
