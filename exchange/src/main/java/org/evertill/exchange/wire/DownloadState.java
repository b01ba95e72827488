package org.evertill.exchange.wire;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the download of one kind of package stands, at the register and as headquarters is told; the words are those
 * of the sync log. STARTED, AVAILABLE and REQUESTED may also be left for CANCELED, and any state at rest is left by the
 * next attempt, which begins at STARTED.
 *
 * <pre>
 *   STARTED ── a newer one is there ──► AVAILABLE ── worth fetching ──► REQUESTED ── all frames ──► DOWNLOADED
 *     │  │                                  │                              │                          │
 *     │  └── nothing newer ─► NO_DATA       └── not ours ─► APPLY_FAILED   └── DOWNLOAD_FAILED        ├─► APPLIED
 *     └── none to be had ─► CREATE_FAILED, DOWNLOAD_FAILED                                            └─► APPLY_FAILED
 *
 *   three failures in a row ──► SUSPENDED, until Sync now or the next sync interval; a package that was fetched
 *   three times and refused each time, until Sync now, a newer one, or a full one that gets past it
 * </pre>
 */
public enum DownloadState {
    /** The scale unit is being asked for its newest package. */
    STARTED("Started"),
    /** A newer package than the installed one is there. */
    AVAILABLE("Available"),
    /** Its frames are being fetched. */
    REQUESTED("Requested"),
    /** All frames are here; they are being checked and put together. */
    DOWNLOADED("Downloaded"),
    /** The package is in use. */
    APPLIED("Applied"),
    /** Given up because the program stops, a worker disconnected, or headquarters canceled it. */
    CANCELED("Canceled"),
    /** The scale unit has no package it can give. */
    CREATE_FAILED("Create failed"),
    /** The package did not come, or not whole; what came is kept. */
    DOWNLOAD_FAILED("Download failed"),
    /** The package came and is not to be used; the register goes on with what it had. */
    APPLY_FAILED("Apply failed"),
    /** There is nothing newer than what is installed. */
    NO_DATA("No data"),
    /** Not tried: paused by the profile, not for this register, or after too many failures. */
    SUSPENDED("Suspended");

    private final String word;

    DownloadState(String word) {
        this.word = word;
    }

    /** The word in the sync log. */
    public String word() {
        return word;
    }

    /** The state of a word; empty for one that is none. */
    public static Optional<DownloadState> ofWord(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }

    /** Whether an attempt has ended here. */
    public boolean isAtRest() {
        return switch (this) {
            case STARTED, AVAILABLE, REQUESTED, DOWNLOADED -> false;
            default -> true;
        };
    }

    /** Whether an attempt has ended here badly. */
    public boolean isFailure() {
        return this == CREATE_FAILED || this == DOWNLOAD_FAILED || this == APPLY_FAILED;
    }

    /** Whether somebody should look at it. */
    public boolean needsAttention() {
        return isFailure() || this == SUSPENDED;
    }

    /** The states a single step may lead to. */
    public Set<DownloadState> next() {
        return switch (this) {
            case STARTED -> EnumSet.of(AVAILABLE, NO_DATA, CREATE_FAILED, DOWNLOAD_FAILED, SUSPENDED, CANCELED);
            case AVAILABLE -> EnumSet.of(REQUESTED, DOWNLOADED, NO_DATA, DOWNLOAD_FAILED, APPLY_FAILED, CANCELED);
            case REQUESTED -> EnumSet.of(DOWNLOADED, DOWNLOAD_FAILED, APPLY_FAILED, CANCELED);
            case DOWNLOADED -> EnumSet.of(APPLIED, APPLY_FAILED);
            case APPLIED, CANCELED, CREATE_FAILED, DOWNLOAD_FAILED, APPLY_FAILED, NO_DATA, SUSPENDED ->
                    EnumSet.of(STARTED, SUSPENDED);
        };
    }

    /**
     * The step to another state.
     *
     * @throws IllegalStateException if there is no such step
     */
    public DownloadState to(DownloadState next) {
        if (!next().contains(next)) {
            throw new IllegalStateException("no step from " + this + " to " + next);
        }
        return next;
    }
}
