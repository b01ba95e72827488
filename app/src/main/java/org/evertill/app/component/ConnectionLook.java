package org.evertill.app.component;

/** The six ways a connection looks. The state machine has three states; these add what a cashier should know. */
public enum ConnectionLook {
    /** The scale unit answers. */
    ONLINE("online", "mdral-cloud_done"),
    /** It answers, and packages are on their way. */
    CATCHING_UP("online", "mdral-cloud_done"),
    /** It does not answer; sales go on. */
    OFFLINE("offline", "mdral-cloud_off"),
    /** It is being tried again; sales go on. */
    RECONNECTING("reconnecting", "mdrmz-sync"),
    /** A worker took the register off the line. */
    MANUAL("manual", "mdral-link_off"),
    /** There is nothing to sell from without the scale unit. */
    UNAVAILABLE("unavailable", "mdral-error");

    private final String style;
    private final String icon;

    ConnectionLook(String style, String icon) {
        this.style = style;
        this.icon = icon;
    }

    /** The pseudo-class and style name of its colours. */
    public String style() {
        return style;
    }

    /** The literal of its icon. */
    public String icon() {
        return icon;
    }
}
