package org.evertill.verification.replay;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of the invoice that is being rung; set by the cashier, read by the register thread. */
final class InvoiceClock extends Clock {

    private volatile Instant now = Instant.EPOCH;

    /** Puts the clock to a local time of the shop; one that a change of clocks left out is an hour later. */
    void set(LocalDateTime local) {
        now = local.atZone(ReplayStore.ZONE).toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
