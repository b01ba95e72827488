package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.ActivationRequest;
import org.evertill.exchange.wire.SignOnAnswer;
import org.evertill.exchange.wire.SignOnRequest;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The HTTP API as a register meets it: the real server on loopback, the real databases, the demo store. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class ScaleUnitApiTest {
    private static final int SCHEMA = TableSchema.newest().version();
    @Parameter
    private StorageKind kind;
    @TempDir
    private static Path folder;
    private static ScaleUnit scaleUnit;
    private static HttpCaller register;

    @BeforeParameterizedClassInvocation
    static void start(StorageKind kind) throws Exception {
        Path own = folder.resolve(kind.name());
        scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(own).with(kind.databases()), Clock.systemDefaultZone())
                .start();
        register = HttpCaller.activated(scaleUnit, "01");
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        scaleUnit.close();
    }

    @Test
    void everyAddressButHealthAndActivationNeedsAToken() throws Exception {
        List<Endpoint> open = scaleUnit.endpoints().stream().filter(Endpoint::isOpen).toList();
        assertThat(open).extracting(Endpoint::path).containsExactlyInAnyOrder("/health", "/devices/activate");
        HttpCaller impostor = new HttpCaller(scaleUnit.address(), "not-a-token");
        for (Endpoint endpoint : scaleUnit.endpoints()) {
            if (!endpoint.isOpen()) {
                String path = endpoint.path().replaceAll("\\{\\w+}", "1");
                for (HttpCaller caller : List.of(HttpCaller.stranger(scaleUnit), impostor)) {
                    HttpResponse<byte[]> response = caller.call(endpoint.method().name(), path);
                    assertProblem(response, 401, caller == impostor ? "token-unknown" : "token-missing");
                }
            }
        }
    }

    @Test
    void anActivationCodeWorksOnceAndEachActivationIsANewIncarnation() throws Exception {
        String code = scaleUnit.issueActivationCode("03");
        HttpCaller stranger = HttpCaller.stranger(scaleUnit);
        HttpResponse<byte[]> first = stranger.post("/devices/activate", new ActivationRequest(code));
        assertThat(first.statusCode()).isEqualTo(200);
        ActivationAnswer answer = WireJson.mapper().readValue(first.body(), ActivationAnswer.class);
        assertThat(answer.storeNumber() + "-" + answer.registerNumber() + "-" + answer.incarnation())
                .isEqualTo("0107-03-1");
        assertProblem(stranger.post("/devices/activate", new ActivationRequest(code)), 403,
                "unknown-activation-code");

        ActivationAnswer second = HttpCaller.activate(scaleUnit, "03");
        assertThat(second.incarnation()).isEqualTo(2);
        HttpCaller old = new HttpCaller(scaleUnit.address(), answer.deviceToken());
        assertProblem(old.get("/staff"), 403, "device-replaced");
        assertThat(old.post("/sync-log", Map.of("entries", List.of())).statusCode()).isEqualTo(204);
        assertThat(new HttpCaller(scaleUnit.address(), second.deviceToken()).get("/staff").statusCode()).isEqualTo(200);
    }

    @Test
    void aWorkerSignsOnByPinAndGetsTheirPermissions() throws Exception {
        DemoPeople.Person manager = DemoPeople.MANAGER;
        HttpResponse<byte[]> response =
                register.post("/staff/sign-on", new SignOnRequest(manager.workerNumber(), manager.pin()));
        SignOnAnswer answer = WireJson.mapper().readValue(response.body(), SignOnAnswer.class);
        assertThat(answer).isEqualTo(new SignOnAnswer(manager.workerNumber(), manager.name(), "en",
                List.of("database-connection-status", "price-override", "return-product", "void-product",
                        "void-transaction")));
        assertProblem(register.post("/staff/sign-on", new SignOnRequest("999999", "1")), 403, "unknown-worker");
    }

    @Test
    void whoGuessesAPinMustWait() throws Exception {
        String worker = DemoPeople.CHINESE_CASHIER.workerNumber();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertProblem(register.post("/staff/sign-on", new SignOnRequest(worker, "0" + attempt)), 403, "wrong-pin");
        }
        HttpResponse<byte[]> waiting =
                register.post("/staff/sign-on", new SignOnRequest(worker, DemoPeople.CHINESE_CASHIER.pin()));
        assertProblem(waiting, 429, "too-many-attempts");
        assertThat(waiting.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void findsAnItemByEachOfItsCodesWithThePriceAndTaxesOfTheDay() throws Exception {
        JsonNode sale = register.json("/products/by-number/10010?date=2026-11-20");
        ItemFacts facts = WireJson.mapper().treeToValue(sale, ItemFacts.class);
        assertThat(facts.product().names().keySet()).containsExactlyInAnyOrder("en", "fr", "zh");
        assertThat(facts.taxGroup().rates()).isNotEmpty();
        assertThat(facts.dataVersion()).isPositive();
        assertThat(register.json("/products/by-code/10010?date=2026-11-20")).isEqualTo(sale);
        assertProblem(register.get("/products/by-barcode/2000000000000"), 404, "unknown-barcode");
        assertProblem(register.get("/products/by-number/10010?date=1999-01-01"), 404, "no-price");
        assertProblem(register.get("/products/by-number/10010?date=tomorrow"), 400, "malformed-request");
    }

    @Test
    void countyTaxFollowsTheDateOfTheSale() throws Exception {
        JsonNode soap = register.json("/products?query=soap%20lemon&date=2025-06-01").at("/items/0");
        String number = soap.at("/product/number").asText();
        JsonNode later = register.json("/products/by-number/" + number + "?date=2026-06-01");
        assertThat(soap.at("/taxGroup/rates/0/ratePpm").asLong()).isEqualTo(10_000);
        assertThat(later.at("/taxGroup/rates/0/ratePpm").asLong()).isEqualTo(12_500);
    }

    @Test
    void searchesInThreeLanguagesBestSellersFirst() throws Exception {
        for (String words : List.of("whole%20milk", "lait%20entier", "%E5%85%A8%E8%84%82%E7%89%9B%E5%A5%B6")) {
            JsonNode page = register.json("/products?query=" + words);
            assertThat(page.get("total").asInt()).as(words).isEqualTo(2);
            assertThat(page.at("/items/0/product/name").asText()).contains("Larkfield whole milk");
        }
        JsonNode produce = register.json("/products?category=produce&limit=3&offset=2");
        assertThat(produce.get("items")).hasSize(3).allMatch(item ->
                item.at("/product/categoryCode").asText().equals("produce"));
        assertThat(register.json("/products?query=%22%20*").get("total").asInt()).isZero();
    }

    @Test
    void saysTheStoreAndTheRegistersOfflineProfile() throws Exception {
        StoreFacts store = WireJson.mapper().readValue(register.get("/store").body(), StoreFacts.class);
        assertThat(store.store().number()).isEqualTo(ScaleUnit.DEMO_STORE_NUMBER);
        assertThat(store.categories()).hasSize(12);
        assertThat(store.favourites()).hasSizeGreaterThan(12);
        OfflineProfile profile =
                WireJson.mapper().readValue(register.get("/offline-profile").body(), OfflineProfile.class);
        assertThat(profile.requestTimeoutMillis()).isEqualTo(2_000);
    }

    @Test
    void servesSignedPackagesWhoseBrokenDownloadsGoOn() throws Exception {
        VerifyingKey key = VerifyingKey.ofBase64(HttpCaller.activate(scaleUnit, "02").signingKey());
        HttpCaller current = HttpCaller.activated(scaleUnit, "02");
        for (String kind : List.of("reference", "private")) {
            SignedManifest signed = WireJson.mapper().readValue(
                    current.get("/packages/" + kind + "/newest?schema=" + SCHEMA).body(), SignedManifest.class);
            assertThat(key.verifies(signed.manifest(), signed.signature())).isTrue();
            PackageManifest manifest = PackageManifest.ofJson(signed.manifest());
            String frame = "/packages/" + kind + "/" + manifest.version() + "/frames/0?schema=" + SCHEMA + "&edition="
                    + manifest.dataGroup();
            byte[] whole = current.get(frame).body();
            assertThat(whole).hasSize(manifest.frames().getFirst().compressedBytes());

            HttpResponse<byte[]> rest = current.get(frame, "Range", "bytes=1000-");
            assertThat(rest.statusCode()).isEqualTo(206);
            assertThat(rest.headers().firstValue("Content-Range"))
                    .contains("bytes 1000-" + (whole.length - 1) + "/" + whole.length);
            assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 1000, whole.length));
            assertThat(current.get(frame, "Range", "bytes=-10").body())
                    .isEqualTo(Arrays.copyOfRange(whole, whole.length - 10, whole.length));
            assertProblem(current.get(frame, "Range", "bytes=" + whole.length + "-"), 416, "range-not-satisfiable");
            assertThat(current.get(frame, "Range", "bytes=0-1,4-5").statusCode()).isEqualTo(200);
            assertThat(current.get(frame).headers().firstValue("Cache-Control").orElseThrow())
                    .contains(kind.equals("private") ? "no-store" : "immutable");
        }
        assertProblem(current.get("/packages/reference/1/frames/99?edition=store-0107"), 404, "no-frame");
        assertProblem(current.get("/packages/secret/newest"), 404, "no-package");
        for (String tooOld : List.of("/packages/reference/newest?schema=3",
                "/packages/reference/1/frames/0?edition=store-0107&schema=3")) {
            assertProblem(current.get(tooOld), 409, "program-too-old");
        }
    }

    @Test
    void aRequestThatBreaksOffIsTheLinesFaultAndNotTheServers() throws Exception {
        try (Socket line = new Socket(scaleUnit.address().getHost(), scaleUnit.address().getPort())) {
            line.setSoTimeout(20_000);
            line.getOutputStream().write("""
                    POST /api/v1/devices/activate HTTP/1.1\r
                    Host: scale-unit\r
                    Content-Length: 100\r
                    \r
                    {"activ""".getBytes(StandardCharsets.US_ASCII));
            line.shutdownOutput();
            assertThat(new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ").contains("urn:evertill:problem:incomplete-request");
        }
    }

    @Test
    void malformedOversizedAndMisdirectedRequestsGetProblemDetails() throws Exception {
        byte[] html = "<html><body>proxy</body></html>".getBytes(StandardCharsets.UTF_8);
        assertProblem(register.postBytes("/transactions", html), 400, "malformed-request");
        assertProblem(register.postBytes("/transactions", new byte[0]), 400, "malformed-request");
        assertProblem(register.postBytes("/transactions", "null".getBytes(StandardCharsets.UTF_8)), 400,
                "malformed-request");
        assertProblem(register.postBytes("/transactions", "{}".getBytes(StandardCharsets.UTF_8)), 400,
                "malformed-request");
        assertProblem(register.postBytes("/transactions", new byte[HttpServer.REQUEST_BYTES_MAX + 1]), 413,
                "payload-too-large");
        assertProblem(register.get("/nowhere"), 404, "not-found");
        HttpResponse<byte[]> wrongMethod = register.call("DELETE", "/staff");
        assertProblem(wrongMethod, 405, "method-not-allowed");
        assertThat(wrongMethod.headers().firstValue("Allow").orElseThrow()).contains("GET");
        assertProblem(register.get("/products?limit=1000000"), 400, "malformed-request");
    }

    private static void assertProblem(HttpResponse<byte[]> response, int status, String slug) throws Exception {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).as(body)
                .startsWith("application/problem+json");
        JsonNode problem = WireJson.mapper().readTree(body);
        assertThat(problem.get("type").asText()).isEqualTo("urn:evertill:problem:" + slug);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotBlank();
    }
}
