package org.evertill.scaleunit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.json.JavalinJackson;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The scale unit's HTTP server: the endpoints it was given below {@value #PREFIX}, each on a virtual thread, every
 * error as problem details. {@link #start} and {@link #stop} belong to one thread.
 */
public final class HttpServer {
    public static final String PREFIX = "/api/v1";

    /** An upload of 500 records of a very long sale stays below this many bytes; nothing larger is read. */
    public static final int REQUEST_BYTES_MAX = 16 * 1024 * 1024;

    private final List<GatedEndpoints> endpoints;
    private final ObjectMapper json;
    private @Nullable Javalin javalin;

    public HttpServer(List<GatedEndpoints> endpoints, ObjectMapper json) {
        this.endpoints = List.copyOf(endpoints);
        this.json = json;
    }

    /**
     * Listens on a host and port; port 0 takes a free one.
     *
     * @param certificate with one, https is spoken, and nothing else
     * @return the port it listens on
     * @throws IOException with a sentence, when it cannot listen there
     */
    public int start(String host, int port, Optional<ServerCertificate> certificate) throws IOException {
        requireFree(host, port);
        Javalin started = Javalin.create(config -> {
            configure(config);
            certificate.ifPresent(known -> config.jetty.addConnector((server, http) ->
                    connector(new ServerConnector(server,
                            new SslConnectionFactory(known.tls(), HttpVersion.HTTP_1_1.asString()),
                            new HttpConnectionFactory(http)), host, port)));
        });
        started.start(host, port);
        javalin = started;
        return started.port();
    }

    /** Asked beforehand: the server would tell the log of it in its own words, beside our sentence. */
    private static void requireFree(String host, int port) throws IOException {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return;
        } catch (BindException e) {
            throw new IOException("it cannot listen at " + host + ", port " + port + " (" + e.getMessage()
                    + "). End the program that uses the port, or say another --port or --host.", e);
        } catch (UnknownHostException e) {
            throw new IOException("there is no address " + host + "; say another --host.", e);
        }
    }

    private static ServerConnector connector(ServerConnector connector, String host, int port) {
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }

    /** Ends running requests and stops listening. */
    public void stop() {
        if (javalin != null) {
            javalin.stop();
            javalin = null;
        }
    }

    /** Every address, for tests that must not forget one. */
    public List<Endpoint> endpoints() {
        return endpoints.stream().flatMap(behind -> behind.endpoints().stream()).toList();
    }

    private void configure(JavalinConfig config) {
        Problems problems = new Problems(json);
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = REQUEST_BYTES_MAX;
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson(json, true));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(problems::writeJettyError);
            server.setStopTimeout(5_000);
        });
        problems.addTo(config.routes);
        for (GatedEndpoints behind : endpoints) {
            for (Endpoint endpoint : behind.endpoints()) {
                config.routes.addHttpHandler(endpoint.method(), PREFIX + endpoint.path(),
                        handler(behind.gate(), endpoint));
            }
        }
    }

    private static Handler handler(Gate gate, Endpoint endpoint) {
        if (endpoint.isOpen()) {
            return endpoint::answer;
        }
        return context -> {
            gate.letIn(context, endpoint);
            endpoint.answer(context);
        };
    }
}
