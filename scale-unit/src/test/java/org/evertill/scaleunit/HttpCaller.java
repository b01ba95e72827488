package org.evertill.scaleunit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.ActivationRequest;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.exchange.wire.WireJson;

/** Calls a scale unit on loopback, with or without a device token. */
final class HttpCaller {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final URI address;
    private final String token;

    HttpCaller(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Somebody without a token. */
    static HttpCaller stranger(ScaleUnit scaleUnit) {
        return new HttpCaller(scaleUnit.address(), "");
    }

    /** A freshly activated register. */
    static HttpCaller activated(ScaleUnit scaleUnit, String registerNumber) throws Exception {
        return new HttpCaller(scaleUnit.address(), activate(scaleUnit, registerNumber).deviceToken());
    }

    /** The same register at a scale unit that was started again. */
    HttpCaller at(ScaleUnit again) {
        return new HttpCaller(again.address(), token);
    }

    static ActivationAnswer activate(ScaleUnit scaleUnit, String registerNumber) throws Exception {
        HttpResponse<byte[]> response = stranger(scaleUnit).post("/devices/activate",
                new ActivationRequest(scaleUnit.issueActivationCode(registerNumber)));
        return WireJson.mapper().readValue(response.body(), ActivationAnswer.class);
    }

    static RegisterIdentity identity(ActivationAnswer answer) {
        return new RegisterIdentity(answer.storeNumber(), answer.registerNumber(), answer.incarnation());
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<byte[]> post(String path, Object body) throws IOException, InterruptedException {
        return postBytes(path, WireJson.mapper().writeValueAsBytes(body));
    }

    HttpResponse<byte[]> postBytes(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofByteArray(body)).build());
    }

    HttpResponse<byte[]> call(String method, String path) throws IOException, InterruptedException {
        return send(request(path).method(method, BodyPublishers.noBody()).build());
    }

    UploadAnswer upload(UploadRequest request) throws IOException, InterruptedException {
        return WireJson.mapper().readValue(post("/transactions", request).body(), UploadAnswer.class);
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return WireJson.mapper().readTree(get(path).body());
    }

    static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return WireJson.mapper().readTree(response.body());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path)).timeout(DEADLINE);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }
}
