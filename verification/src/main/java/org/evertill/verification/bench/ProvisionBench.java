package org.evertill.verification.bench;

import com.github.luben.zstd.Zstd;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.verification.house.LargeCatalogue;

/**
 * A register gets its first package of a million products: from the manifest at hand to the first answer of the
 * installed file, every frame fetched over HTTP on loopback. Beside it, by turns, the same frames fetched from the same
 * server, decompressed into one file and synchronised, and nothing checked.
 */
public final class ProvisionBench implements Benchmark {
    private static final double FACTOR = 1.5;
    private static final String GROUP = "provision";

    private final LargeCatalogue catalogue;
    private final String size;

    /** @param products how many the package has */
    public ProvisionBench(long products) {
        this.catalogue = new LargeCatalogue(products);
        this.size = "%,d products".formatted(products);
    }

    @Override
    public String name() {
        return "provision";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        SigningKey key = SigningKey.openOrCreate(folder.resolve("signing.key"));
        Instant now = Instant.now();
        PackageFolder made = new PackageWriter(key).write(new PackageHeading(DatabaseKind.REFERENCE, GROUP, 1, now,
                now.plus(Duration.ofDays(1))), catalogue::read, folder.resolve("package"));
        List<Long> own = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        try (Frames frames = new Frames(made)) {
            for (int time = 0; time <= times; time++) {
                Path target = folder.resolve("time-" + time);
                long bareMicros = time % 2 == 0 ? bare(frames, target.resolve("bare")) : 0;
                long ownMicros = install(frames, key, target.resolve("register"));
                bareMicros = time % 2 == 0 ? bareMicros : bare(frames, target.resolve("bare"));
                if (time > 0) {
                    own.add(ownMicros);
                    bare.add(bareMicros);
                }
            }
        }
        return List.of(new Measurement("provision: " + size, own,
                Limit.times(FACTOR, "fetched, decompressed and synchronised", bare)));
    }

    private static long install(Frames frames, SigningKey key, Path data) throws IOException, SQLException {
        GenerationStore store = GenerationStore.open(data, DatabaseKind.REFERENCE);
        long begun = System.nanoTime();
        InstallOutcome outcome = new PackageInstaller(store, key.verifyingKey(), Optional.of(GROUP),
                InstantSource.system()).install(frames.folder.signedManifest().orElseThrow(),
                        (frame, offset) -> frames.open(frame));
        if (!(outcome instanceof InstallOutcome.Installed)) {
            throw new IllegalStateException("the package was not installed: " + outcome);
        }
        try (GenerationReader reader = store.reader().orElseThrow()) {
            if (reader.version() != 1) {
                throw new IllegalStateException("another version answers");
            }
        }
        long micros = (System.nanoTime() - begun) / 1000;
        store.discard();
        return micros;
    }

    private static long bare(Frames frames, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve("file.part");
        long begun = System.nanoTime();
        try (OutputStream out = Files.newOutputStream(part)) {
            for (PackageManifest.Frame frame : frames.manifest.frames()) {
                try (InputStream in = frames.open(frame)) {
                    out.write(Zstd.decompress(in.readAllBytes(), frame.bytes()));
                }
            }
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, folder.resolve("file.db"));
        long micros = (System.nanoTime() - begun) / 1000;
        Files.delete(folder.resolve("file.db"));
        return micros;
    }

    /** A server of the frames of one package, and the client that fetches them. */
    private static final class Frames implements AutoCloseable {
        private final PackageFolder folder;
        private final PackageManifest manifest;
        private final HttpServer server;
        private final HttpClient client = HttpClient.newHttpClient();

        Frames(PackageFolder folder) throws IOException {
            this.folder = folder;
            this.manifest = PackageManifest.ofJson(folder.signedManifest().orElseThrow().manifest());
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::send);
            server.start();
        }

        private void send(HttpExchange exchange) throws IOException {
            Path file = folder.frameFile(Integer.parseInt(exchange.getRequestURI().getPath().substring(1)));
            exchange.sendResponseHeaders(200, Files.size(file));
            try (OutputStream body = exchange.getResponseBody()) {
                Files.copy(file, body);
            }
        }

        InputStream open(PackageManifest.Frame frame) throws IOException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/" + frame.index())).build();
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        @Override
        public void close() {
            client.close();
            server.stop(0);
        }
    }
}
