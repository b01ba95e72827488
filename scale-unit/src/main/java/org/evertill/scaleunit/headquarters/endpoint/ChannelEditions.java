package org.evertill.scaleunit.headquarters.endpoint;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Optional;
import org.evertill.exchange.packages.Edition;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.http.ChannelGate;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.http.Requests;

/** Reads the edition of packages a channel asks for. */
final class ChannelEditions {

    private ChannelEditions() {
    }

    /**
     * The edition named in the query.
     *
     * @throws ProblemException 400 when there is none; 403 when it is not of the data group of the channel's store
     */
    static Edition of(Headquarters headquarters, Context context) throws SQLException {
        Edition asked;
        try {
            asked = Edition.ofCode(Requests.text(context, "edition"));
        } catch (IllegalArgumentException e) {
            throw Requests.malformed("'edition' names no edition of packages.");
        }
        if (!headquarters.dataGroupOf(ChannelGate.storeOf(context)).equals(Optional.of(asked.dataGroup()))) {
            throw ProblemException.of(403, "other-data-group", "Other data group",
                    "The packages of data group " + asked.dataGroup() + " are not for this channel.");
        }
        return asked;
    }
}
