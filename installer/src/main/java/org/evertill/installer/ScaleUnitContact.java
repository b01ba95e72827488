package org.evertill.installer;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitCall;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;

/**
 * The utility's line to a scale unit: the register's own client, waited for, and a sentence for each way it can end.
 * For one thread.
 */
final class ScaleUnitContact implements AutoCloseable {
    /** Longer than a scale unit ever takes, short enough for somebody who watches. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    /** What holds for every failed call but an activation. */
    static final String NOTHING_CHANGED = "Nothing was changed at this till.";

    private final ScaleUnitAddress address;
    private final String deviceToken;
    private final TrustedCertificates trusted;
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines").factory());
    private final ScaleUnitLine line;

    private ScaleUnitContact(ScaleUnitAddress address, String deviceToken, TrustedCertificates trusted, Clock clock) {
        this.address = address;
        this.deviceToken = deviceToken;
        this.trusted = trusted;
        this.line = new ScaleUnitLine(timers, clock, trusted);
    }

    /**
     * Opens a line.
     *
     * @param deviceToken empty before activation
     * @param trusted     by which certificates the scale unit is known
     */
    static ScaleUnitContact open(String address, String deviceToken, TrustedCertificates trusted, Clock clock)
            throws ConfigurationRefusedException {
        try {
            ScaleUnitContact contact = new ScaleUnitContact(ScaleUnitAddress.of(address), deviceToken, trusted, clock);
            contact.line.start();
            return contact;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationRefusedException("address-refused", e.getMessage() + ". " + NOTHING_CHANGED);
        }
    }

    ScaleUnitAddress address() {
        return address;
    }

    TrustedCertificates trusted() {
        return trusted;
    }

    ScaleUnitClient client() {
        return new ScaleUnitClient(address, deviceToken);
    }

    ScaleUnitLine line() {
        return line;
    }

    /** Sends a call and waits for its end. */
    <T> Reply<T> await(ScaleUnitCall<T> call) {
        return line.send(call, DEADLINE).join();
    }

    /** Sends a call and waits for its answer; anything else is a refusal after which nothing has changed. */
    <T> T answer(ScaleUnitCall<T> call) throws ConfigurationRefusedException {
        return answered(await(call));
    }

    /** The answer in a reply; anything else is a refusal after which nothing has changed. */
    <T> T answered(Reply<T> reply) throws ConfigurationRefusedException {
        return switch (reply) {
            case Reply.Answered<T>(T body) -> body;
            case Reply.Refused<T> refused -> throw new ConfigurationRefusedException(refused.slug(),
                    "The scale unit at " + address + " refused: " + refused.detail() + " " + NOTHING_CHANGED);
            case Reply.Unavailable<T> unavailable -> throw unavailable(unavailable, NOTHING_CHANGED);
        };
    }

    /** A call that got no usable answer, as a refusal. */
    ConfigurationRefusedException unavailable(Reply.Unavailable<?> unavailable, String meaning) {
        String what = "The scale unit at " + address;
        String rest = " (" + unavailable.detail().replaceFirst("[.]$", "") + "). " + meaning + " ";
        return switch (unavailable.cause()) {
            case NO_ANSWER -> new ConfigurationRefusedException("no-answer", what + " does not answer" + rest
                    + "Check the network between the two and try again.");
            case NOT_A_SCALE_UNIT -> new ConfigurationRefusedException("not-a-scale-unit",
                    "There is no scale unit at " + address + rest
                            + "Check the address and its port, and whether a proxy or a sign-in page stands between.");
            case CERTIFICATE_NOT_TRUSTED -> new ConfigurationRefusedException("certificate-not-trusted", what
                    + " is not trusted" + rest + "Ask whoever runs the scale unit for its certificate and give it with"
                    + " --certificate FILE.pem; if it has expired, it must be renewed there.");
            case SERVER_ERROR -> new ConfigurationRefusedException("server-error", what + " cannot answer" + rest
                    + "Try again later; its log says more.");
            case NOT_ACTIVATED -> new ConfigurationRefusedException("not-activated", what
                    + " does not accept this register" + rest
                    + "Ask headquarters for a new activation code and run 'configure activate'.");
            default -> new ConfigurationRefusedException("unreachable", what + " cannot be reached" + rest
                    + "Check the address, the network, and that the scale unit runs.");
        };
    }

    @Override
    public void close() {
        line.stop();
        timers.shutdownNow();
    }
}
