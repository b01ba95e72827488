package org.evertill.verification;

import picocli.CommandLine.Option;

/** What decides everything that is drawn, so that a run can be run again. */
final class SeedOption {

    @Option(names = "--seed", paramLabel = "S", defaultValue = "20261121",
            description = "decides the sales, the moments and whatever else is drawn; default ${DEFAULT-VALUE}")
    private long seed;

    long value() {
        return seed;
    }
}
