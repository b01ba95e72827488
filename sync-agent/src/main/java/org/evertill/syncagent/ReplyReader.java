package org.evertill.syncagent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.exchange.security.CertificateFault;
import org.evertill.exchange.wire.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * Tells a scale unit's answer from everything else that can come over a line: a sign-in page of the network, a proxy's
 * error page, half a body, a body without end. Stateless but for the clock.
 */
final class ReplyReader {
    /** Where {@link ScaleUnitLine} puts the header Retry-After, out of the HTTP client's reach. */
    static final String RETRY_AFTER = "Evertill-Retry-After";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_TYPE_PREFIX = "urn:evertill:problem:";
    /** Problem details are a few sentences. */
    private static final long PROBLEM_BYTES_MAX = 64 * 1024;
    /** No wish to be left alone is followed for longer than this. */
    private static final Duration RETRY_AFTER_MAX = Duration.ofHours(1);
    /** Refusals of what a person typed, not of the register. */
    private static final Set<String> OF_A_PERSON = Set.of(
            "wrong-pin", "unknown-worker", "blocked", "too-many-attempts", "unknown-activation-code");

    private final Clock clock;

    ReplyReader(Clock clock) {
        this.clock = clock;
    }

    /** Reads a response to its end; an exception means that the line broke on the way. */
    <T> Reply<T> read(ScaleUnitCall<T> call, Response response) throws IOException {
        int status = response.code();
        if (response.isSuccessful()) {
            return readBody(call, response);
        }
        if (status == 413) {
            // Also when a server in between says it, which knows no problem details.
            return new Reply.Refused<>(status, "payload-too-large", "The request is larger than is taken.", Map.of());
        }
        if (status >= 500) {
            return new Reply.Unavailable<>(SwitchCause.SERVER_ERROR, status,
                    "The scale unit answered " + call + " with " + status + ".", retryAfter(response));
        }
        return status >= 400 ? readProblem(call, response) : notAScaleUnit(call, "status " + status);
    }

    /** What a call that ended without a response met. */
    <T> Reply<T> failed(ScaleUnitCall<T> call, IOException e) {
        Optional<String> distrust = CertificateFault.of(e, call.request().url().host());
        if (distrust.isPresent()) {
            return Reply.Unavailable.because(SwitchCause.CERTIFICATE_NOT_TRUSTED,
                    call + " was not sent: what answers is not trusted, for " + distrust.get() + ".");
        }
        SwitchCause cause = switch (e) {
            case SSLException refused when isBrokenLine(refused.getCause()) -> SwitchCause.UNREACHABLE;
            case SSLException refused -> SwitchCause.NOT_A_SCALE_UNIT;
            case ProtocolException nonsense -> SwitchCause.NOT_A_SCALE_UNIT;
            case InterruptedIOException timeout -> SwitchCause.NO_ANSWER;
            case ConnectException refused when isRefused(refused) -> SwitchCause.CONNECTION_REFUSED;
            default -> SwitchCause.UNREACHABLE;
        };
        String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Reply.Unavailable.because(cause, call + " was not answered: " + what + ".");
    }

    /** Java says in the message only whether a host refused, or there is no way to it. */
    private static boolean isRefused(ConnectException e) {
        Throwable root = e.getCause() == null ? e : e.getCause();
        return String.valueOf(root.getMessage()).toLowerCase(Locale.ROOT).contains("refused");
    }

    private static boolean isBrokenLine(@Nullable Throwable cause) {
        return cause instanceof SocketException || cause instanceof EOFException;
    }

    private <T> Reply<T> readBody(ScaleUnitCall<T> call, Response response) throws IOException {
        ResponseBody body = response.body();
        if (!call.contentType().isEmpty() && !isOf(body.contentType(), call.contentType())) {
            return notAScaleUnit(call, (body.contentType() == null ? "something without a content type"
                    : body.contentType()) + " where " + call.contentType() + " was due");
        }
        Optional<byte[]> bytes = readCapped(body, call.bodyBytesMax());
        if (bytes.isEmpty()) {
            return notAScaleUnit(call, "more than " + call.bodyBytesMax() + " bytes");
        }
        try {
            return new Reply.Answered<>(call.decoder().decode(bytes.get()));
        } catch (IOException nonsense) {
            return notAScaleUnit(call, "a body that does not say what was asked for");
        }
    }

    private <T> Reply<T> readProblem(ScaleUnitCall<T> call, Response response) throws IOException {
        int status = response.code();
        Optional<Map<String, String>> problem = problemOf(response);
        if (problem.isEmpty()) {
            return notAScaleUnit(call, "status " + status + " without a reason in " + PROBLEM);
        }
        Map<String, String> members = problem.get();
        String slug = members.getOrDefault("type", "").replace(PROBLEM_TYPE_PREFIX, "");
        String detail = members.getOrDefault("detail", members.getOrDefault("title", slug));
        if (OF_A_PERSON.contains(slug)) {
            return new Reply.Refused<>(status, slug, detail, members);
        }
        return switch (status) {
            case 401, 403 -> Reply.Unavailable.because(SwitchCause.NOT_ACTIVATED,
                    "The scale unit does not accept this register: " + detail);
            case 408, 429 -> new Reply.Unavailable<>(SwitchCause.SERVER_ERROR, status,
                    "The scale unit asks to wait: " + detail, retryAfter(response));
            default -> new Reply.Refused<>(status, slug, detail, members);
        };
    }

    private static Optional<Map<String, String>> problemOf(Response response) throws IOException {
        ResponseBody body = response.body();
        if (!isOf(body.contentType(), PROBLEM) && !isOf(body.contentType(), JSON)) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = readCapped(body, PROBLEM_BYTES_MAX);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode json = WireJson.mapper().readTree(bytes.get());
            Map<String, String> members = new LinkedHashMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), 
                    member.getValue().isValueNode() ? member.getValue().asText() : member.getValue().toString()));
            return members.getOrDefault("type", "").startsWith(PROBLEM_TYPE_PREFIX)
                    ? Optional.of(members)
                    : Optional.empty();
        } catch (JsonProcessingException nonsense) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> readCapped(ResponseBody body, long bytesMax) throws IOException {
        BufferedSource source = body.source();
        Buffer read = new Buffer();
        while (source.read(read, bytesMax + 1 - read.size()) >= 0) {
            if (read.size() > bytesMax) {
                return Optional.empty();
            }
        }
        return Optional.of(read.readByteArray());
    }

    private Optional<Duration> retryAfter(Response response) {
        String text = response.header(RETRY_AFTER, "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return wait(text).filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : wait);
    }

    private Optional<Duration> wait(String text) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Duration.between(clock.instant(), until));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isOf(@Nullable MediaType type, String expected) {
        return type != null && (type.type() + "/" + type.subtype()).equals(expected);
    }

    private static <T> Reply<T> notAScaleUnit(ScaleUnitCall<T> call, String what) {
        return Reply.Unavailable.because(SwitchCause.NOT_A_SCALE_UNIT, "What answered " + call
                + " is not a scale unit: it sent " + what + ".");
    }
}
