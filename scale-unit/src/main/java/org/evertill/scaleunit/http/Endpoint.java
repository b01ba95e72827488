package org.evertill.scaleunit.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** One address of the scale unit's API. {@link #answer} runs on a virtual thread of its own. */
public interface Endpoint {

    /** The HTTP method. */
    HandlerType method();

    /** The path below {@code /api/v1}, with Javalin's {@code {name}} parameters. */
    String path();

    /** Whether it answers without a device token. Only health and activation do. */
    default boolean isOpen() {
        return false;
    }

    /** Whether an installation that another activation has replaced may still use it, to deliver what it has. */
    default boolean takesFromReplacedDevices() {
        return false;
    }

    /**
     * Answers one request. Native work (SQLite, zstd, Argon2) must be handed to platform threads.
     *
     * @throws ProblemException for every expected refusal
     */
    void answer(Context context) throws Exception;
}
