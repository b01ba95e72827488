package org.evertill.installer;

import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.evertill.exchange.wire.HealthAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code test-connection}: whether a scale unit answers at an address, which, and how fast. Changes nothing. */
@Command(name = "test-connection", description = "Asks a scale unit whether it is up; changes nothing anyway.")
final class TestConnectionCommand extends ConfigureCommand {
    /** The first opens the connection and warms the client; the median of the others is what a till would see. */
    private static final int TIMED_CALLS = 5;
    private static final int MICROS_PER_MILLI = 1_000;

    private final Clock clock;
    private final LongSupplier nanos = System::nanoTime;

    @Option(names = "--scale-unit", required = true, paramLabel = "URL",
            description = "the address, such as https://scale-unit.example:8443")
    private String scaleUnit;

    @Mixin
    private final CertificateOption certificate = new CertificateOption();

    TestConnectionCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    ConfigurationOutcome run() throws ConfigurationRefusedException {
        try (ScaleUnitContact contact = ScaleUnitContact.open(scaleUnit, "", certificate.read(), clock)) {
            HealthAnswer health = contact.answer(contact.client().health());
            long latencyMicros = latencyMicros(contact);
            String latency = String.format(Locale.ROOT, "%d.%d ms", latencyMicros / MICROS_PER_MILLI,
                    latencyMicros % MICROS_PER_MILLI / 100);
            ConfigurationOutcome outcome = new ConfigurationOutcome()
                    .put("scaleUnit", contact.address().toString())
                    .put("status", health.status())
                    .put("storeNumber", health.store().isEmpty() ? null : health.store())
                    .put("dataVersion", health.dataVersion())
                    .put("latencyMicros", latencyMicros)
                    .say("The scale unit at " + contact.address() + " is up and answers in " + latency + ".");
            return health.dataVersion() == 0
                    ? outcome.say("It has no data yet: headquarters has not published a package to it.")
                    : outcome.say("It serves store " + health.store() + ", data version " + health.dataVersion() + ".");
        }
    }

    private long latencyMicros(ScaleUnitContact contact) throws ConfigurationRefusedException {
        long[] micros = new long[TIMED_CALLS];
        for (int call = 0; call < TIMED_CALLS; call++) {
            long begin = nanos.getAsLong();
            contact.answer(contact.client().health());
            micros[call] = (nanos.getAsLong() - begin) / MICROS_PER_MILLI;
        }
        Arrays.sort(micros);
        return micros[TIMED_CALLS / 2];
    }
}
