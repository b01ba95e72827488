package org.evertill.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.exchange.security.TrustedCertificates;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says by which certificate a scale unit is known. */
final class CertificateOption {

    @Option(names = "--certificate", paramLabel = "FILE.pem",
            description = "trusts this certificate only: the scale unit's own or that of the authority that issued it;"
                    + " without it, what the system trusts")
    private @Nullable Path file;

    /** Reads it before anything is sent to anybody. */
    TrustedCertificates read() throws ConfigurationRefusedException {
        if (file == null) {
            return TrustedCertificates.OF_THE_SYSTEM;
        }
        try {
            String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (pem.isBlank()) {
                throw new IllegalArgumentException("It is empty");
            }
            return TrustedCertificates.ofPem(pem);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationRefusedException("certificate-unreadable", "The certificate " + file
                    + " cannot be read: " + e.getMessage() + ". " + ScaleUnitContact.NOTHING_CHANGED
                    + " Ask whoever runs the scale unit for it.");
        }
    }
}
