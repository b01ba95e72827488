package org.evertill.installer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.PauseNote;
import org.evertill.offlinedb.SampleSales;
import org.evertill.offlinedb.ScaleUnitWord;
import org.evertill.offlinedb.TemporaryRegister;
import org.evertill.offlinedb.UploadQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
    private static final Clock LATER =
            Clock.fixed(SampleSales.NOON.plus(Duration.ofHours(3)), ZoneOffset.UTC);

    @TempDir
    Path folder;
    @TempDir
    Path headquartersFolder;

    @Test
    void aFolderWithoutARegisterIsASentence() {
        ConfigureRun run = ConfigureRun.of("status", "--data", folder);
        assertThat(run).isEqualTo(new ConfigureRun(1, "", "evertill configure: There is no register in " + folder
                + ". Check the folder, or make it one with 'configure activate'.\n"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatWasNeverActivatedSaysWhatToDo() throws Exception {
        OfflineDatabase.open(folder).close();
        ConfigureRun run = ConfigureRun.of("status", "--data", folder);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("not activated", "run 'configure activate' with a code");
        assertThat(ConfigureRun.of("status", "--json", "--data", folder).json().get("readiness").asText())
                .isEqualTo("not-activated");
    }

    @Test
    void tellsARunningRegisterWithoutDisturbingIt() throws Exception {
        SampleSales sales = new SampleSales(11);
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().commit(List.of(sales.signedOn()));
            UploadQueue uploads = register.database().uploads(InstantSource.system());
            UploadRecord signOn = uploads.next(1, 1_000_000).getFirst();
            ScaleUnitWord.accepts(uploads, List.of(signOn));
            SalesTransaction sale = sales.sale();
            register.journal().commit(List.of(sale));
            JsonNode json = ConfigureRun.at(LATER, "status", "--json", "--data", folder).json();
            assertThat(json.properties().stream().map(member -> member.getKey())).containsExactly("command", "outcome",
                    "dryRun", "dataFolder", "running", "activated", "storeNumber", "registerNumber", "incarnation",
                    "scaleUnit", "activatedAt", "firstSignOn", "unsent", "setAside", "unreadSales", "acknowledged",
                    "packages", "bytes", "supportOffline", "readiness", "missingParts", "pricesKnownAt",
                    "pausedBy", "missing");
            assertThat(json.get("running").asBoolean()).isTrue();
            assertThat(json.get("registerNumber").asText()).isEqualTo("R01");
            assertThat(json.get("firstSignOn").asText()).isEqualTo(SampleSales.NOON.toString());
            String amount = sale.totals().total().toPlainString();
            assertThat(json.get("unsent")).hasToString("{\"records\":1,\"sales\":1,\"oldest\":\"" + SampleSales.NOON
                    + "\",\"amounts\":[{\"currency\":\"USD\",\"amount\":\"" + amount + "\"}],\"unreadable\":0}");
            assertThat(json.get("acknowledged")).hasToString("{\"incarnation\":1,\"sequence\":1,\"hash\":\""
                    + HexFormat.of().formatHex(signOn.hash()) + "\"}");
            assertThat(json.get("readiness").asText()).isEqualTo("never-synchronised");
            assertThat(json.get("missingParts")).hasToString("[\"staff\",\"prices\",\"taxes\",\"profile\"]");
            assertThat(StreamSupport.stream(json.get("missing").spliterator(), false).map(JsonNode::asText))
                    .containsExactly("it has no private package: run 'configure create-offline-database'");
            ConfigureRun run = ConfigureRun.at(LATER, "status", "--data", folder);
            assertThat(run.out()).contains("R01 of store S001, incarnation 1", "(the register is running)",
                    "1 unsent sale (" + amount + " USD) and 0 other unsent records, the oldest of "
                            + SampleSales.NOON, "record 1, hash",
                    "not ready: no staff, no prices, no taxes, no profile");
            assertThat(run.out()).doesNotContain("token-1");
            register.journal().commit(List.of(sales.sale()));
            assertThat(uploads.unsent().sales()).isEqualTo(2);
        }
    }

    @Test
    void saysThatASaleWaitsForAnotherProgram() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().writeDraft(new SampleSales(5).cart(3));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE draft SET cart = '{}'");
        }
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            assertThat(register.journal().restore().saleSetAside()).isTrue();
        }
        assertThat(ConfigureRun.at(LATER, "status", "--json", "--data", folder).json().get("unreadSales").asInt())
                .isOne();
        assertThat(ConfigureRun.at(LATER, "status", "--data", folder).out()).contains(
                "it keeps a sale that was running and that this program cannot read: the program that wrote it");
    }

    @Test
    void saysOfEachPartThatIsMissingWhatToDo() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(folder,
                new RegisterIdentity(SmallStore.STORE, SmallStore.REGISTER, 1))) {
            PackageFixture headquarters = new PackageFixture(headquartersFolder);
            headquarters.install(register.database().generations(DatabaseKind.REFERENCE), 1);
            headquarters.install(register.database().generations(DatabaseKind.PRIVATE),
                    headquarters.write(DatabaseKind.PRIVATE, 1, SmallStore.rows(DatabaseKind.PRIVATE).stream()
                            .filter(row -> row.table() != ChannelTables.OFFLINE_PROFILE).toList()));
            JsonNode json = ConfigureRun.at(LATER, "status", "--json", "--data", folder).json();
            assertThat(json.get("readiness").asText()).isEqualTo("not-ready");
            assertThat(json.get("missingParts")).hasToString("[\"profile\"]");
            assertThat(json.get("pricesKnownAt").asText()).isEqualTo(PackageFixture.NOW.toString());
            ConfigureRun run = ConfigureRun.at(LATER, "status", "--data", folder);
            assertThat(run.out()).contains("not ready: no profile",
                    "no offline profile is published for it, so the published defaults hold");
            headquarters.install(register.database().generations(DatabaseKind.PRIVATE), 2);
            assertThat(ConfigureRun.at(LATER, "status", "--data", folder).out()).contains("ready for an outage")
                    .doesNotContain("not ready");
            assertThat(ConfigureRun.at(LATER, "status", "--json", "--data", folder).json().get("readiness").asText())
                    .isEqualTo("ready");
        }
    }

    @Test
    void saysWhenTheOfflineProfilePausesSynchronization() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            new PauseNote(register.database().folder()).keep(Optional.of("Store 7, stocktaking"));
            assertThat(ConfigureRun.at(LATER, "status", "--data", folder).out()).contains(
                    "the offline profile 'Store 7, stocktaking' pauses synchronization: sales are uploaded");
            assertThat(ConfigureRun.at(LATER, "status", "--json", "--data", folder).json().get("pausedBy").asText())
                    .isEqualTo("Store 7, stocktaking");
            new PauseNote(register.database().folder()).keep(Optional.empty());
            assertThat(ConfigureRun.at(LATER, "status", "--data", folder).out()).doesNotContain("paused");
        }
    }

    @Test
    void everyCommandExplainsItselfAndItsExitCodes() {
        for (String command : List.of("activate", "create-offline-database", "status", "test-connection",
                "trust")) {
            ConfigureRun run = ConfigureRun.of(command, "--help");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("--json", "--dry-run", "Exit codes:", "refused or failed");
        }
        assertThat(ConfigureRun.of("--help").out()).contains("activate", "create-offline-database", "status",
                "test-connection", "trust", "Exit codes:");
        assertThat(ConfigureRun.of("status").exitCode()).isEqualTo(2);
    }
}
