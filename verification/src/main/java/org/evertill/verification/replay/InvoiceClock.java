package org.evertill.verification.replay;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The time of the invoice that is being rung; set by the cashier, read by the register's threads. */
final class InvoiceClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    InvoiceClock() {
        this(new AtomicReference<>(Instant.EPOCH), ZoneOffset.UTC);
    }

    private InvoiceClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Puts the clock to a local time of the shop; one that a change of clocks left out is an hour later. */
    void set(LocalDateTime local) {
        now.set(local.atZone(ReplayStore.ZONE).toInstant());
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new InvoiceClock(now, other);
    }
}
