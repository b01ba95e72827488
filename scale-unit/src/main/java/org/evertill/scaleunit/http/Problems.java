package org.evertill.scaleunit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.evertill.exchange.facts.UnreadableRowException;
import org.evertill.scaleunit.storage.DatabaseUnavailableException;
import org.evertill.scaleunit.storage.NativeWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that can go wrong with a request into problem details, Jetty's own pages included. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** Where Javalin says which methods an address does answer. */
    private static final String JAVALIN_METHODS = "availableMethods";

    /** As long as a server takes to restart; registers sell on without it meanwhile. */
    private static final int DATABASE_RETRY_SECONDS = 5;

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    void addTo(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, context) -> write(context, e.problem()));
        routes.exception(JsonProcessingException.class, (e, context) -> write(context, malformed(e)));
        routes.exception(HttpResponseException.class, (e, context) -> {
            String allowed = e.getDetails().get(JAVALIN_METHODS);
            if (allowed != null) {
                context.header("Allow", allowed);
            }
            write(context, ofStatus(e.getStatus()));
        });
        routes.exception(EofException.class, (e, context) -> {
            LOG.debug("{} {} broke off", context.method(), context.path(), e);
            write(context, Problem.of(HttpStatus.BAD_REQUEST_400, "incomplete-request", "Incomplete request",
                    "The request broke off before its end."));
        });
        routes.exception(NativeWork.BusyException.class, (e, context) -> write(context, Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE_503, "busy", "Busy", "Too many requests wait already; try again.")
                .with("retryAfterSeconds", 1)));
        routes.exception(DatabaseUnavailableException.class, (e, context) -> write(context, unavailable(e, context)));
        routes.exception(UnreadableRowException.class, (e, context) -> write(context, unreadable(e, context)));
        routes.exception(Exception.class, (e, context) -> write(context, unexpected(e, context)));
    }

    private void write(Context context, Problem problem) {
        context.status(problem.status()).result(bytes(problem)).contentType(Problem.CONTENT_TYPE);
        if (problem.extensions().get("retryAfterSeconds") instanceof Integer seconds) {
            context.header("Retry-After", String.valueOf(seconds));
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED_401) {
            context.header("WWW-Authenticate", "Bearer");
        }
    }

    /** Answers for requests that never reach a handler: bad request lines, headers too large, bad escapes. */
    boolean writeJettyError(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(bytes(ofStatus(status))), callback);
        return true;
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem.members());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem cannot be said as JSON.", e);
        }
    }

    private static Problem malformed(JsonProcessingException e) {
        var at = e.getLocation();
        String where = at == null ? "" : " near line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(HttpStatus.BAD_REQUEST_400, "malformed-request", "Malformed request",
                "The body is not the JSON this address takes" + where + ".");
    }

    private static Problem ofStatus(int status) {
        String title = HttpStatus.getMessage(status);
        String detail = switch (status) {
            case HttpStatus.NOT_FOUND_404 -> "There is nothing at this address.";
            case HttpStatus.METHOD_NOT_ALLOWED_405 -> "This address does not answer that method.";
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "The request is larger than this server takes.";
            default -> "The request could not be answered: " + title + ".";
        };
        return Problem.of(status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, detail);
    }

    private static Problem unavailable(DatabaseUnavailableException e, Context context) {
        LOG.warn("{} {} was put off: {}", context.method(), context.path(), e.getMessage());
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE_503, "database-unavailable", "Database unavailable",
                "The server's database cannot be used at the moment; nothing was taken.")
                .with("retryAfterSeconds", DATABASE_RETRY_SECONDS);
    }

    /** The server is well, and answers everything else: not its failure, which would take registers off the line. */
    private static Problem unreadable(UnreadableRowException e, Context context) {
        LOG.error("{} {} cannot be answered: {}", context.method(), context.path(), e.getMessage());
        return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY_422, "master-data-unreadable", "Master data unreadable",
                e.getMessage()).with("word", e.word());
    }

    private static Problem unexpected(Exception e, Context context) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{} {} failed [{}]", context.method(), context.path(), id, e);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR_500, "internal-error", "Internal error",
                "The server failed; its log has the reason under " + id + ".");
    }
}
