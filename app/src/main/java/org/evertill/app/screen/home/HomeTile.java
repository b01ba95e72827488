package org.evertill.app.screen.home;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.evertill.commerce.operation.OperationCatalog;

/** What the home screen leads to besides a sale, in the order of its tiles. */
public enum HomeTile {
    RETURN(109, "mdoal-assignment_return", "F8"),
    PRICE_CHECK(101, "mdomz-request_quote", "F7"),
    SEARCH(108, "mdomz-search", "F2"),
    /** The connection status, which is no operation. */
    STATUS(0, "mdoal-cloud_queue", "ctrl I"),
    LOCK(703, "mdoal-lock", "ctrl L"),
    SIGN_OFF(701, "mdoal-exit_to_app", "");

    private final int operation;
    private final String icon;
    private final String key;

    HomeTile(int operation, String icon, String key) {
        this.operation = operation;
        this.icon = icon;
        this.key = key;
    }

    /** Those this register can do. */
    static List<HomeTile> there() {
        return Arrays.stream(values())
                .filter(tile -> tile.operation().isEmpty() || OperationCatalog.has(tile.operation)).toList();
    }

    /** The number of the operation it means; empty for what is none. */
    public OptionalInt operation() {
        return operation == 0 ? OptionalInt.empty() : OptionalInt.of(operation);
    }

    /** The literal of its icon. */
    String icon() {
        return icon;
    }

    /** Its shortcut, {@code ctrl} spelt out; empty for none. */
    String key() {
        return key;
    }
}
