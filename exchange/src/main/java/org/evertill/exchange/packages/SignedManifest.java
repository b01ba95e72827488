package org.evertill.exchange.packages;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a manifest and the signature over exactly these bytes; as JSON both are base64.
 */
public record SignedManifest(byte[] manifest, byte[] signature) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedManifest signed
                && Arrays.equals(signed.manifest, manifest) && Arrays.equals(signed.signature, signature);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(manifest) + Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return "SignedManifest[" + manifest.length + " bytes]";
    }
}
