package org.evertill.scaleunit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.evertill.scaleunit.http.ServerCertificate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a program listens, and by what it proves who it is. What stands before a command's name holds for the command
 * as well.
 */
final class ListeningOptions {
    private static final int PORT = 8480;

    @Option(names = "--host", paramLabel = "ADDRESS",
            description = "the address to listen on (" + ScaleUnitSettings.LOOPBACK + ": this machine only)")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "N",
            description = "the port to listen on (" + PORT + "); 0 takes a free one")
    private @Nullable Integer port;

    @Option(names = "--certificate", paramLabel = "FILE.pem",
            description = "speaks https with this certificate; needed to listen beyond this machine")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE.pem", description = "the certificate's key: PKCS#8, unencrypted")
    private @Nullable Path key;

    /** These, and where they say nothing what was said before the command's name. */
    ListeningOptions after(ListeningOptions before) {
        ListeningOptions both = new ListeningOptions();
        both.host = host == null ? before.host : host;
        both.port = port == null ? before.port : port;
        both.certificate = certificate == null ? before.certificate : certificate;
        both.key = key == null ? before.key : key;
        return both;
    }

    String host() {
        return host == null ? ScaleUnitSettings.LOOPBACK : host;
    }

    int port() {
        return port == null ? PORT : port;
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
