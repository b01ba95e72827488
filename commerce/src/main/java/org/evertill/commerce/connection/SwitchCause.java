package org.evertill.commerce.connection;

/** Why the connection changed, or why an attempt to change it failed. Texts for each are the screens' matter. */
public enum SwitchCause {
    /** The register has just started. */
    STARTED,
    /** No answer within the profile's time. */
    NO_ANSWER,
    /** Nobody listens at the scale unit's address, or the network is down. */
    UNREACHABLE,
    /** Something answered, but not as a scale unit does. */
    NOT_A_SCALE_UNIT,
    /** The scale unit said it cannot answer (5xx). */
    SERVER_ERROR,
    /** The scale unit does not accept this register's device token. */
    NOT_ACTIVATED,
    /** A worker pressed Disconnect (917). */
    DISCONNECTED_BY_WORKER,
    /** A worker pressed Connect (917) and the scale unit answered. */
    CONNECTED_BY_WORKER,
    /** The register's own attempt was answered. */
    RECONNECTED
}
