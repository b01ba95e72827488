package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.TransactionCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scale-unit set-aside}: what channel and headquarters keep beside their sales is there to be seen. */
class SetAsideCommandTest {
    @TempDir
    private Path folder;
    private UploadRecord unfit;
    private UploadRecord unchained;

    @Test
    void listsWhatChannelAndHeadquartersHaveSetAsideAndWhereAChainDidNotContinue() throws Exception {
        try (ScaleUnit scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start()) {
            assertThat(CommandRun.on(folder, "set-aside")).isEqualTo(new CommandRun(0,
                    "Nothing is set aside, and every chain has continued." + System.lineSeparator(), ""));
            deliver(scaleUnit);
            JsonNode found = WireJson.mapper().readTree(CommandRun.on(folder, "set-aside", "--json").out());
            assertThat(found).hasSize(2).anySatisfy(one -> requirePlace(one, "set-aside", unfit,
                    "the hash does not fit the record's bytes"))
                    .anySatisfy(one -> requirePlace(one, "chain", unchained, "came before the record it follows"));
        }
        refuseAtHeadquarters();
        CommandRun run = CommandRun.on(folder, "set-aside");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("FOUND +WHERE +WHAT +REGISTER +NUMBER +RECORD +WHY\n")
                .containsPattern("Z +channel +set-aside +0107-01-1 +1 +" + unfit.recordId() + " +the hash does not")
                .containsPattern("Z +channel +chain +0107-01-1 +3 +" + unchained.recordId() + " +came before the")
                .containsPattern("Z +headquarters, of store-0107 +set-aside +0108-04-2 +1 +\\S{36} +the record is of"
                        + " store 0108")
                .containsPattern("Z +headquarters, of store-0107 +set-aside +- +- +- +");
        assertThat(WireJson.mapper().readTree(CommandRun.on(folder, "set-aside", "--json", "--last", "1").out()))
                .as("one of each database, newest first").extracting(one -> one.path("database").asText())
                .containsExactly("headquarters", "channel");
    }

    @Test
    void aFolderWithNeitherIsNamed() {
        assertThat(CommandRun.on(folder.resolve("elsewhere"), "set-aside").error())
                .contains("There is no headquarters in").hasLineCount(1);
    }

    private void deliver(ScaleUnit scaleUnit) throws Exception {
        ActivationAnswer answer = HttpCaller.activate(scaleUnit, "01");
        SampleJournal journal = new SampleJournal(HttpCaller.identity(answer));
        unfit = SampleJournal.altered(journal.sale(1));
        journal.sale(2);
        unchained = journal.sale(3);
        new HttpCaller(scaleUnit.address(), answer.deviceToken())
                .upload(new UploadRequest(List.of(unfit, unchained)));
    }

    private void refuseAtHeadquarters() throws Exception {
        Headquarters headquarters = new Headquarters(folder.resolve("headquarters"), Clock.systemUTC());
        headquarters.start();
        try {
            UploadRecord foreign = new SampleJournal(new RegisterIdentity("0108", "04", 2)).sale(1);
            byte[] nothing = "no record".getBytes(StandardCharsets.UTF_8);
            new TransactionCollector(headquarters.database(), "0107", Clock.systemUTC()).take(List.of(
                    new ArrivedRecord(98, foreign.payload(), foreign.previousHash(), foreign.hash()),
                    new ArrivedRecord(99, nothing, nothing, nothing)));
        } finally {
            headquarters.stop();
        }
    }

    private static void requirePlace(JsonNode one, String what, UploadRecord record, String why) {
        assertThat(one.path("database").asText()).isEqualTo("channel");
        assertThat(one.path("what").asText()).isEqualTo(what);
        assertThat(one.path("storeNumber").asText()).isEqualTo("0107");
        assertThat(one.path("registerNumber").asText()).isEqualTo("01");
        assertThat(one.path("incarnation").asLong()).isEqualTo(1);
        assertThat(one.path("sequence").asLong()).isEqualTo(record.sequence());
        assertThat(one.path("recordId").asText()).isEqualTo(record.recordId());
        assertThat(one.path("why").asText()).isEqualTo(why);
        assertThat(one.path("foundAt").asText()).startsWith("20");
    }
}
