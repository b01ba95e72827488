package org.evertill.installer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterInspection;
import org.evertill.offlinedb.SampleSales;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.headquarters.DownloadSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateOfflineDatabaseCommandTest {
    private static final String OFFLINE_REGISTER = "01";
    private static final String ONLINE_REGISTER = "02";

    @TempDir
    Path parent;

    private ScaleUnit scaleUnit;

    @BeforeEach
    void startAScaleUnit() throws Exception {
        scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(parent.resolve("server")), Clock.systemUTC()).start();
    }

    @AfterEach
    void stopIt() throws Exception {
        scaleUnit.close();
    }

    @Test
    void fetchesBothPackagesAndIsUpToDateTheNextTime() throws Exception {
        activate(OFFLINE_REGISTER);
        ConfigureRun run = create();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList()).satisfiesExactly(
                line -> assertThat(line).isEqualTo("private package: asking the scale unit"),
                line -> assertThat(line).matches("private package 1: fetching [\\d.]+ kB, 0 %"),
                line -> assertThat(line).isEqualTo("private package 1: checking and putting together"),
                line -> assertThat(line).isEqualTo("reference package: asking the scale unit"),
                line -> assertThat(line).matches("reference package 1: fetching [\\d.]+ kB, 0 %"),
                line -> assertThat(line).isEqualTo("reference package 1: checking and putting together"),
                line -> assertThat(line).matches(
                        "private package 1: installed, \\d+ rows, .* kB \\(.* kB fetched\\) in .* s"),
                line -> assertThat(line).matches(
                        "reference package 1: installed, \\d+ rows, .* kB \\(.* kB fetched\\) in .* s"),
                line -> assertThat(line).contains("can sell offline"));
        List<String> installed = masterFiles();
        ConfigureRun again = create("--json");
        assertThat(again.exitCode()).isZero();
        JsonNode reference = again.json().get("packages").get("reference");
        assertThat(reference.get("outcome").asText()).isEqualTo("up-to-date");
        assertThat(reference.get("version").asLong()).isOne();
        assertThat(reference.get("rows").asLong()).isGreaterThan(590);
        assertThat(reference.get("fetchedBytes").asLong()).isZero();
        assertThat(again.err()).contains("reference package: asking the scale unit");
        assertThat(masterFiles()).isEqualTo(installed);
    }

    @Test
    void headquartersKnowsWhereItStandsBeforeAnybodySignsOn() throws Exception {
        activate(OFFLINE_REGISTER);
        assertThat(session().state()).isEqualTo(DownloadState.STARTED);
        create();
        scaleUnit.collectReports();
        assertThat(session()).extracting(DownloadSession::state, DownloadSession::installed, DownloadSession::behind,
                DownloadSession::tries).containsExactly(DownloadState.APPLIED, 1L, 0L, 0);
        assertThat(session().lastSuccessAt()).isPresent();
    }

    private DownloadSession session() throws Exception {
        return scaleUnit.headquarters().sessions()
                .of("offline-" + ScaleUnit.DEMO_STORE_NUMBER + "-" + OFFLINE_REGISTER);
    }

    @Test
    void bringsWhatIsNewerAndStatusIsReadyThen() throws Exception {
        activate(OFFLINE_REGISTER);
        create();
        scaleUnit.publishInFull();
        assertThat(create("--json").json().get("packages").get("reference").get("version").asLong()).isEqualTo(2);
        JsonNode status = ConfigureRun.of("status", "--json", "--data", data()).json();
        assertThat(status.get("readiness").asText()).isEqualTo("ready");
        assertThat(status.get("supportOffline").asBoolean()).isTrue();
        assertThat(status.get("packages").get("private").get("version").asLong()).isEqualTo(2);
        assertThat(status.get("bytes").get("reference").asLong()).isPositive();
        assertThat(status.get("missing")).hasToString("[\"nobody has signed on since activation: synchronisation begins"
                + " with the first sign-on\"]");
    }

    @Test
    void throwingTheFilesAwayCostsNothingButAnotherRun() throws Exception {
        activate(OFFLINE_REGISTER);
        create();
        try (OfflineDatabase database = OfflineDatabase.open(data())) {
            database.journal(database.identities().current().orElseThrow().identity())
                    .commit(List.of(new SampleSales(5).sale()));
        }
        for (String file : masterFiles()) {
            Files.delete(data().resolve(file));
        }
        assertThat(create().exitCode()).isZero();
        try (RegisterInspection inspection = RegisterInspection.of(data()).orElseThrow()) {
            assertThat(inspection.installed(DatabaseKind.REFERENCE)).isPresent();
            assertThat(inspection.unsent().sales()).isOne();
        }
    }

    @Test
    void supportOfflineNoIsRefusedWithASentence() throws Exception {
        activate(ONLINE_REGISTER);
        for (ConfigureRun run : List.of(create(), create("--dry-run"))) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("evertill configure: Headquarters says Support offline = No for register 02"
                    + " of store " + ScaleUnit.DEMO_STORE_NUMBER + ". It got no offline database and sells only while"
                    + " the scale unit answers. If it is to sell offline, ask headquarters to set Support offline = Yes"
                    + " and to publish, then run this again.\n");
        }
        assertThat(masterFiles()).noneMatch(name -> name.startsWith("reference"));
        assertThat(ConfigureRun.of("status", "--json", "--data", data()).json().get("readiness").asText())
                .isEqualTo("not-supported");
    }

    @Test
    void aFolderThatIsNotActivatedIsRefused() throws Exception {
        assertThat(create().err()).contains("There is no register in").hasLineCount(1);
        assertThat(data()).doesNotExist();
        OfflineDatabase.open(data()).close();
        for (ConfigureRun run : List.of(create(), create("--dry-run"))) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("is not activated", "Run 'configure activate' first").hasLineCount(1);
        }
    }

    @Test
    void aRunningRegisterIsLeftAlone() throws Exception {
        activate(OFFLINE_REGISTER);
        try (OfflineDatabase running = OfflineDatabase.open(data())) {
            for (ConfigureRun run : List.of(create(), create("--dry-run"))) {
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.err()).contains("is in use").hasLineCount(1);
            }
            assertThat(running.generations(DatabaseKind.REFERENCE).current()).isEmpty();
        }
    }

    @Test
    void aScaleUnitThatIsAwayIsASentenceAndKeepsWhatIsInstalled() throws Exception {
        activate(OFFLINE_REGISTER);
        create();
        List<String> installed = masterFiles();
        scaleUnit.close();
        ConfigureRun run = create();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("cannot be reached", "Nothing was changed").hasLineCount(1);
        assertThat(masterFiles()).isEqualTo(installed);
    }

    @Test
    void aTokenThatWasReplacedElsewhereSaysToActivateAgain() throws Exception {
        activate(OFFLINE_REGISTER);
        ConfigureRun.of("activate", "--data", parent.resolve("elsewhere"), "--scale-unit", scaleUnit.address(),
                "--code", scaleUnit.issueActivationCode(OFFLINE_REGISTER));
        ConfigureRun run = create();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("does not accept this register", "run 'configure activate'").hasLineCount(1);
    }

    @Test
    void packagesOfAnotherHeadquartersAreRefused() throws Exception {
        activate(OFFLINE_REGISTER);
        try (OfflineDatabase database = OfflineDatabase.open(data());
                Connection journal = DriverManager.getConnection(
                        "jdbc:sqlite:" + data().resolve(OfflineDatabase.JOURNAL));
                Statement statement = journal.createStatement()) {
            assertThat(database.identities().current()).isPresent();
            statement.executeUpdate("UPDATE register_identity SET signing_key = "
                    + "'MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='");
        }
        ConfigureRun run = create("--json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().get("reason").asText()).isEqualTo("not-signed");
        assertThat(masterFiles()).isEmpty();
    }

    @Test
    void anAlteredPackageIsRefusedAndTheRegisterKeepsWhatItHas() throws Exception {
        activate(OFFLINE_REGISTER);
        create();
        scaleUnit.publishInFull();
        alterLargestFile(Edition.whole("store-0107")
                .folder(parent.resolve("server/channel/packages"), TableSchema.newest()).resolve("reference/2"));
        ConfigureRun run = create("--json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().get("reason").asText()).isEqualTo("apply-failed");
        assertThat(run.json().get("message").asText()).contains("The reference package was not installed",
                "is not the one that was signed", "The register keeps version 1", "Run this again");
        try (RegisterInspection inspection = RegisterInspection.of(data()).orElseThrow()) {
            assertThat(inspection.installed(DatabaseKind.REFERENCE).orElseThrow().version()).isOne();
        }
    }

    @Test
    void aDryRunSaysWhatWouldBeFetchedAndFetchesNothing() throws Exception {
        activate(OFFLINE_REGISTER);
        ConfigureRun run = create("--dry-run", "--json");
        assertThat(run.exitCode()).isZero();
        JsonNode reference = run.json().get("packages").get("reference");
        assertThat(reference.get("outcome").asText()).isEqualTo("would-install");
        assertThat(reference.get("fetchedBytes").asLong()).isPositive();
        assertThat(masterFiles()).isEmpty();
        create();
        assertThat(create("--dry-run").out()).contains("reference package 1: already up to date",
                "Nothing was changed.");
    }

    private Path data() {
        return parent.resolve("register");
    }

    private void activate(String register) throws Exception {
        ConfigureRun run = ConfigureRun.of("activate", "--data", data(), "--scale-unit", scaleUnit.address(), "--code",
                scaleUnit.issueActivationCode(register));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private ConfigureRun create(String... more) {
        Object[] arguments = new Object[3 + more.length];
        System.arraycopy(new Object[] {"create-offline-database", "--data", data()}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return ConfigureRun.of(arguments);
    }

    private static void alterLargestFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path largest = files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
            byte[] bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 1;
            Files.write(largest, bytes);
        }
    }

    /** The names of what is installed; all of it can be thrown away. */
    private List<String> masterFiles() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data(), "{reference,private}[-.]*")) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        names.sort(null);
        return names;
    }
}
