package org.evertill.verification.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.ActivationRequest;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitDatabases;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.storage.PostgresqlAddress;

/**
 * Ten thousand unsent sales on their way into the channel's database, by the requests in which a register sends them,
 * one after another: to a scale unit on SQLite, and to one on PostgreSQL. Beside it, by turns, the same bytes to a
 * {@link BareChannel} that inserts the same rows: by prepared statements, and by COPY.
 */
public final class UploadBench implements Benchmark {
    private static final double FACTOR = 2;

    private final int sales;
    private final HttpClient client = HttpClient.newHttpClient();

    /** Of ten thousand. */
    public UploadBench() {
        this(10_000);
    }

    UploadBench(int sales) {
        this.sales = sales;
    }

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        return List.of(sqlite(folder, times), postgresql(folder, times));
    }

    Measurement sqlite(Path folder, int times) throws Exception {
        Path data = Files.createDirectories(folder.resolve("sqlite"));
        try (BareChannel bare = BareChannel.forRecords(new BareRows(data.resolve("bare.db")),
                SqlDialect.SQLITE)) {
            return measure("upload of %,d sales, SQLite".formatted(sales),
                    ScaleUnitSettings.demo(data.resolve("scale-unit")), bare, "sent and inserted bare", times);
        }
    }

    Measurement postgresql(Path folder, int times) throws Exception {
        Path data = Files.createDirectories(folder.resolve("postgresql"));
        try (BenchServer server = new BenchServer(data.resolve("server"));
                BareChannel bare = BareChannel.forRecords(new BareCopy(server.database("bare")),
                        SqlDialect.POSTGRESQL)) {
            ScaleUnitDatabases databases = new ScaleUnitDatabases(
                    Optional.of(address(server.database("headquarters"))),
                    Optional.of(address(server.database("channel"))));
            return measure("upload of %,d sales, PostgreSQL".formatted(sales),
                    ScaleUnitSettings.demo(data.resolve("scale-unit")).with(databases), bare,
                    "sent and copied in bare", times);
        }
    }

    private static PostgresqlAddress address(String url) {
        return new PostgresqlAddress(url, Optional.empty(), Optional.empty());
    }

    private Measurement measure(String name, ScaleUnitSettings settings, BareChannel bare, String peer, int times)
            throws Exception {
        List<Long> own = new ArrayList<>();
        List<Long> bareTimes = new ArrayList<>();
        try (ScaleUnit scaleUnit = ScaleUnit.of(settings, Clock.systemDefaultZone()).start()) {
            for (int time = 0; time <= times; time++) {
                ActivationAnswer register = activate(scaleUnit);
                List<SalesBatches.Batch> batches = SalesBatches.of(new RegisterIdentity(register.storeNumber(),
                        register.registerNumber(), register.incarnation()), sales);
                long ownTime = send(scaleUnit, register, batches);
                requireCollected(scaleUnit);
                long bareTime = 0;
                for (SalesBatches.Batch batch : batches) {
                    bareTime += bare.send(batch.request(), batch.rows());
                }
                if (time > 0) {
                    own.add(ownTime);
                    bareTimes.add(bareTime);
                }
            }
        }
        return new Measurement(name, own, Limit.times(FACTOR, peer, bareTimes));
    }

    /** P-0001 has come to its end, and takes nothing from what is measured next. */
    private static void requireCollected(ScaleUnit scaleUnit) throws Exception {
        scaleUnit.collectTransactions();
        if (scaleUnit.collectTransactions() != 0) {
            throw new IllegalStateException("headquarters took records twice, or late");
        }
    }

    private long send(ScaleUnit scaleUnit, ActivationAnswer register, List<SalesBatches.Batch> batches)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        List<String> answers = new ArrayList<>();
        for (SalesBatches.Batch batch : batches) {
            HttpRequest request = HttpRequest.newBuilder(address(scaleUnit, "transactions"))
                    .header("Authorization", "Bearer " + register.deviceToken())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(batch.request())).build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            answers.add(response.body());
        }
        long micros = (System.nanoTime() - begun) / 1000;
        int accepted = answers.stream().mapToInt(answer -> answer.split("\"accepted\"", -1).length - 1).sum();
        if (accepted != sales) {
            throw new IllegalStateException("of " + sales + " sales " + accepted + " were accepted");
        }
        return micros;
    }

    private ActivationAnswer activate(ScaleUnit scaleUnit) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address(scaleUnit, "devices/activate"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(WireJson.mapper().writeValueAsBytes(
                        new ActivationRequest(scaleUnit.issueActivationCode("01"))))).build();
        return WireJson.mapper().readValue(client.send(request, BodyHandlers.ofByteArray()).body(),
                ActivationAnswer.class);
    }

    private static URI address(ScaleUnit scaleUnit, String path) {
        return scaleUnit.address().resolve("/api/v1/" + path);
    }
}
