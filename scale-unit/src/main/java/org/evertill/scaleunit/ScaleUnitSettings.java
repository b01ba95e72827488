package org.evertill.scaleunit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.exchange.security.ThisMachine;
import org.evertill.scaleunit.http.ServerCertificate;

/**
 * How a scale unit runs.
 *
 * @param dataFolder  where {@code headquarters/} and {@code channel/} stand; made if missing
 * @param host        the address to listen on; loopback unless registers stand on other machines
 * @param port        the port to listen on; 0 takes a free one
 * @param storeNumber the store whose channel this is
 * @param demoSeed    when present and headquarters has no store yet, the demo store is made from it
 * @param certificate with one, https is spoken; without, plain http to this machine only
 * @param databases   where the databases are kept
 */
public record ScaleUnitSettings(
        Path dataFolder, String host, int port, String storeNumber, OptionalLong demoSeed,
        Optional<ServerCertificate> certificate, ScaleUnitDatabases databases) {
    /** Only this machine can reach it. */
    public static final String LOOPBACK = "127.0.0.1";

    /** @throws IllegalArgumentException with a sentence, when secrets would travel in clear between machines */
    public ScaleUnitSettings {
        if (certificate.isEmpty() && !ThisMachine.is(host)) {
            throw new IllegalArgumentException("registers on other machines would be spoken to in clear at " + host
                    + ": give --certificate FILE.pem and --key FILE.pem, or listen on " + LOOPBACK + ".");
        }
    }

    /** With its databases in the data folder. */
    public ScaleUnitSettings(Path dataFolder, String host, int port, String storeNumber, OptionalLong demoSeed,
            Optional<ServerCertificate> certificate) {
        this(dataFolder, host, port, storeNumber, demoSeed, certificate, ScaleUnitDatabases.IN_FILES);
    }

    /** The demo store on a free port of the loopback address. */
    public static ScaleUnitSettings demo(Path dataFolder) {
        return new ScaleUnitSettings(dataFolder, LOOPBACK, 0, ScaleUnit.DEMO_STORE_NUMBER, OptionalLong.of(1),
                Optional.empty());
    }

    /** The same with its databases elsewhere. */
    public ScaleUnitSettings with(ScaleUnitDatabases elsewhere) {
        return new ScaleUnitSettings(dataFolder, host, port, storeNumber, demoSeed, certificate, elsewhere);
    }

    /** Where it listens at a port. */
    URI address(int listening) {
        return URI.create((certificate.isPresent() ? "https://" : "http://") + host + ":" + listening);
    }

    Path headquartersFolder() {
        return dataFolder.resolve("headquarters");
    }

    Path channelFolder() {
        return dataFolder.resolve("channel");
    }
}
