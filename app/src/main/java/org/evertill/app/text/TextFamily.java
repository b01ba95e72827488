package org.evertill.app.text;

import java.util.Locale;

/** Texts that belong to a closed set of constants or published numbers instead of a place on a screen. */
public enum TextFamily {
    /** Sentences for {@code RefusalReason}. */
    REFUSAL,
    /** Why a connection was lost, for {@code SwitchCause}. */
    CAUSE,
    /** Titles for {@code Prompt.Subject}. */
    PROMPT,
    /** What one may do with a {@code Permission}. */
    PERMISSION,
    /** Words on the buttons of operations, by number. */
    ACTION,
    /** Names of the scheduler's jobs, by number. */
    JOB,
    /** States of a synchronisation attempt. */
    STATE,
    /** What a register lacks for an outage, for {@code MissingPart}. */
    MISSING,
    /** Why a data package was not installed, for {@code PackageFault}. */
    PACKAGE_FAULT,
    /** What the button of an {@code Appearance} says. */
    APPEARANCE,
    /** How a {@code DayPart} is greeted. */
    GREETING,
    /** What a {@code HomeTile} leads to. */
    HOME,
    /** What an attempt at synchronising met, for {@code SyncFault}. */
    SYNC_FAULT,
    /** What is said of diagnostics, and in them, for {@code DiagnosticsWord}. */
    DIAGNOSTICS,
    /** What is said of looking for packages, for {@code LookWord}. */
    LOOK;

    /** The bundle's key for a constant or code of this family. */
    public String key(String constant) {
        return (name() + '.' + constant).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
