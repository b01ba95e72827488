package org.evertill.commerce.connection;

/** Whether the register could sell without the scale unit right now. */
public enum OfflineReadiness {
    /** An offline database is there. */
    READY,
    /** Headquarters says Support offline = No for this register. */
    NOT_SUPPORTED,
    /** No data package has ever been applied, or its files have been thrown away. */
    NEVER_SYNCHRONISED
}
