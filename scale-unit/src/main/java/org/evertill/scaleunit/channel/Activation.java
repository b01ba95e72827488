package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.scaleunit.http.AttemptLimiter;
import org.evertill.scaleunit.http.Problem;
import org.evertill.scaleunit.http.ProblemException;

/**
 * Turns a one-time code into a device. The code is used up at headquarters first: if this fails afterwards, a new
 * code is needed, but no code ever makes two devices.
 */
public final class Activation {
    private static final int RETRY_SECONDS = 30;

    private final HeadquartersLink headquarters;
    private final DeviceTokens tokens;
    private final AttemptLimiter attempts;

    /** Activates devices by headquarters' codes. */
    public Activation(HeadquartersLink headquarters, DeviceTokens tokens, InstantSource clock) {
        this.headquarters = headquarters;
        this.tokens = tokens;
        this.attempts = new AttemptLimiter(clock);
    }

    /**
     * Activates a device.
     *
     * @param caller the address the request came from; one that guesses must wait
     * @throws ProblemException 403 when the code is unknown, used or too old; 429 after too many of those; 409 when
     *     headquarters refuses this channel, or gives an incarnation that was there before; 503 when headquarters is
     *     away
     */
    public ActivationAnswer activate(String caller, String code) throws SQLException, IOException {
        attempts.require(caller);
        try {
            // Before the code is used up: what fails here costs nobody a code.
            String signingKey = headquarters.signingKey().get().toBase64();
            RegisterIdentity register = headquarters.activation().redeem(code, tokens.newest()).orElseThrow(() -> {
                attempts.failed(caller);
                return ProblemException.of(403, "unknown-activation-code", "Unknown activation code",
                        "This activation code is unknown, used or too old; ask headquarters for a new one.");
            });
            attempts.succeeded(caller);
            requireNew(register);
            return new ActivationAnswer(tokens.issue(register), register.storeNumber(), register.registerNumber(),
                    register.incarnation(), signingKey);
        } catch (HeadquartersRefusalException e) {
            throw ProblemException.of(409, "headquarters-refuses", "Headquarters refuses this channel",
                    "No register can be activated here before somebody has mended this: " + e.getMessage()
                            + " The code was not used.");
        } catch (HeadquartersUnavailableException e) {
            throw new ProblemException(Problem.of(503, "headquarters-unavailable", "Headquarters unavailable",
                    "Headquarters cannot be reached now, and only it knows activation codes; try again later.")
                    .with("retryAfterSeconds", RETRY_SECONDS));
        }
    }

    /** Headquarters of an earlier version counts by itself alone, and may have been set back. */
    private void requireNew(RegisterIdentity register) {
        long before = tokens.newestOf(register.storeNumber(), register.registerNumber())
                .map(RegisterIdentity::incarnation).orElse(0L);
        if (register.incarnation() <= before) {
            throw ProblemException.of(409, "incarnation-given-before", "Incarnation given before",
                    "Headquarters gave incarnation " + register.incarnation() + " of register "
                            + register.registerNumber() + ", which this channel has activated up to " + before
                            + " already: it was probably set back to an earlier copy. The code is used up; ask"
                            + " headquarters for a further one and try again.");
        }
    }
}
