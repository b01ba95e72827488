package org.evertill.scaleunit.http;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Optional;

/** Lets in only requests that carry the token of a store's channel, and says which store that is. */
public final class ChannelGate implements Gate {
    private static final String ATTRIBUTE = "evertill.channel";

    private final Tokens tokens;

    /** Knows the stores of tokens. */
    @FunctionalInterface
    public interface Tokens {
        /** The store whose channel has a token; empty when nobody has it. */
        Optional<String> storeOf(String token) throws SQLException;
    }

    /** A gate that knows channels by these. */
    public ChannelGate(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void letIn(Context context, Endpoint endpoint) throws SQLException {
        context.attribute(ATTRIBUTE, tokens.storeOf(Gate.tokenOf(context, "channels"))
                .orElseThrow(() -> ProblemException.of(401, "token-unknown", "Channel token unknown",
                        "This is not the token of any channel, or no longer.")));
    }

    /** The number of the store whose channel's request this is; only behind the gate. */
    public static String storeOf(Context context) {
        String store = context.attribute(ATTRIBUTE);
        if (store == null) {
            throw new IllegalStateException("This request came through another gate.");
        }
        return store;
    }
}
