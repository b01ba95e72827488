package org.evertill.scaleunit.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.evertill.exchange.wire.WireJson;

/** Reads what a request says, or ends it with the problem it has. */
public final class Requests {

    private Requests() {
    }

    /**
     * The body as JSON of a type.
     *
     * @throws ProblemException 400 when it is empty; other malformed bodies end in 400 by their own exception
     */
    public static <T> T body(Context context, Class<T> type) throws IOException {
        T body = WireJson.mapper().readValue(context.bodyAsBytes(), type);
        if (body == null) {
            throw malformed("The body is null.");
        }
        return body;
    }

    /** The day in the query, or today by the server's clock. */
    public static LocalDate date(Context context, Clock clock) {
        String text = context.queryParam("date");
        try {
            return text == null ? LocalDate.now(clock) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw malformed("The date is not of the form YYYY-MM-DD.");
        }
    }

    /** A text in the query; empty when it is not there. */
    public static String text(Context context, String name) {
        String text = context.queryParam(name);
        return text == null ? "" : text;
    }

    /** A whole number in the query within bounds, or the given one when it is not there. */
    public static int number(Context context, String name, int absent, int least, int most) {
        String text = context.queryParam(name);
        return text == null ? absent : (int) number(name, text, least, most);
    }

    /** A whole number from 0 in the query, or 0 when it is not there. */
    public static long count(Context context, String name) {
        String text = context.queryParam(name);
        return text == null ? 0 : number(name, text, 0, Long.MAX_VALUE);
    }

    /** A whole number in the path, at least the given one. */
    public static long pathNumber(Context context, String name, long least) {
        return number(name, context.pathParam(name), least, Long.MAX_VALUE);
    }

    /** What a malformed request ends with. */
    public static ProblemException malformed(String detail) {
        return ProblemException.of(400, "malformed-request", "Malformed request", detail);
    }

    private static long number(String name, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw malformed("'" + name + "' is not a whole number.");
        }
        throw malformed("'" + name + "' is not between " + least + " and " + most + ".");
    }
}
