package org.evertill.scaleunit.http;

import io.javalin.http.Context;
import java.sql.SQLException;

/** Lets requests in, and says whose they are, or ends them. */
public interface Gate {

    /**
     * Lets a request to an endpoint in.
     *
     * @throws ProblemException 401 or 403, when it must not be answered
     */
    void letIn(Context context, Endpoint endpoint) throws SQLException;

    /**
     * The bearer token of a request.
     *
     * @param whom who is answered, for whoever has none
     * @throws ProblemException 401 where there is none
     */
    static String tokenOf(Context context, String whom) {
        String scheme = "Bearer ";
        String header = context.header("Authorization");
        if (header == null || !header.startsWith(scheme)) {
            throw ProblemException.of(401, "token-missing", "Token missing",
                    "This address answers " + whom + " only.");
        }
        return header.substring(scheme.length()).strip();
    }
}
