package org.evertill.syncagent;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a worker is doing. Any state but STOPPED may be left for DISCONNECTED and for STOPPED; apart from that:
 *
 * <pre>
 *   STOPPED ── start ──► IDLE ── begin ──► WORKING ── end, all well ──► IDLE
 *                         ▲                 │    ▲
 *                         │     end, failed │    │ begin (the wait is over, or Sync now)
 *                         │                 ▼    │
 *                         │               WAITING
 *                         └── connect ── DISCONNECTED
 * </pre>
 * The arrows are the methods of {@link WorkSchedule}.
 */
public enum WorkerState {
    /** Not started, or stopped with the program. */
    STOPPED,
    /** All well and nothing to do; a commit, Sync now or the sync interval begins a round. */
    IDLE,
    /** A round runs. */
    WORKING,
    /** The last round failed; a random wait runs, which only its end or a person cuts short. */
    WAITING,
    /** A worker took the register off the line with 917: nothing moves until 917 brings it back. */
    DISCONNECTED;

    /** The states a single step may lead to. */
    public Set<WorkerState> next() {
        return switch (this) {
            case STOPPED -> EnumSet.of(IDLE, DISCONNECTED);
            case IDLE, WAITING -> EnumSet.of(WORKING, DISCONNECTED, STOPPED);
            case WORKING -> EnumSet.of(IDLE, WAITING, DISCONNECTED, STOPPED);
            case DISCONNECTED -> EnumSet.of(IDLE, STOPPED);
        };
    }
}
