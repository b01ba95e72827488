package org.evertill.offlinedb;

import java.nio.file.Path;

/** The journal was written by a newer Evertill than this one. It has not been touched. */
public final class JournalTooNewException extends DataFolderException {

    private static final long serialVersionUID = 1L;

    JournalTooNewException(Path journal, int found, int known) {
        super("The installed Evertill is older than the data in " + journal + ": the journal has version " + found
                + " and this program knows " + known + ". Nothing was changed. Install the newer Evertill again.");
    }
}
