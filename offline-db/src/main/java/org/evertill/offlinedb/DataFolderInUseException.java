package org.evertill.offlinedb;

/** Another program works in the data folder. */
public final class DataFolderInUseException extends DataFolderException {

    private static final long serialVersionUID = 1L;

    DataFolderInUseException(String message) {
        super(message);
    }
}
