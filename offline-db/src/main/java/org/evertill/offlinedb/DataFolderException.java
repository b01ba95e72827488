package org.evertill.offlinedb;

import org.jspecify.annotations.Nullable;

/** The data folder cannot be used. The message says to whoever starts the program what is wrong and what to do. */
public sealed class DataFolderException extends Exception permits DataFolderInUseException, JournalTooNewException {

    private static final long serialVersionUID = 1L;

    /** The folder or a file in it cannot be used, for this reason. */
    public DataFolderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    DataFolderException(String message) {
        super(message);
    }
}
