package org.evertill.exchange.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * By which certificates a register knows its scale unit, or a channel its headquarters: those of the authorities the
 * system trusts, or else only the ones it was given, the server's own or that of the authority which issued it. The
 * name in the certificate must be that of the address in either case.
 */
public final class TrustedCertificates {
    /** What the system trusts. */
    public static final TrustedCertificates OF_THE_SYSTEM = new TrustedCertificates("", List.of());

    private final String pem;
    private final List<X509Certificate> pinned;

    /** Both that a client of TLS wants. */
    public record Tls(SSLSocketFactory sockets, X509TrustManager manager) {
    }

    private TrustedCertificates(String pem, List<X509Certificate> pinned) {
        this.pem = pem;
        this.pinned = pinned;
    }

    /**
     * Reads certificates in PEM; an empty text stands for those of the system.
     *
     * @throws IllegalArgumentException with a sentence, when there is no certificate in it
     */
    public static TrustedCertificates ofPem(String pem) {
        if (pem.isBlank()) {
            return OF_THE_SYSTEM;
        }
        try {
            Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
            List<X509Certificate> certificates = read.stream().map(X509Certificate.class::cast).toList();
            if (certificates.isEmpty()) {
                throw new CertificateException("it is empty");
            }
            return new TrustedCertificates(pem, certificates);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("That is no certificate in PEM, which begins with"
                    + " -----BEGIN CERTIFICATE-----", e);
        }
    }

    /** The text these were read from; empty for those of the system. */
    public String pem() {
        return pem;
    }

    /** What makes a client believe these and no others; empty for those of the system. */
    public Optional<Tls> tls(Clock clock) {
        if (pinned.isEmpty()) {
            return Optional.empty();
        }
        try {
            X509TrustManager manager = new Pinned(managerOf(pinned), clock);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return Optional.of(new Tls(context.getSocketFactory(), manager));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static X509TrustManager managerOf(List<X509Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("pinned-" + store.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509");
    }

    /** Java takes a certificate that is itself among the trusted ones whatever its dates say; this does not. */
    private record Pinned(X509TrustManager manager, Clock clock) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            manager.checkClientTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            manager.checkServerTrusted(chain, authType);
            chain[0].checkValidity(Date.from(clock.instant()));
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return manager.getAcceptedIssuers();
        }
    }
}
