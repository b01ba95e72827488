package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.ActivationRequest;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.channel.remote.HeadquartersAddress;
import org.evertill.scaleunit.channel.remote.RemoteHeadquarters;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.scaleunit.storage.ProcessLock;
import org.evertill.scaleunit.storage.SqliteStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headquarters and a channel as two programs: over HTTP, on loopback. */
class SeparateProgramsTest {
    private static final String STORE = ScaleUnit.DEMO_STORE_NUMBER;

    @TempDir
    private Path folder;
    private final Clock clock = Clock.systemUTC();
    private HeadquartersUnit headquarters;
    private final List<ChannelUnit> channels = new ArrayList<>();

    @BeforeEach
    void startHeadquarters() throws Exception {
        headquarters = HeadquartersUnit.of(settings("central", STORE, 0, OptionalLong.of(1)), clock).start();
    }

    @AfterEach
    void stop() throws Exception {
        stopChannels();
        headquarters.close();
    }

    private void stopChannels() throws Exception {
        for (ChannelUnit channel : channels) {
            channel.close();
        }
        channels.clear();
    }

    @Test
    void aRegisterIsActivatedSignsOnAndSellsThroughAChannelElsewhere() throws Exception {
        ChannelUnit channel = channel(STORE, token(STORE));
        ActivationAnswer answer = activate(channel, "01");
        HttpCaller register = new HttpCaller(channel.address(), answer.deviceToken());
        assertThat(register.json("/staff").findValuesAsText("workerNumber"))
                .contains(DemoPeople.MANAGER.workerNumber());
        assertThat(register.json("/products/by-number/10010?date=2026-11-20").path("dataVersion").asLong()).isOne();
        List<UploadRecord> sales = sell(answer, 3);
        register.upload(new UploadRequest(sales));
        register.post("/register-report", new RegisterReportRequest(STORE, 1, STORE, 1, 7, null, null));
        channel.channel().handOverRecords();
        channel.channel().handOverReports();
        assertThat(records()).containsExactlyElementsOf(sales.stream().map(UploadRecord::recordId).sorted().toList());
        assertThat(headquarters.headquarters().channelDatabases().all())
                .filteredOn(database -> database.code().equals("offline-0107-01"))
                .singleElement().satisfies(database -> assertThat(database.report()).isPresent());
    }

    @Test
    void aChangedPriceComesToTheChannelAsADelta() throws Exception {
        ChannelUnit channel = channel(STORE, token(STORE));
        HttpCaller register = new HttpCaller(channel.address(), activate(channel, "01").deviceToken());
        Row price = headquarters.headquarters().masters().rows(ChannelTables.PRODUCT_PRICE).getFirst();
        headquarters.headquarters().masters().save(List.of(price.with("unit_price_micros", 7_770_000)));
        headquarters.headquarters().publisher().publish("store-" + STORE);
        channel.channel().fetchPackages();
        assertThat(register.json("/products/by-number/" + price.text("product_number") + "?date=2026-11-20")
                .path("dataVersion").asLong()).isEqualTo(2);
    }

