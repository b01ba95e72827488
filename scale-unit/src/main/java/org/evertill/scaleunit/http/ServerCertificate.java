package org.evertill.scaleunit.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** By what a scale unit proves to registers who it is: its certificate and the key that belongs to it. */
public final class ServerCertificate {
    private static final String KEY_BEGINS = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_ENDS = "-----END PRIVATE KEY-----";

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * Reads both from PEM files: the certificate first, then those that lead to its authority; the key as PKCS#8,
     * unencrypted.
     *
     * @throws IOException with a sentence, when one cannot be read or they do not belong together
     */
    public static ServerCertificate read(Path certificate, Path key) throws IOException {
        List<X509Certificate> chain = chain(certificate);
        PrivateKey read = key(key, chain.getFirst().getPublicKey().getAlgorithm());
        if (!belongTogether(chain.getFirst(), read)) {
            throw new IOException("the key " + key + " is not that of the certificate " + certificate + ".");
        }
        return new ServerCertificate(chain, read);
    }

    /** For the server's TLS. */
    SslContextFactory.Server tls() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("scale-unit", key, new char[0], chain.toArray(Certificate[]::new));
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStore(store);
            tls.setKeyStorePassword("");
            tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key that was read cannot be kept in memory", e);
        }
    }

    private static List<X509Certificate> chain(Path file) throws IOException {
        try {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))).stream()
                    .map(X509Certificate.class::cast).toList();
            if (chain.isEmpty()) {
                throw new CertificateException("it is empty");
            }
            return chain;
        } catch (CertificateException e) {
            throw new IOException("there is no certificate in PEM in " + file + ": " + e.getMessage() + ".", e);
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException {
        String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
        int begin = pem.indexOf(KEY_BEGINS);
        int end = pem.indexOf(KEY_ENDS);
        if (begin < 0 || end < begin) {
            throw new IOException("there is no key in " + file + " that begins with " + KEY_BEGINS
                    + "; 'openssl pkcs8 -topk8 -nocrypt' makes it from another form.");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(pem.substring(begin + KEY_BEGINS.length(), end));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new IOException("the key in " + file + " cannot be read as " + algorithm
                    + ", which the certificate is of.", e);
        } catch (GeneralSecurityException e) {
            throw new IOException("certificates of " + algorithm + " are not known here.", e);
        }
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws IOException {
        String signing = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            byte[] word = "one of the other".getBytes(StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance(signing);
            signature.initSign(key);
            signature.update(word);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(word);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key does not fit the certificate: " + e.getMessage() + ".", e);
        }
    }
}
