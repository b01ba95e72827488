package org.evertill.exchange.packages;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a manifest and the signature over exactly these bytes; as JSON both are base64.
 *
 * @param keys how headquarters came to the key it signs by, oldest first; each step is signed by itself
 */
public record SignedManifest(byte[] manifest, byte[] signature, List<KeyStep> keys) {

    /** Without steps where none are said, as before there were any. */
    @JsonCreator
    public SignedManifest(@JsonProperty("manifest") byte[] manifest, @JsonProperty("signature") byte[] signature,
            @JsonProperty("keys") @Nullable List<KeyStep> keys) {
        this.manifest = manifest;
        this.signature = signature;
        this.keys = keys == null ? List.of() : List.copyOf(keys);
    }

    /** By headquarters' first key. */
    public SignedManifest(byte[] manifest, byte[] signature) {
        this(manifest, signature, List.of());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedManifest signed
                && Arrays.equals(signed.manifest, manifest) && Arrays.equals(signed.signature, signature)
                && signed.keys.equals(keys);
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
