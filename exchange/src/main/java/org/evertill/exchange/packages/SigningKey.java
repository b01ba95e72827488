package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.evertill.exchange.files.DurableFile;

/**
 * Headquarters' Ed25519 key, with which it signs packages. It never leaves headquarters: its file is made there at the
 * first start, readable by the owner only. Safe on any thread.
 */
public final class SigningKey {
    static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final VerifyingKey verifyingKey;

    private SigningKey(PrivateKey privateKey, VerifyingKey verifyingKey) {
        this.privateKey = privateKey;
        this.verifyingKey = verifyingKey;
    }

    /**
     * Reads the key of a file, or makes a new key and the file. The folder must be there.
     *
     * @throws IOException also when the file is there and is no key: it is never overwritten, for every register out
     *     there knows the old one
     */
    public static SigningKey openOrCreate(Path file) throws IOException {
        return Files.exists(file) ? open(file) : create(file);
    }

    /** The half that registers get. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** Signs bytes. */
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has Ed25519", e);
        }
    }

    /** Signs a manifest. */
    public SignedManifest sign(PackageManifest manifest) {
        byte[] json = manifest.toJson();
        return new SignedManifest(json, sign(json));
    }

    private static SigningKey open(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        try {
            byte[] privateBytes = Base64.getDecoder().decode(lines.getFirst());
            PrivateKey privateKey =
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(privateBytes));
            return new SigningKey(privateKey, VerifyingKey.ofBase64(lines.get(1)));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException("the signing key file " + file + " is damaged; restore it from a backup", e);
        }
    }

    private static SigningKey create(Path file) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            VerifyingKey verifyingKey = VerifyingKey.ofBytes(pair.getPublic().getEncoded());
            String text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n"
                    + verifyingKey.toBase64() + "\n";
            new DurableFile(file).replaceForOwnerOnly(text.getBytes(StandardCharsets.US_ASCII));
            return new SigningKey(pair.getPrivate(), verifyingKey);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has Ed25519", e);
        }
    }
}
