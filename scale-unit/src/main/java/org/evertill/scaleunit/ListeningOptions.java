package org.evertill.scaleunit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.evertill.scaleunit.http.ServerCertificate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a program listens, and by what it proves who it is. */
final class ListeningOptions {
    @Option(names = "--host", defaultValue = ScaleUnitSettings.LOOPBACK, paramLabel = "ADDRESS",
            description = "the address to listen on (${DEFAULT-VALUE}: this machine only)")
    private String host;

    @Option(names = "--port", defaultValue = "8480", paramLabel = "N",
            description = "the port to listen on (${DEFAULT-VALUE}); 0 takes a free one")
    private int port;

    @Option(names = "--certificate", paramLabel = "FILE.pem",
            description = "speaks https with this certificate; needed to listen beyond this machine")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE.pem", description = "the certificate's key: PKCS#8, unencrypted")
    private @Nullable Path key;

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    Optional<ServerCertificate> certificate() throws IOException {
        if (certificate == null && key == null) {
            return Optional.empty();
        }
        if (certificate == null || key == null) {
            throw new IOException("--certificate and --key go together: each is of no use without the other.");
        }
        return Optional.of(ServerCertificate.read(certificate, key));
    }
}
