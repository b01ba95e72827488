package org.evertill.app.screen.connection;

/** What is said of the looks for packages on the screens. */
public enum LookWord {
    /** In place of how quickly the scale unit answers: when it was last looked for in vain. */
    FAILED,
    /** Beside the sentence that says what was met: since when. */
    FAILED_SINCE,
    /** Under the connection: since when nothing was synchronised. */
    NOT_SYNCED,
    /** The offline profile pauses packages, as a sentence. */
    PAUSED,
    /** The same in two words. */
    PAUSED_BRIEFLY,
    /** A package failed so often that it is left alone, as a sentence. */
    RESTING
}
