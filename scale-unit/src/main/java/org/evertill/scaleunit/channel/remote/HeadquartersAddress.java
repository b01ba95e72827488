package org.evertill.scaleunit.channel.remote;

import java.net.URI;
import org.evertill.exchange.security.ThisMachine;

/**
 * Where headquarters is: {@code https} anywhere, plain {@code http} on this machine only, since tokens and staff travel
 * on it.
 *
 * @param uri absolute, without user, query and fragment
 */
public record HeadquartersAddress(URI uri) {

    /** @throws IllegalArgumentException with a sentence, when it is none, or would send secrets in clear */
    public HeadquartersAddress {
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("\"" + uri + "\" is not the address of headquarters;"
                    + " write it like https://headquarters.example:8480");
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())
                && !("http".equalsIgnoreCase(uri.getScheme()) && ThisMachine.is(host))) {
            throw new IllegalArgumentException("Headquarters at " + uri + " would be spoken to in clear;"
                    + " plain http is for this machine only, use https");
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
