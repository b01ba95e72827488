package org.evertill.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RefusingPort;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.offlinedb.RegisterInspection;
import org.evertill.offlinedb.SampleSales;
import org.evertill.offlinedb.UnsentRecords;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivateCommandTest {
    private static final String REGISTER = "01";
    private static final String OTHER_REGISTER = "03";

    @TempDir
    static Path server;

    private static ScaleUnit scaleUnit;

    @TempDir
    Path parent;

    @BeforeAll
    static void startAScaleUnit() throws Exception {
        scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(server), Clock.systemUTC()).start();
    }

    @AfterAll
    static void stopIt() throws Exception {
        scaleUnit.close();
    }

    @Test
    void aCodeMakesAFolderARegister() throws Exception {
        ConfigureRun run = activate(code(REGISTER));
        RegisterActivation activation = activationOf(data());
        assertThat(run).isEqualTo(new ConfigureRun(0, "Activated: register 01 of store "
                + ScaleUnit.DEMO_STORE_NUMBER + ", incarnation " + activation.identity().incarnation() + ".\n"
                + "Next: 'evertill configure create-offline-database --data " + data() + "'.\n", ""));
        assertThat(activation.scaleUnitAddress()).isEqualTo(scaleUnit.address().toString());
        assertThat(activation.deviceToken()).isNotBlank();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data()))).isEqualTo("rwx------");
    }

    @Test
    void aSecondUseOfACodeIsRefusedAndChangesNothing() throws Exception {
        String code = code(REGISTER);
        activate(code);
        RegisterActivation first = activationOf(data());
        ConfigureRun run = activate(code);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("evertill configure: The scale unit at " + scaleUnit.address()
                + " does not take this code: it is unknown, was used before, or is too old. Nothing was changed at"
                + " this till. Check what was typed, or ask headquarters for a new code.\n");
        assertThat(activationOf(data())).isEqualTo(first);
    }

    @Test
    void anUnknownCodeMakesNoFolder() throws Exception {
        ConfigureRun run = activate("AAAA-AAAA-AAAA", "--json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().get("outcome").asText()).isEqualTo("refused");
        assertThat(run.json().get("reason").asText()).isEqualTo("unknown-activation-code");
        assertThat(data()).doesNotExist();
    }

    @Test
    void anUnreachableScaleUnitIsASentence() throws Exception {
        try (RefusingPort port = new RefusingPort()) {
            ConfigureRun run = ConfigureRun.of("activate", "--data", data(), "--scale-unit", port.address(), "--code",
                    "AAAA");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("cannot be reached", "Nothing was changed at this till",
                    "Check the address").hasLineCount(1);
            assertThat(data()).doesNotExist();
        }
    }

    @Test
    void aWebPageIsNotToldTheCode() throws Exception {
        try (WebPage page = WebPage.answering("text/html", "<html>Sign in to the network</html>")) {
            ConfigureRun run = ConfigureRun.of("activate", "--data", data(), "--scale-unit", page.address(),
                    "--code", "AAAA");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("There is no scale unit at " + page.address(), "GET /api/v1/health",
                    "text/html where application/json was due", "sign-in page").hasLineCount(1);
            assertThat(data()).doesNotExist();
        }
    }

    @Test
    void plainHttpToAnotherMachineIsRefused() {
        ConfigureRun run = ConfigureRun.of("activate", "--data", data(), "--scale-unit",
                "http://scale-unit.example:8480", "--code", "AAAA");
        assertThat(run).isEqualTo(new ConfigureRun(1, "", "evertill configure: The scale unit at"
                + " http://scale-unit.example:8480 would be spoken to in clear; plain http is for this machine only,"
                + " use https. Nothing was changed at this till.\n"));
        assertThat(data()).doesNotExist();
    }

    @Test
    void aFolderInUseIsLeftToItsRegisterAndTheCodeStaysGood() throws Exception {
        activate(code(REGISTER));
        RegisterActivation first = activationOf(data());
        String code = code(REGISTER);
        try (OfflineDatabase running = OfflineDatabase.open(data())) {
            for (ConfigureRun run : List.of(activate(code), activate(code, "--dry-run"))) {
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.err()).contains("is in use").hasLineCount(1);
            }
            assertThat(running.identities().current()).contains(first);
        }
        assertThat(activate(code).exitCode()).isZero();
    }

    @Test
    void aNewerJournalIsLeftAsItIsAndTheCodeStaysGood() throws Exception {
        OfflineDatabase.open(data()).close();
        int version = journalVersion();
        setJournalVersion(99);
        String code = code(REGISTER);
        for (ConfigureRun run : List.of(activate(code), activate(code, "--dry-run"))) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("is older than the data", "Nothing was changed").hasLineCount(1);
        }
        setJournalVersion(version);
        assertThat(activate(code).exitCode()).isZero();
    }

    @Test
    void aFolderThatCannotBeMadeDoesNotUseUpTheCode() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "no folder");
        String code = code(REGISTER);
        ConfigureRun run = ConfigureRun.of("activate", "--data", file.resolve("data"), "--scale-unit",
                scaleUnit.address(), "--code", code);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("cannot be made", "The code was not used").hasLineCount(1);
        assertThat(activate(code).exitCode()).isZero();
    }

    @Test
    void activatingAgainBeginsAnIncarnationAndKeepsWhatIsUnsent() throws Exception {
        activate(code(REGISTER));
        RegisterActivation first = activationOf(data());
        SalesTransaction sale = sell();
        ConfigureRun foreseen = activate("AAAA", "--dry-run", "--json");
        assertThat(foreseen.json().get("unsent").get("sales").asLong()).isOne();
        assertThat(activationOf(data())).isEqualTo(first);
        ConfigureRun run = activate(code(REGISTER));
        assertThat(run.out()).contains("1 unsent sale (" + sale.totals().total().toPlainString()
                + " USD) and 0 other unsent records are kept and will still be sent.");
        assertThat(activationOf(data()).identity()).isEqualTo(new RegisterIdentity(
                ScaleUnit.DEMO_STORE_NUMBER, REGISTER, first.identity().incarnation() + 1));
        try (RegisterInspection inspection = RegisterInspection.of(data()).orElseThrow()) {
            assertThat(inspection.unsent()).isEqualTo(new UnsentRecords(1, 1, Optional.of(SampleSales.NOON),
                    List.of(sale.totals().total()), 0, 0));
        }
    }

    @Test
    void aCodeOfAnotherRegisterIsRefusedWhileSalesAreUnsent() throws Exception {
        activate(code(REGISTER));
        RegisterActivation first = activationOf(data());
        sell();
        ConfigureRun run = activate(code(OTHER_REGISTER));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("The code is for register 03", "1 unsent sale", "of register 01",
                "The code is used up").hasLineCount(1);
        assertThat(activationOf(data())).isEqualTo(first);
    }

    @Test
    void aCodeOfAnotherHeadquartersIsRefusedWhileSalesAreUnsent(@TempDir Path elsewhere) throws Exception {
        activate(code(REGISTER));
        RegisterActivation first = activationOf(data());
        sell();
        try (ScaleUnit other = ScaleUnit.of(ScaleUnitSettings.demo(elsewhere), Clock.systemUTC()).start()) {
            ConfigureRun run = ConfigureRun.of("activate", "--data", data(), "--scale-unit", other.address(),
                    "--code", other.issueActivationCode(REGISTER), "--json");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.json().get("reason").asText()).isEqualTo("unsent-of-other-headquarters");
            assertThat(run.json().get("message").asText()).contains("1 unsent sale", first.scaleUnitAddress());
        }
        assertThat(activationOf(data())).isEqualTo(first);
    }

    @Test
    void aCodeIsOfTheSameHeadquartersThoughTheRegisterHasMissedChangesOfItsKey(@TempDir Path own) throws Exception {
        try (ScaleUnit before = ScaleUnit.of(ScaleUnitSettings.demo(own), Clock.systemUTC()).start()) {
            ConfigureRun.of("activate", "--data", data(), "--scale-unit", before.address(), "--code",
                    before.issueActivationCode(REGISTER));
        }
        RegisterActivation first = activationOf(data());
        sell();
        Headquarters headquarters = new Headquarters(own.resolve("headquarters"), Clock.systemUTC());
        headquarters.start();
        headquarters.rotateKey(Duration.ZERO);
        headquarters.rotateKey(Duration.ZERO);
        headquarters.stop();
        try (ScaleUnit after = ScaleUnit.of(ScaleUnitSettings.demo(own), Clock.systemUTC()).start()) {
            ConfigureRun run = ConfigureRun.of("activate", "--data", data(), "--scale-unit", after.address(), "--code",
                    after.issueActivationCode(REGISTER));
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("are kept and will still be sent");
        }
        assertThat(activationOf(data())).satisfies(now -> {
            assertThat(now.identity().incarnation()).isEqualTo(first.identity().incarnation() + 1);
            assertThat(now.signingKey()).isNotEqualTo(first.signingKey());
        });
    }

    @Test
    void aCodeOfAnotherRegisterBeginsAnewOnceEverythingIsSent() throws Exception {
        activate(code(REGISTER));
        try (OfflineDatabase database = OfflineDatabase.open(data())) {
            database.journal(activationOf(data()).identity()).writeDraft(new SampleSales(3).cart(2));
        }
        ConfigureRun run = activate(code(OTHER_REGISTER));
        assertThat(run.out()).contains("Activated: register 03", "What register 01 of store "
                + ScaleUnit.DEMO_STORE_NUMBER + " had fetched, and its running sale, are thrown away; its journal"
                + " stays.");
        RegisterIdentity now = activationOf(data()).identity();
        assertThat(now.registerNumber()).isEqualTo(OTHER_REGISTER);
        try (OfflineDatabase database = OfflineDatabase.open(data())) {
            assertThat(database.journal(now).restore().draft()).isEmpty();
        }
    }

    @Test
    void aDryRunMakesNothingAndDoesNotUseTheCode() throws Exception {
        String code = code(REGISTER);
        ConfigureRun run = activate(code, "--dry-run");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("would become a register", "Nothing was changed");
        assertThat(data()).doesNotExist();
        assertThat(activate(code).exitCode()).isZero();
    }

    @Test
    void theResultIsOneJsonObjectWithoutTheToken() throws Exception {
        ConfigureRun run = activate(code(REGISTER), "--json");
        RegisterActivation activation = activationOf(data());
        assertThat(run.json().properties().stream().map(member -> member.getKey())).containsExactly(
                "command", "outcome", "dryRun", "storeNumber", "registerNumber", "incarnation", "scaleUnit",
                "activatedAt", "previous", "unsent");
        assertThat(run.json().get("incarnation").asLong()).isEqualTo(activation.identity().incarnation());
        assertThat(run.out()).doesNotContain(activation.deviceToken());
    }

    private Path data() {
        return parent.resolve("register");
    }

    private ConfigureRun activate(String code, String... more) {
        Object[] arguments = new Object[7 + more.length];
        System.arraycopy(new Object[] {"activate", "--data", data(), "--scale-unit", scaleUnit.address(),
            "--code", code}, 0, arguments, 0, 7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return ConfigureRun.of(arguments);
    }

    private static String code(String register) throws Exception {
        return scaleUnit.issueActivationCode(register);
    }

    private static RegisterActivation activationOf(Path folder) throws Exception {
        try (RegisterInspection inspection = RegisterInspection.of(folder).orElseThrow()) {
            return inspection.activation().orElseThrow();
        }
    }

    private SalesTransaction sell() throws Exception {
        SalesTransaction sale = new SampleSales(3).sale();
        try (OfflineDatabase database = OfflineDatabase.open(data())) {
            database.journal(database.identities().current().orElseThrow().identity()).commit(List.of(sale));
        }
        return sale;
    }

    private int journalVersion() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + data().resolve(OfflineDatabase.JOURNAL));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }

    private void setJournalVersion(int version) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + data().resolve(OfflineDatabase.JOURNAL));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + version);
        }
    }
}