    @Test
    void whileHeadquartersIsAwayTheChannelStartsServesAndKeepsWhatIsSold() throws Exception {
        String token = token(STORE);
        ChannelUnit first = channel(STORE, token);
        ActivationAnswer answer = activate(first, "01");
        String unused = headquarters.headquarters().activationCodes().issue(STORE, "03");
        first.close();
        channels.remove(first);
        URI address = headquarters.address();
        headquarters.close();

        ChannelUnit channel = channel(STORE, token, address);
        HttpCaller register = new HttpCaller(channel.address(), answer.deviceToken());
        assertThat(register.get("/staff").statusCode()).isEqualTo(200);
        List<UploadRecord> sales = sell(answer, 5);
        register.upload(new UploadRequest(sales));
        assertThatThrownBy(channel.channel()::handOverRecords).isInstanceOf(HeadquartersUnavailableException.class);
        HttpResponse<byte[]> refused = new HttpCaller(channel.address(), "").post("/devices/activate",
                new ActivationRequest(unused));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(HttpCaller.json(refused).path("type").asText()).endsWith("headquarters-unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();

        headquarters = HeadquartersUnit.of(settings("central", STORE, address.getPort(), OptionalLong.empty()), clock)
                .start();
        channel.channel().handOverRecords();
        assertThat(records()).containsExactlyElementsOf(sales.stream().map(UploadRecord::recordId).sorted().toList());
        assertThat(activate(channel, unused, "")).extracting(ActivationAnswer::registerNumber).isEqualTo("03");
    }

    @Test
    void aChannelIsKnownByItsTokenAlone() throws Exception {
        String former = token(STORE);
        ChannelUnit channel = channel(STORE, former);
        token(STORE);
        assertThatThrownBy(channel.channel()::fetchPackages).isInstanceOf(HeadquartersRefusalException.class)
                .hasMessageContaining("refuses this channel: 401 This is not the token of any channel, or no longer.");
        addStore0108();
        assertThat(new HttpCaller(headquarters.address(), token("0108"))
                .get("/headquarters/packages/reference/next?edition=store-0107").statusCode()).isEqualTo(403);
        assertThat(new HttpCaller(headquarters.address(), token("0108"))
                .get("/headquarters/packages/reference/1/frames/0?edition=..%2F").statusCode()).isEqualTo(400);
    }

    @Test
    void aChannelThatIsRefusedServesWhatItHasAndNeedsSomethingToServe() throws Exception {
        addStore0108();
        assertThatThrownBy(() -> channel(STORE, token("0108"))).isInstanceOf(HeadquartersRefusalException.class)
                .hasMessageContaining("takes this channel for that of store 0108, not 0107");
        stopChannels();

        String former = token(STORE);
        String register = activate(channel(STORE, former), "01").deviceToken();
        stopChannels();
        token(STORE);
        for (String refused : List.of(former, token("0108"))) {
            ChannelUnit channel = channel(STORE, refused);
            assertThat(new HttpCaller(channel.address(), register).get("/staff").statusCode()).isEqualTo(200);
            assertThatThrownBy(channel.channel()::fetchPackages).isInstanceOf(HeadquartersRefusalException.class);
            stopChannels();
        }
    }

    @Test
    void aRegisterIsToldWhyItIsNotActivatedWhereHeadquartersRefusesTheChannel() throws Exception {
        ChannelUnit channel = channel(STORE, token(STORE));
        String code = headquarters.headquarters().activationCodes().issue(STORE, "01");
        token(STORE);
        HttpResponse<byte[]> refused = new HttpCaller(channel.address(), "").post("/devices/activate",
                new ActivationRequest(code));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(HttpCaller.json(refused).path("type").asText()).endsWith(":headquarters-refuses");
        assertThat(HttpCaller.json(refused).path("detail").asText()).contains("refuses this channel: 401",
                "The code was not used.");
        assertThat(headquarters.headquarters().link(STORE).activation().redeem(code, List.of())).isPresent();
    }

    @Test
    void aChannelSellsOnWithWhatItHasWhereHeadquartersSignsByQuiteAnotherKey() throws Exception {
        String token = token(STORE);
        String register = activate(channel(STORE, token), "01").deviceToken();
        stopChannels();
        headquarters.close();
        Files.delete(folder.resolve("central/headquarters/signing.key"));
        headquarters = HeadquartersUnit.of(settings("central", STORE, 0, OptionalLong.empty()), clock).start();
        ChannelUnit channel = channel(STORE, token);
        assertThat(new HttpCaller(channel.address(), register).get("/staff").statusCode()).isEqualTo(200);
        assertThatThrownBy(channel.channel()::fetchPackages).isInstanceOf(HeadquartersRefusalException.class)
                .hasMessageContaining("signs with another key than the one this channel knows");
    }

    @Test
    void headquartersListensAndThenPublishesForEveryStoreThatHasNeverGotPackages() throws Exception {
        addStore0108();
        String token = token("0108");
        headquarters.close();
        Path lock = folder.resolve("central/headquarters/packages.lock");
        String first = "/headquarters/packages/reference/next?edition=store-0108&installed=0&schema="
                + TableSchema.newest().version();
        try (ProcessLock.Hold _ = new ProcessLock(lock).take()) {
            headquarters = HeadquartersUnit.of(settings("central", STORE, 0, OptionalLong.empty()), clock).start();
            assertThat(new HttpCaller(headquarters.address(), token).get(first).statusCode()).isEqualTo(404);
        }
        headquarters.awaitFirstPackages();
        assertThat(new HttpCaller(headquarters.address(), token).get(first).statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeOfAnotherStoresRegisterIsNotUsedUp() throws Exception {
        String code = headquarters.headquarters().activationCodes().issue(STORE, "01");
        addStore0108();
        assertThat(headquarters.headquarters().link("0108").activation().redeem(code, List.of())).isEmpty();
        assertThat(headquarters.headquarters().link(STORE).activation().redeem(code, List.of())).isPresent();
    }

    @Test
    void noIncarnationIsGivenTwiceWhereHeadquartersWasSetBackToBeforeAnActivation() throws Exception {
        String token = token(STORE);
        activate(channel(STORE, token), "01");
        stopAll();
        Path database = folder.resolve("central/headquarters/headquarters.db");
        Path backup = Files.copy(database, folder.resolve("backup.db"));
        assertThat(activateAgain(token)).isEqualTo(2);
        stopAll();
        Files.copy(backup, database, StandardCopyOption.REPLACE_EXISTING);
        assertThat(activateAgain(token)).isEqualTo(3);
    }

    @Test
    void secretsDoNotTravelInClear() {
        assertThatThrownBy(() -> new HeadquartersAddress(URI.create("http://headquarters.example:8480")))
                .hasMessageContaining("would be spoken to in clear");
        assertThat(new HeadquartersAddress(URI.create("https://headquarters.example:8480"))).isNotNull();
    }

    private static List<UploadRecord> sell(ActivationAnswer answer, int count) {
        SampleJournal journal = new SampleJournal(HttpCaller.identity(answer));
        List<UploadRecord> sales = new ArrayList<>();
        for (int pieces = 1; pieces <= count; pieces++) {
            sales.add(journal.sale(pieces));
        }
        return sales;
    }

    private List<String> records() throws Exception {
        return StorageKind.ask(new SqliteStorage(folder.resolve("central/headquarters/headquarters.db")),
                "SELECT record_id FROM journal_record ORDER BY record_id");
    }

    private ActivationAnswer activate(ChannelUnit channel, String register) throws Exception {
        return activate(channel, headquarters.headquarters().activationCodes().issue(STORE, register), "");
    }

    private static ActivationAnswer activate(ChannelUnit channel, String code, String token) throws Exception {
        return WireJson.mapper().readValue(new HttpCaller(channel.address(), token)
                .post("/devices/activate", new ActivationRequest(code)).body(), ActivationAnswer.class);
    }

    private void stopAll() throws Exception {
        stopChannels();
        headquarters.close();
    }

    private long activateAgain(String token) throws Exception {
        headquarters = HeadquartersUnit.of(settings("central", STORE, 0, OptionalLong.empty()), clock).start();
        return activate(channel(STORE, token), "01").incarnation();
    }

    private void addStore0108() throws Exception {
        Row store = headquarters.headquarters().masters().rows(ChannelTables.STORE).getFirst();
        headquarters.headquarters().masters().save(List.of(store.with("store_number", "0108")));
    }

    private String token(String store) throws Exception {
        return headquarters.headquarters().channelTokens().issue(store);
    }

    private ChannelUnit channel(String store, String token) throws Exception {
        return channel(store, token, headquarters.address());
    }

    private ChannelUnit channel(String store, String token, URI address) throws Exception {
        ChannelUnit channel = ChannelUnit.of(settings("store-" + store, store, 0, OptionalLong.empty()),
                new RemoteHeadquarters(new HeadquartersAddress(address), token, store,
                        TrustedCertificates.OF_THE_SYSTEM, clock), clock);
        channels.add(channel);
        return channel.start();
    }

    private ScaleUnitSettings settings(String own, String store, int port, OptionalLong seed) {
        return new ScaleUnitSettings(folder.resolve(own), ScaleUnitSettings.LOOPBACK, port, store, seed,
                Optional.empty());
    }
}
