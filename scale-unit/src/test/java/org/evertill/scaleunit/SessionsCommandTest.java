package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.ActivationRequest;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.channel.remote.HeadquartersAddress;
import org.evertill.scaleunit.channel.remote.RemoteHeadquarters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands at headquarters reach a register and a channel elsewhere, over HTTP, through restarts of all of them. */
class SessionsCommandTest {
    private static final String STORE = ScaleUnit.DEMO_STORE_NUMBER;
    private static final String GROUP = "store-" + STORE;
    private static final String DATABASE = "offline-0107-01";
    private static final String CHANNEL = "channel-0107";
    private static final String NEWEST = "/packages/reference/newest?schema=" + TableSchema.newest().version();

    @TempDir
    private Path folder;
    private final Clock clock = Clock.systemUTC();
    private HeadquartersUnit headquarters;
    private ChannelUnit channel;
    private String channelToken;
    private String deviceToken;

    private record Run(int exitCode, String out, String error) {
        JsonNode json() throws Exception {
            return WireJson.mapper().readTree(out);
        }
    }

    @BeforeEach
    void startBoth() throws Exception {
        headquarters = headquarters(OptionalLong.of(1));
        channelToken = headquarters.headquarters().channelTokens().issue(STORE);
        channel = channel();
        deviceToken = WireJson.mapper().readValue(new HttpCaller(channel.address(), "").post("/devices/activate",
                new ActivationRequest(headquarters.headquarters().activationCodes().issue(STORE, "01"))).body(),
                ActivationAnswer.class).deviceToken();
    }

    @AfterEach
    void stop() throws Exception {
        channel.close();
        headquarters.close();
    }

    @Test
    void aRegisterIsToldOfAFullDataSyncWithTheAnswerToItsReportUntilItHasCarriedItOut() throws Exception {
        tell(1, "Applied", null);
        Run dry = run("full-sync", "--database", DATABASE, "--dry-run", "--json");
        assertThat(dry.json().path("outcome").asText()).isEqualTo("done");
        assertThat(dry.json().path("dryRun").asBoolean()).isTrue();
        assertThat(tell(1, "Applied", null).statusCode()).as("a dry run orders nothing").isEqualTo(204);
        assertThat(run("full-sync", "--database", DATABASE).out()).contains("was Applied with version 1; it fetches"
                + " the newest full package and what follows it, when its register next tells how it stands.");
        assertThat(run("sessions", "list").out())
                .containsPattern("offline-0107-01 +Available .*full data sync, ordered");
        String id = ordered("FULL");

        restartAll();
        assertThat(ordered("FULL")).as("after restarts").isEqualTo(id);
        assertThat(run("full-sync", "--database", DATABASE, "--json").json().path("outcome").asText())
                .isEqualTo("already");
        assertThat(tell(1, "Applied", new GivenOrder(id, true)).statusCode()).isEqualTo(204);
        assertThat(tell(1, "Applied", null).statusCode()).as("its program was started again").isEqualTo(204);
        channel.channel().handOverReports();
        assertThat(tell(1, "Applied", new GivenOrder(id, true)).statusCode()).isEqualTo(204);
        assertThat(run("sessions", "list").out()).containsPattern("offline-0107-01 +Applied");
        JsonNode kept = run("sessions", "history", "--database", DATABASE, "--json").json();
        assertThat(kept).as("once, and no dry run").hasSize(1);
        assertThat(kept.get(0).path("state").asText()).isEqualTo("Ordered");
        assertThat(kept.get(0).path("message").asText())
                .isEqualTo("full data sync by " + SchedulesVisit.whoever());
        assertThat(kept.get(0).path("startedAt").asText()).startsWith("20");
    }

