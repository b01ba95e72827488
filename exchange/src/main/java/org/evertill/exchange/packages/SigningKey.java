package org.evertill.exchange.packages;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.wire.WireJson;

/**
 * Headquarters' Ed25519 key, with which it signs packages. It never leaves headquarters: its file is made there at the
 * first start, readable by the owner only. Safe on any thread.
 */
public final class SigningKey {
    static final String ALGORITHM = "Ed25519";

    private final Path file;
    private final PrivateKey privateKey;
    private final VerifyingKey verifyingKey;
    private final List<KeyStep> steps;

    private SigningKey(Path file, PrivateKey privateKey, VerifyingKey verifyingKey, List<KeyStep> steps) {
        this.file = file;
        this.privateKey = privateKey;
        this.verifyingKey = verifyingKey;
        this.steps = steps;
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

    /**
     * Makes a new key that the present one signs, and keeps it in the file in its place: all of it or nothing. The
     * present one is gone then.
     *
     * @param formerUntil until when registers may take what the present one has signed
     */
    public SigningKey rotate(Path file, Instant formerUntil) throws IOException {
        KeyPair pair = pair();
        VerifyingKey next = VerifyingKey.ofBytes(pair.getPublic().getEncoded());
        List<KeyStep> all = new ArrayList<>(steps);
        all.add(KeyStep.sign(this, next, formerUntil.truncatedTo(ChronoUnit.MILLIS)));
        SigningKey rotated = new SigningKey(file, pair.getPrivate(), next, List.copyOf(all));
        rotated.write();
        return rotated;
    }

    /** Whether its file still holds this key: another program may have changed it. */
    public boolean isCurrent() throws IOException {
        return Files.exists(file) && open(file).verifyingKey.toBase64().equals(verifyingKey.toBase64());
    }

    /** How it came to be the key, oldest first; none for the first key. */
    public List<KeyStep> steps() {
        return steps;
    }

    /**
     * A manifest signed anew, by this key, if one of those before it has signed it; as it is otherwise.
     */
    public SignedManifest renewed(SignedManifest signed) {
        boolean isFormer = steps.stream().anyMatch(step -> VerifyingKey.ofBase64(step.former()).verifies(signed));
        return isFormer && !verifyingKey.verifies(signed)
                ? new SignedManifest(signed.manifest(), sign(signed.manifest()), steps) : signed;
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
        return new SignedManifest(json, sign(json), steps);
    }

    private static SigningKey open(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        try {
            byte[] privateBytes = Base64.getDecoder().decode(lines.getFirst());
            PrivateKey privateKey =
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(privateBytes));
            List<KeyStep> steps = new ArrayList<>();
            for (String line : lines.subList(2, lines.size())) {
                steps.add(WireJson.mapper().readValue(line, KeyStep.class));
            }
            return new SigningKey(file, privateKey, VerifyingKey.ofBase64(lines.get(1)), List.copyOf(steps));
        } catch (GeneralSecurityException | JsonProcessingException | RuntimeException e) {
            throw new IOException("the signing key file " + file + " is damaged; restore it from a backup", e);
        }
    }

    private static SigningKey create(Path file) throws IOException {
        KeyPair pair = pair();
        SigningKey created = new SigningKey(file, pair.getPrivate(),
                VerifyingKey.ofBytes(pair.getPublic().getEncoded()), List.of());
        created.write();
        return created;
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has Ed25519", e);
        }
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder()
                .append(Base64.getEncoder().encodeToString(privateKey.getEncoded())).append('\n')
                .append(verifyingKey.toBase64()).append('\n');
        for (KeyStep step : steps) {
            text.append(WireJson.mapper().writeValueAsString(step)).append('\n');
        }
        new DurableFile(file).replaceForOwnerOnly(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
