package org.evertill.exchange.packages;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.evertill.exchange.tables.TableSchema;
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

    /** Whether it says that it is of a schema; whether that is true, whoever installs it looks first of all. */
    public boolean saysSchema(TableSchema schema) {
        try {
            return PackageManifest.ofJson(manifest).schemaVersion() == schema.version();
        } catch (IOException unreadable) {
            return false;
        }
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