    @Test
    void outdatedStaffIsBehindWhateverTheProductsAreAndAPauseByTheProfileIsToldAsTheReason() throws Exception {
        tell(1, "Applied", null);
        assertThat(run("sessions", "list").out()).containsPattern(DATABASE + " +Applied +" + GROUP + " +1 +0 ");
        var staff = headquarters.headquarters().masters().rows(ChannelTables.STAFF).getFirst();
        headquarters.headquarters().masters().save(List.of(staff.with("name", "Another Name")));
        headquarters.headquarters().publisher().publish(GROUP);
        assertThat(run("sessions", "list").out()).containsPattern(DATABASE + " +Available +" + GROUP + " +1 +1 ");
        assertThat(run("databases").out())
                .containsPattern(DATABASE + " +" + GROUP + " +active +" + GROUP + " 1 +" + GROUP + " 1, 1 behind");

        tell(1, "Suspended", null);
        assertThat(run("sessions", "list", "--trouble").out()).containsPattern(
                DATABASE + " +Suspended +" + GROUP + " +1 +1 .*synchronization is paused by its offline profile");
    }

    @Test
    void aCanceledRegisterIsGivenNothingUntilARetryAlsoWhileHeadquartersIsAway() throws Exception {
        tell(0, "No data", null);
        assertThat(run("sessions", "cancel", DATABASE).out()).contains("was Available and is Canceled: it gets no more"
                + " of version 1. It goes on with the next package, or with 'scale-unit sessions retry " + DATABASE);
        channel.channel().fetchPackages();
        assertCanceled();
        headquarters.close();
        channel.close();
        channel = channel();
        assertCanceled();
        headquarters = headquarters(OptionalLong.empty());
        channel.close();
        channel = channel();
        assertCanceled();

        assertThat(run("sessions", "retry", DATABASE).out()).contains("was Canceled; it is Available again");
        assertThat(run("sessions", "list").out()).containsPattern("offline-0107-01 +Available");
        assertThat(run("sessions", "history", "--register", "01").out())
                .containsPattern("(?s)Ordered +0 +retry by .*Ordered +0 +cancel by ");
        channel.channel().fetchPackages();
        assertThat(register().get(NEWEST).statusCode()).isEqualTo(200);
        ordered("RETRY");
    }

    @Test
    void aRegisterWithAnEarlierProgramIsToldNoOrderItCannotRead() throws Exception {
        tell(1, "Applied", null);
        run("full-sync", "--database", DATABASE);
        channel.channel().fetchPackages();
        assertThat(register().post("/register-report", new RegisterReportRequest(GROUP, 1, GROUP, 1, 0, null,
                new Downloads("Applied", 0, List.of()))).statusCode()).isEqualTo(204);
        ordered("FULL");
    }

    @Test
    void aCanceledRegisterGoesOnWithTheNextPackage() throws Exception {
        tell(0, "No data", null);
        run("sessions", "cancel", DATABASE);
        channel.channel().fetchPackages();
        assertCanceled();
        publishAnotherPrice();
        channel.channel().fetchPackages();
        assertThat(register().get(NEWEST).statusCode()).isEqualTo(200);
    }

    @Test
    void theChannelTellsOfItsOwnDatabaseAndBringsItAnewWhenItIsOrdered() throws Exception {
        channel.channel().handOverReports();
        assertThat(run("sessions", "list").out()).containsPattern(CHANNEL + " +Applied +store-0107 +1 +0 +0 +20");
        long before = installed();
        assertThat(run("full-sync", "--database", CHANNEL).exitCode()).isZero();
        channel.channel().fetchPackages();
        assertThat(installed()).isGreaterThan(before);
        channel.channel().handOverReports();
        JsonNode session = run("sessions", "list", "--json").json().get(0);
        assertThat(session.path("database").asText()).isEqualTo(CHANNEL);
        assertThat(session.path("state").asText()).isEqualTo("Applied");
        assertThat(session.path("ordered").isMissingNode()).isTrue();
        assertThat(session.path("lastSuccess").asText()).isNotEmpty();
        channel.channel().fetchPackages();
        assertThat(installed()).as("once").isEqualTo(before + 1);
    }

    @Test
    void aCanceledChannelServesWhatItHasUntilTheNextPackage() throws Exception {
        channel.channel().handOverReports();
        channel.close();
        publishAnotherPrice();
        assertThat(run("sessions", "cancel", CHANNEL).exitCode()).isZero();
        channel = channel();
        channel.channel().handOverReports();
        JsonNode session = run("sessions", "list", "--json").json().get(0);
        assertThat(session.path("state").asText()).isEqualTo("Canceled");
        assertThat(session.path("version").asLong()).isOne();
        publishAnotherPrice();
        channel.channel().fetchPackages();
        channel.channel().handOverReports();
        assertThat(run("sessions", "list", "--json").json().get(0).path("version").asLong()).isEqualTo(3);
    }

