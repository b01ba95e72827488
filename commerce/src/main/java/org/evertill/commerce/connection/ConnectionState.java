package org.evertill.commerce.connection;

import java.util.EnumSet;
import java.util.Set;

/** Where a register's questions go. The diagram of the steps between them is on {@link Connection}. */
public enum ConnectionState {
    /** Questions go to the scale unit. */
    ONLINE,
    /** The scale unit did not answer: questions go to the offline database, and the register comes back by itself. */
    OFFLINE,
    /** A worker took the register off the line with 917; only 917 brings it back, also after a restart. */
    DISCONNECTED;

    /** The states a single step may lead to. */
    public Set<ConnectionState> next() {
        return switch (this) {
            case ONLINE -> EnumSet.of(OFFLINE, DISCONNECTED);
            case OFFLINE -> EnumSet.of(ONLINE);
            case DISCONNECTED -> EnumSet.of(ONLINE, OFFLINE);
        };
    }
}
