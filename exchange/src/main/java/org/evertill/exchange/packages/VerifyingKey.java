package org.evertill.exchange.packages;

import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Headquarters' public Ed25519 key, by which a register knows its packages. Safe on any thread. */
public final class VerifyingKey implements ManifestTrust {
    /** What every Ed25519 key's SubjectPublicKeyInfo begins with; the key itself follows. */
    private static final byte[] HEADING = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int LENGTH = HEADING.length + 32;

    private final byte[] encoded;

    private VerifyingKey(byte[] encoded) {
        this.encoded = encoded;
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
        if (encoded.length != LENGTH || !Arrays.equals(encoded, 0, HEADING.length, HEADING, 0, HEADING.length)) {
            throw new IllegalArgumentException("not an Ed25519 public key");
        }
        return new VerifyingKey(encoded.clone());
    }

    /** The base64 SPKI text. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(encoded);
    }

    @Override
    public boolean verifies(SignedManifest signed) {
        return verifies(signed.manifest(), signed.signature());
    }

    /** Whether the owner of the key signed these bytes. */
    public boolean verifies(byte[] bytes, byte[] signature) {
        try {
            Signature verification = Signature.getInstance(SigningKey.ALGORITHM);
            verification.initVerify(key());
            verification.update(bytes);
            return verification.verify(signature);
        } catch (SignatureException e) {
            // Thrown for a signature of the wrong length or form: one more way not to be signed.
            return false;
        } catch (InvalidKeyException e) {
            // Of the right form, but no point of the curve: nobody can have signed by it.
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new AssertionError("every Java platform has Ed25519", e);
        }
    }

    /** Not before it verifies: the first use of the platform's curves takes longer than to read a journal. */
    private PublicKey key() throws NoSuchAlgorithmException, InvalidKeySpecException {
        return KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }
}
