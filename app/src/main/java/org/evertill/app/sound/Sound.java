package org.evertill.app.sound;

import java.util.List;

/** The sounds of a register. Each is short, and none is the only sign of what it says. */
public enum Sound {
    /** A line was rung up. */
    ADDED(0, new Note(1800, 60)),
    /** What was scanned was not added. */
    NOT_ADDED(0, new Note(300, 120), new Note(Note.REST, 60), new Note(300, 120)),
    /** The sale is paid. */
    PAID(0, new Note(880, 90), new Note(1175, 90)),
    /** The scale unit does not answer; sales go on. */
    OFFLINE(-12, new Note(660, 110), new Note(494, 110)),
    /** The scale unit answers again. */
    ONLINE(-12, new Note(494, 110), new Note(660, 110));

    private final int decibels;
    private final List<Note> notes;

    Sound(int decibels, Note... notes) {
        this.decibels = decibels;
        this.notes = List.of(notes);
    }

    /** Loudness against the loudest of them. */
    int decibels() {
        return decibels;
    }

    List<Note> notes() {
        return notes;
    }

    /**
     * One tone.
     *
     * @param hertz {@link #REST} for silence
     */
    record Note(int hertz, int millis) {

        static final int REST = 0;
    }
}
