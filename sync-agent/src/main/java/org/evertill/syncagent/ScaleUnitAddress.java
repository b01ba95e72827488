package org.evertill.syncagent;

import java.net.URI;
import java.net.URISyntaxException;
import org.evertill.exchange.security.ThisMachine;
import org.jspecify.annotations.Nullable;

/**
 * Where the scale unit is: {@code https} anywhere, plain {@code http} on this machine only, since device tokens and
 * PINs travel on it.
 *
 * @param uri absolute, without user, query and fragment
 */
public record ScaleUnitAddress(URI uri) {

    public ScaleUnitAddress {
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("\"" + uri + "\" is not the address of a scale unit;"
                    + " write it like https://scale-unit.example:8443");
        }
        if (!isAllowed(uri.getScheme(), host)) {
            throw new IllegalArgumentException("The scale unit at " + uri + " would be spoken to in clear;"
                    + " plain http is for this machine only, use https");
        }
    }

    /**
     * Reads an address as people type it.
     *
     * @throws IllegalArgumentException with a sentence, when it is none, or would send secrets in clear
     */
    public static ScaleUnitAddress of(String text) {
        try {
            return new ScaleUnitAddress(new URI(text.strip()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("\"" + text.strip() + "\" is not the address of a scale unit;"
                    + " write it like https://scale-unit.example:8443", e);
        }
    }

    private static boolean isAllowed(@Nullable String scheme, String host) {
        return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme) && ThisMachine.is(host);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
