package org.evertill.exchange.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.link.ChannelStanding;
import org.evertill.exchange.link.CodeRedemption;
import org.evertill.exchange.link.HandedRecords;
import org.evertill.exchange.link.HandedReports;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.link.StandingOrder;
import org.evertill.exchange.packages.KeyStep;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs of another version say beside what this one knows: it is passed over, between any two of them. */
class LaterVersionsTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final String AT = "2026-11-22T01:00:00.000Z";
    private static final DownloadOrder FULL = new DownloadOrder("id", DownloadOrder.Kind.FULL);
    private static final SyncLogEntry ATTEMPT =
            new SyncLogEntry(4, "9999", "down", "Apply failed", AT, AT, 0, 9, 0, 0, 512, "why", "NOT_SIGNED");
    private static final RegisterReportRequest REPORT = new RegisterReportRequest("e", 1, "e", 1, 2, AT,
            new Downloads("Applied", 0, List.of(ATTEMPT), AT, AT, new GivenOrder("id", true)));
    private static final StandingOrder STANDING = new StandingOrder("0107", "01", FULL, "e", 1, 1, AT, "somebody");

    static List<Object> bodies() {
        return List.of(
                new ActivationRequest("code"), new ActivationAnswer("token", "0107", "01", 1, "key"),
                new CodeRedemption("code", List.of(new RegisterIdentity("0107", "01", 1))),
                new HealthAnswer("up", "0107", 3), new SignOnRequest("101", "1234"),
                new SignOnAnswer("101", "Ada", "en", List.of("sell")), new StaffEntry("101", "Ada"),
                new SyncLogRequest(List.of(ATTEMPT)), REPORT, new RegisterReportAnswer(FULL),
                new UploadRequest(List.of(new UploadRecord("0107", "01", 1, 1, "id", BYTES, BYTES, BYTES))),
                new UploadAnswer(List.of(new RecordAnswer("id", UploadOutcome.ACCEPTED, null))),
                OfflineProfile.PUBLISHED_DEFAULTS,
                new ChannelStanding("0107", "group", "key", 7, List.of(STANDING)),
                new HandedRecords(List.of(new ArrivedRecord(1, BYTES, BYTES, BYTES))), new HandedRecords.Taken(1),
                new HandedReports(List.of(new RegisterReport(new RegisterIdentity("0107", "01", 1), REPORT, AT))),
                new SignedManifest(BYTES, BYTES, List.of(new KeyStep("a", "b", Instant.EPOCH, BYTES))));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatALaterProgramSaysBesideIsPassedOver(Object body) throws Exception {
        JsonNode later = WireJson.mapper().valueToTree(body);
        addToEveryObject(later);
        assertThat(WireJson.mapper().treeToValue(later, body.getClass()))
                .usingRecursiveComparison().isEqualTo(body);
    }

    @Test
    void anOrderOfALaterProgramIsLeftOutAndAllElseOfTheAnswerCounts() throws Exception {
        ChannelStanding both = new ChannelStanding("0107", "group", "key", 7, List.of(STANDING, STANDING));
        ObjectNode later = WireJson.mapper().valueToTree(both);
        ((ObjectNode) later.path("orders").path(0).path("order")).put("kind", "PURGE");
        assertThat(WireJson.mapper().treeToValue(later, ChannelStanding.class))
                .isEqualTo(new ChannelStanding("0107", "group", "key", 7, List.of(STANDING)));
        assertThat(read("{\"order\":{\"id\":\"id\",\"kind\":\"PURGE\"}}", RegisterReportAnswer.class).order()).isNull();
    }

    @Test
    void whatAnEarlierProgramDoesNotSayIsNothing() throws Exception {
        assertThat(read("{\"storeNumber\":\"0107\",\"signingKey\":\"key\",\"takenUpTo\":1}", ChannelStanding.class)
                .orders()).isEmpty();
        assertThat(read("{\"activationCode\":\"code\"}", CodeRedemption.class).activated()).isEmpty();
        Downloads told = read("{\"state\":\"Applied\",\"tries\":0,\"attempts\":[]}", Downloads.class);
        assertThat(told.takes(DownloadOrder.Kind.FULL)).isFalse();
        assertThat(REPORT.downloads().takes()).containsExactly("RETRY", "CANCEL", "FULL");
    }

    private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return WireJson.mapper().readValue(json, type);
    }

    private static void addToEveryObject(JsonNode node) {
        node.forEach(LaterVersionsTest::addToEveryObject);
        if (node instanceof ObjectNode object) {
            object.putObject("later").put("than", "this");
            object.put("alsoLater", 1);
        }
    }
}
