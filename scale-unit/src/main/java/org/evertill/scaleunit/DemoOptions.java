package org.evertill.scaleunit;

import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Whether headquarters begins with the demo store. */
final class DemoOptions {
    @Option(names = "--demo", description = "makes the demo store if headquarters has no store yet")
    private boolean demo;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
            description = "decides the demo store's prices (${DEFAULT-VALUE})")
    private long seed;

    OptionalLong seed() {
        return demo ? OptionalLong.of(seed) : OptionalLong.empty();
    }
}
