package org.evertill.exchange.packages;

/** Decides whether a manifest is headquarters'. */
public interface ManifestTrust {

    /** Whether a key that is trusted has signed it. */
    boolean verifies(SignedManifest signed);
}
