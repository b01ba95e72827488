package org.evertill.scaleunit.channel.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.link.ChannelStanding;
import org.evertill.exchange.link.CodeRedemption;
import org.evertill.exchange.link.HandedRecords;
import org.evertill.exchange.link.HandedReports;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.security.CertificateFault;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.exchange.wire.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * Headquarters in another process, over HTTP: what a channel asks of it and hands up to it. Calls wait for their
 * answers: as long as what travels needs on the slowest line worth waiting for, and never through a longer silence.
 * Safe on any thread.
 */
public final class RemoteHeadquarters implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    /** Shorter than servers keep an idle connection, and longer than any pause of a transaction there. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(20);
    /** Beside the time on the line: to reach headquarters, and for what it does there. */
    private static final Duration CALL_MIN = Duration.ofSeconds(60);
    /** 64 kbit/s, the slowest line worth waiting for: who drips less has nobody's thread for ever. */
    private static final int LINE_BYTES_PER_SECOND = 8_000;
    /** Little enough to be under way within the silence that is borne: only what is sent is known to have got on. */
    private static final int SEND_BUFFER_BYTES = 1 << 16;
    /** Above the largest manifest. */
    private static final int JSON_BYTES_MAX = 8 << 20;
    /** Above every other answer. */
    private static final int ANSWER_BYTES_MAX = 1 << 16;
    private static final int PARTIAL = 206;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;

    private final HeadquartersAddress address;
    private final String token;
    private final String storeNumber;
    private final OkHttpClient http;

    /**
     * Calls nobody yet.
     *
     * @param token       that headquarters has issued for the channel of this store
     * @param storeNumber whose channel asks
     * @param trusted     whom it speaks to at an address with https
     */
    public RemoteHeadquarters(HeadquartersAddress address, String token, String storeNumber,
            TrustedCertificates trusted, Clock clock) {
        this.address = address;
        this.token = token;
        this.storeNumber = storeNumber;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false).followRedirects(false).followSslRedirects(false)
                .socketFactory(new SmallSendBuffers(SEND_BUFFER_BYTES))
                .connectTimeout(SILENCE_MAX).readTimeout(SILENCE_MAX).writeTimeout(SILENCE_MAX);
        trusted.tls(clock).ifPresent(tls -> builder.sslSocketFactory(tls.sockets(), tls.manager()));
        this.http = builder.build();
    }

    /** What the channel asks and hands up. */
    public HeadquartersLink link() {
        return new HeadquartersLink(
                () -> Optional.ofNullable(standing().dataGroup()),
                this::signingKey,
                this::next,
                this::frames,
                this::redeem,
                new Handing(),
                reports -> post(new HandedReports(reports), "register-reports").close(),
                () -> standing().orders());
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private final class Handing implements HeadquartersLink.Records {
        @Override
        public long takenUpTo() throws IOException {
            return standing().takenUpTo();
        }

        @Override
        public int take(List<ArrivedRecord> records) throws IOException {
            return answer(post(new HandedRecords(records), "records"), HandedRecords.Taken.class).stored();
        }
    }

    private ChannelStanding standing() throws IOException {
        ChannelStanding standing = answer(get(url("channel"), ANSWER_BYTES_MAX), ChannelStanding.class);
        if (!standing.storeNumber().equals(storeNumber)) {
            throw new HeadquartersRefusalException("Headquarters takes this channel for that of store "
                    + standing.storeNumber() + ", not " + storeNumber + ": the token is another store's.");
        }
        return standing;
    }

    private VerifyingKey signingKey() throws IOException {
        try {
            return VerifyingKey.ofBase64(standing().signingKey());
        } catch (IllegalArgumentException e) {
            throw new IOException("Headquarters at " + address + " has told a key that is none.", e);
        }
    }

    private Optional<SignedManifest> next(Edition edition, DatabaseKind kind, TableSchema schema, long installed)
            throws IOException {
        HttpUrl.Builder next = url("packages", kind.code(), "next").addQueryParameter("edition", edition.code())
                .addQueryParameter("schema", String.valueOf(schema.version()))
                .addQueryParameter("installed", String.valueOf(installed));
        // A headquarters that has not been updated gives what it has, whatever is asked for.
        return found(get(next, JSON_BYTES_MAX), SignedManifest.class, "no-package")
                .filter(given -> given.saysSchema(schema));
    }

    private FrameSource frames(DatabaseKind kind, PackageManifest manifest) {
        return (frame, offset) -> {
            HttpUrl.Builder url = url("packages", kind.code(), String.valueOf(manifest.version()), "frames",
                    String.valueOf(frame.index())).addQueryParameter("edition", manifest.dataGroup())
                    .addQueryParameter("schema", String.valueOf(manifest.schemaVersion()));
            if (manifest.isDelta()) {
                url.addQueryParameter("base", String.valueOf(manifest.baseVersion()));
            }
            Request.Builder request = request(url).get();
            if (offset > 0) {
                request.header("Range", "bytes=" + offset + "-");
            }
            return from(offset, required(call(request.build(), frame.compressedBytes())));
        };
    }

    private InputStream from(long offset, Response response) throws IOException {
        InputStream bytes = bytes(response);
        if (response.code() != PARTIAL) {
            try {
                // A server or cache that knows no ranges answers with all of it.
                bytes.skipNBytes(offset);
            } catch (IOException e) {
                bytes.close();
                throw e;
            }
        }
        return bytes;
    }

    private Optional<RegisterIdentity> redeem(String code, List<RegisterIdentity> activated) throws IOException {
        return found(post(new CodeRedemption(code, activated), "activations"), RegisterIdentity.class,
                "unknown-activation-code");
    }

    private HttpUrl.Builder url(String... segments) {
        HttpUrl root = HttpUrl.get(address.uri());
        HttpUrl.Builder url = (root == null ? new HttpUrl.Builder() : root.newBuilder())
                .addPathSegments("api/v1/headquarters");
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url;
    }

    private Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder().url(url.build()).header("Authorization", "Bearer " + token);
    }

    private Response get(HttpUrl.Builder url, long answerBytes) throws IOException {
        return call(request(url).get().build(), answerBytes);
    }

    private Response post(Object body, String segment) throws IOException {
        byte[] json = WireJson.mapper().writeValueAsBytes(body);
        return call(request(url(segment)).post(RequestBody.create(json, JSON)).build(),
                json.length + ANSWER_BYTES_MAX);
    }

    /** How long a call may take on which so many bytes travel, either way. */
    static Duration longest(long bytes) {
        return CALL_MIN.plusSeconds(bytes / LINE_BYTES_PER_SECOND);
    }

    private Response call(Request request, long bytes)
            throws HeadquartersUnavailableException, HeadquartersRefusalException {
        try {
            Call call = http.newCall(request);
            call.timeout().timeout(longest(bytes).toSeconds(), TimeUnit.SECONDS);
            return call.execute();
        } catch (IOException e) {
            Optional<String> distrust = CertificateFault.of(e, request.url().host());
            if (distrust.isPresent()) {
                // Waiting does not mend it: somebody has to exchange the certificate there, or name it here.
                throw new HeadquartersRefusalException("What answers as headquarters at " + address
                        + " is not trusted, for " + distrust.get() + ". Nothing was sent.");
            }
            throw unavailable("does not answer (" + e.getMessage() + ")", e);
        }
    }

    /** Empty where headquarters says that there is none; an address that nobody answers at says nothing of it. */
    private <T> Optional<T> found(Response response, Class<T> type, String noneSlug) throws IOException {
        if (response.code() != NOT_FOUND) {
            return Optional.of(answer(response, type));
        }
        try (response) {
            if (problem(response).path("type").asText().endsWith(":" + noneSlug)) {
                return Optional.empty();
            }
            throw unavailable("has nothing at this address", null);
        }
    }

    private <T> T answer(Response response, Class<T> type) throws IOException {
        try (InputStream body = bytes(required(response))) {
            T answer = WireJson.mapper().readValue(body.readNBytes(JSON_BYTES_MAX), type);
            if (answer == null) {
                throw unavailable("answers nothing", null);
            }
            return answer;
        } catch (JsonProcessingException e) {
            throw unavailable("answers what headquarters would not", e);
        }
    }

    /** The response, unless it is a refusal, or none of headquarters'. */
    private Response required(Response response) throws IOException {
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            if (response.code() >= SERVER_FAULT || response.code() == TOO_MANY) {
                throw unavailable("cannot answer now (" + response.code() + ")", null);
            }
            throw new HeadquartersRefusalException("Headquarters at " + address + " refuses this channel: "
                    + response.code() + " " + problem(response).path("detail").asText());
        }
    }

    private static JsonNode problem(Response response) {
        try {
            return WireJson.mapper().readTree(response.body().byteStream().readNBytes(JSON_BYTES_MAX));
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The body; that it breaks off says that headquarters is away. */
    private InputStream bytes(Response response) {
        return new AnsweredBytes(response.body().byteStream(), e -> unavailable("broke off", e));
    }

    private HeadquartersUnavailableException unavailable(String what, @Nullable Throwable why) {
        String sentence = "Headquarters at " + address + " " + what + ".";
        return why == null ? new HeadquartersUnavailableException(sentence)
                : new HeadquartersUnavailableException(sentence, why);
    }
}
