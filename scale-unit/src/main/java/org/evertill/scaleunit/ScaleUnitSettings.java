package org.evertill.scaleunit;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How a scale unit runs.
 *
 * @param dataFolder  where {@code headquarters/} and {@code channel/} stand; made if missing
 * @param host        the address to listen on; loopback unless registers stand on other machines
 * @param port        the port to listen on; 0 takes a free one
 * @param storeNumber the store whose channel this is
 * @param demoSeed    when present and headquarters has no store yet, the demo store is made from it
 */
public record ScaleUnitSettings(
        Path dataFolder, String host, int port, String storeNumber, OptionalLong demoSeed) {
    /** Only this machine can reach it. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The demo store on a free port of the loopback address. */
    public static ScaleUnitSettings demo(Path dataFolder) {
        return new ScaleUnitSettings(dataFolder, LOOPBACK, 0, ScaleUnit.DEMO_STORE_NUMBER, OptionalLong.of(1));
    }
}
