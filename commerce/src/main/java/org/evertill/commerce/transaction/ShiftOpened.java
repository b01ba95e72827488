package org.evertill.commerce.transaction;

import java.time.Instant;
import java.util.UUID;
import org.evertill.commerce.shift.Shift;

/** A shift began. The entry's id is the shift's. */
public record ShiftOpened(Shift shift) implements JournalEntry {

    @Override
    public UUID id() {
        return shift.id();
    }

    @Override
    public Instant at() {
        return shift.openedAt();
    }

    @Override
    public String workerNumber() {
        return shift.openedBy();
    }
}
