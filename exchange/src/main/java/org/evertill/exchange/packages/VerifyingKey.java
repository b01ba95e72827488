package org.evertill.exchange.packages;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Headquarters' public Ed25519 key, by which a register knows its packages. Safe on any thread. */
public final class VerifyingKey implements ManifestTrust {
    private final PublicKey key;

    private VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /**
     * The key of its base64 SPKI text, as activation answers it.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static VerifyingKey ofBase64(String text) {
        return ofBytes(Base64.getDecoder().decode(text));
    }

    static VerifyingKey ofBytes(byte[] encoded) {
        try {
            return new VerifyingKey(
                    KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }

    /** The base64 SPKI text. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    @Override
    public boolean verifies(SignedManifest signed) {
        return verifies(signed.manifest(), signed.signature());
    }

    /** Whether the owner of the key signed these bytes. */
    public boolean verifies(byte[] bytes, byte[] signature) {
        try {
            Signature verification = Signature.getInstance(SigningKey.ALGORITHM);
            verification.initVerify(key);
            verification.update(bytes);
            return verification.verify(signature);
        } catch (SignatureException e) {
            // Thrown for a signature of the wrong length or form: one more way not to be signed.
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java platform has Ed25519", e);
        }
    }
}
