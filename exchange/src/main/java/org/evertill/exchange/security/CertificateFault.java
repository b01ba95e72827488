package org.evertill.exchange.security;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Why a certificate was not trusted, in words for the person who can mend it. */
public final class CertificateFault {

    private CertificateFault() {
    }

    /** What was wrong with the certificate; empty when it was something else that failed. */
    public static Optional<String> of(Throwable failure, String host) {
        Optional<String> fault = Optional.empty();
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The innermost knows best: an expired certificate also ends the path it stands in.
            Optional<String> said = switch (cause) {
                case CertificateExpiredException expired -> Optional.of("its certificate has expired");
                case CertificateNotYetValidException early ->
                        Optional.of("its certificate is not valid yet, or this machine's clock is wrong");
                case SSLPeerUnverifiedException unverified ->
                        Optional.of("its certificate is not made out for " + host);
                case CertificateException unknown -> Optional.of(unknown());
                case CertPathValidatorException unknown -> Optional.of(unknown());
                default -> Optional.empty();
            };
            fault = said.isPresent() ? said : fault;
        }
        return fault;
    }

    private static String unknown() {
        return "its certificate was issued by nobody that is trusted here";
    }
}
