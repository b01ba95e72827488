package org.evertill.commerce.operation;

/** Whether an operation works without the scale unit. */
public enum OfflineRule {
    /** Online and offline alike. */
    ALWAYS,
    /** Only while the scale unit answers; offline its button carries a badge and says why. */
    ONLINE_ONLY
}