    @Test
    void whatIsRefusedIsSaidInASentence() throws Exception {
        assertThat(run("sessions", "retry", "offline-0107-99")).isEqualTo(new Run(1, "",
                "There is no database offline-0107-99; 'scale-unit databases' shows those there are.\n"));
        tell(1, "Applied", null);
        Run refused = run("sessions", "cancel", DATABASE, "--json");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.json().path("outcome").asText()).isEqualTo("refused");
        assertThat(refused.json().path("message").asText() + "\n").isEqualTo(refused.error())
                .contains("it is Applied, and there is nothing to cancel.");
        assertThat(run("full-sync").exitCode()).isEqualTo(2);
        assertThat(run("full-sync", "--group", GROUP, "--database", DATABASE).exitCode()).isEqualTo(2);
        assertThat(run("sessions", "history").exitCode()).isEqualTo(2);
        assertThat(run("sessions", "history", "--database", CHANNEL).exitCode()).isZero();
    }

    private void assertCanceled() throws Exception {
        for (String path : List.of(NEWEST, "/packages/private/newest",
                "/packages/reference/1/frames/0?edition=" + GROUP)) {
            HttpResponse<byte[]> refused = register().get(path);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(HttpCaller.json(refused).path("type").asText()).endsWith(":canceled");
        }
    }

    /** The order the register is told, once its channel has asked for it. */
    private String ordered(String kind) throws Exception {
        channel.channel().fetchPackages();
        JsonNode order = HttpCaller.json(tell(1, "Applied", null)).path("order");
        assertThat(order.path("kind").asText()).isEqualTo(kind);
        return order.path("id").asText();
    }

    private HttpResponse<byte[]> tell(long version, String state, GivenOrder order) throws Exception {
        HttpResponse<byte[]> answer = register().post("/register-report", new RegisterReportRequest(GROUP, version,
                GROUP, version, 0, null, new Downloads(state, 0, List.of(), null, null, order)));
        channel.channel().handOverReports();
        channel.channel().fetchPackages();
        return answer;
    }

    private HttpCaller register() {
        return new HttpCaller(channel.address(), deviceToken);
    }

    private long installed() throws Exception {
        return GenerationStore.peek(folder.resolve("store/channel"), DatabaseKind.REFERENCE).orElseThrow().number();
    }

    private void publishAnotherPrice() throws Exception {
        var price = headquarters.headquarters().masters().rows(ChannelTables.PRODUCT_PRICE).getFirst();
        headquarters.headquarters().masters().save(List.of(price.with("unit_price_micros",
                price.integer("unit_price_micros") + 10_000)));
        headquarters.headquarters().publisher().publish(GROUP);
    }

    private void restartAll() throws Exception {
        channel.close();
        headquarters.close();
        headquarters = headquarters(OptionalLong.empty());
        channel = channel();
    }

    private HeadquartersUnit headquarters(OptionalLong seed) throws Exception {
        return HeadquartersUnit.of(settings("central", headquarters == null ? 0 : headquarters.address().getPort(),
                seed), clock).start();
    }

    private ChannelUnit channel() throws Exception {
        return ChannelUnit.of(settings("store", 0, OptionalLong.empty()),
                new RemoteHeadquarters(new HeadquartersAddress(headquarters.address()), channelToken, STORE,
                        TrustedCertificates.OF_THE_SYSTEM, clock), clock).start();
    }

    private ScaleUnitSettings settings(String own, int port, OptionalLong seed) {
        return new ScaleUnitSettings(folder.resolve(own), ScaleUnitSettings.LOOPBACK, port, STORE, seed,
                Optional.empty());
    }

    private Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--data", folder.resolve("central").toString()));
        all.addAll(Arrays.asList(arguments));
        int exitCode = ScaleUnitMain.commandLine().setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(error, true)).execute(all.toArray(String[]::new));
        return new Run(exitCode, out.toString(), error.toString());
    }
}
