package org.evertill.commerce.connection;

/** Why the connection changed, or why an attempt to change it failed. Texts for each are the screens' matter. */
public enum SwitchCause {
    /** The register has just started. */
    STARTED,
    /** No answer within the profile's time. */
    NO_ANSWER,
    /** There is no way to the scale unit's address: the network is down, or its name is not known. */
    UNREACHABLE,
    /** The machine is there, but nobody listens at the scale unit's address. */
    CONNECTION_REFUSED,
    /** Something answered, but not as a scale unit does. */
    NOT_A_SCALE_UNIT,
    /** What answered has no certificate this register trusts: not the scale unit, or its certificate was changed. */
    CERTIFICATE_NOT_TRUSTED,
    /** The scale unit said it cannot answer (5xx). */
    SERVER_ERROR,
    /** The scale unit does not accept this register's device token. */
    NOT_ACTIVATED,
    /** The cashier was asked whether to go offline and wanted to stay online. Never the cause of a switch. */
    PROMPT_DECLINED,
    /** A worker pressed Disconnect (917). */
    DISCONNECTED_BY_WORKER,
    /** A worker pressed Connect (917) and the scale unit answered. */
    CONNECTED_BY_WORKER,
    /** The register's own attempt was answered. */
    RECONNECTED
}
