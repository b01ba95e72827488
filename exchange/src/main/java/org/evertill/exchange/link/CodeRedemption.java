package org.evertill.exchange.link;

import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;

/**
 * An activation code on its way from a channel to headquarters.
 *
 * @param activated the newest activation the channel knows of each of its registers: headquarters may have been set
 *                  back to before them
 */
public record CodeRedemption(String activationCode, List<RegisterIdentity> activated) {

    /** An earlier channel says nothing of activations. */
    public CodeRedemption {
        activated = activated == null ? List.of() : List.copyOf(activated);
    }

    @Override
    public String toString() {
        return "CodeRedemption[" + activated + "]";
    }
}
