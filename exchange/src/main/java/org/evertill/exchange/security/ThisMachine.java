package org.evertill.exchange.security;

import java.util.Locale;

/** Which hosts are this machine by their very name: only to these may anything secret be said in clear. */
public final class ThisMachine {

    private ThisMachine() {
    }

    /** Whether a host, as it stands in an address, is this machine whatever the network says. */
    public static boolean is(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("::1") || name.equals("[::1]")
                || name.matches("127(\\.\\d{1,3}){3}");
    }
}
