package org.evertill.commerce.transaction;

/** The journal could not be written or read: the disk is full, gone or broken. Selling stops until it is mended. */
public final class JournalUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean diskFull;

    /**
     * @param diskFull whether the reason is a full disk, which the cashier can be told to mend
     */
    public JournalUnavailableException(String message, boolean diskFull, Throwable cause) {
        super(message, cause);
        this.diskFull = diskFull;
    }

    /** Whether the reason is a full disk. */
    public boolean isDiskFull() {
        return diskFull;
    }
}
