package org.evertill.commerce.staff;

import java.util.Arrays;
import java.util.Optional;

/** What a worker may do beyond ringing up sales. The code is what headquarters publishes. */
public enum Permission {
    /** 104: replace a line's price. */
    PRICE_OVERRIDE("price-override"),
    /** A negative unit price: an adjustment, not a sale. */
    ADJUSTMENT("adjustment"),
    /** 109: take a product back. */
    RETURN_PRODUCT("return-product"),
    /** 102: void a line. */
    VOID_PRODUCT("void-product"),
    /** 500: void the whole transaction. */
    VOID_TRANSACTION("void-transaction"),
    /** 917: switch the connection. */
    DATABASE_CONNECTION_STATUS("database-connection-status");

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The permission of this code; empty for one this register does not know, which then permits nothing. */
    public static Optional<Permission> ofCode(String code) {
        return Arrays.stream(values()).filter(permission -> permission.code.equals(code)).findFirst();
    }
}
