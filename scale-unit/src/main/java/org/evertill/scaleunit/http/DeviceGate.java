package org.evertill.scaleunit.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.commerce.register.RegisterIdentity;

/**
 * Lets in only requests that carry the token of an activated device, and says which device that is.
 * Called on virtual threads; the lookup must not wait for a database.
 */
public final class DeviceGate implements Gate {
    private static final String ATTRIBUTE = "evertill.device";

    private final Function<String, Optional<Device>> deviceOfToken;

    /** A gate that knows devices by this lookup. */
    public DeviceGate(Function<String, Optional<Device>> deviceOfToken) {
        this.deviceOfToken = deviceOfToken;
    }

    @Override
    public void letIn(Context context, Endpoint endpoint) {
        Device device = deviceOfToken.apply(Gate.tokenOf(context, "activated devices"))
                .orElseThrow(() -> ProblemException.of(401, "token-unknown", "Device token unknown",
                        "This device is not activated here."));
        if (device.replaced() && !endpoint.takesFromReplacedDevices()) {
            throw ProblemException.of(403, "device-replaced", "Device replaced",
                    "This register has been activated anew; this installation may only deliver what it still has.");
        }
        context.attribute(ATTRIBUTE, device.register());
    }

    /** The register whose request this is; only behind the gate. */
    public static RegisterIdentity registerOf(Context context) {
        RegisterIdentity register = context.attribute(ATTRIBUTE);
        if (register == null) {
            throw new IllegalStateException("This address is open, so its caller is nobody in particular.");
        }
        return register;
    }
}
