package org.evertill.verification.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.operation.OfflineDecision;
import org.evertill.commerce.operation.Prompt;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.SwitchConnection;
import org.evertill.commerce.operation.VoidTransaction;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.ConfigureProcess;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.proxy.Fault;
import org.evertill.verification.proxy.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fields of the offline profile, published at headquarters, at work in a real register over a line that fails. */
@Timeout(240)
@Order(8)
class OfflineProfileInTheHouseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** As published, but with time for a machine that is busy with other tests. */
    private static final OfflineProfile STANDARD =
            OfflineProfile.of("standard", "Standard", OfflineProfileField::published)
                    .with(OfflineProfileField.REQUEST_TIMEOUT, OfflineProfileField.REQUEST_TIMEOUT.highest());
    private static final DemoPeople.Person MANAGER = DemoPeople.MANAGER;

    @TempDir
    private Path folder;
    private Path data;
    private ScaleUnit scaleUnit;
    private FaultProxy proxy;

    @BeforeEach
    void openTheHouse() throws Exception {
        data = folder.resolve("register");
        scaleUnit = ScaleUnit.of(
                ScaleUnitSettings.demo(folder.resolve("scale-unit")), Clock.systemUTC()).start();
        proxy = FaultProxy.before(new InetSocketAddress("127.0.0.1", scaleUnit.address().getPort()));
        ConfigureProcess.activate(data, proxy.httpUri().toString(), scaleUnit.issueActivationCode("01"));
    }

    @AfterEach
    void closeTheHouse() throws Exception {
        proxy.close();
        scaleUnit.close();
    }

    @Test
    void theHealthCheckBringsTheRegisterBackWithoutASaleBeingBegun() throws Exception {
        publish(standard -> standard.with(OfflineProfileField.ADVANCED_OFFLINE_SWITCHING, true)
                .with(OfflineProfileField.HEALTH_CHECK_INTERVAL, OfflineProfileField.HEALTH_CHECK_INTERVAL.lowest()));
        try (HeadlessRegister register = signedOn()) {
            proxy.set(Fault.refuse());
            register.press(SellProduct.one("10001"));
            assertThat(session(register).connection().cause()).isEqualTo(SwitchCause.CONNECTION_REFUSED);
            register.press(new VoidTransaction());
            register.screen().await("trying by itself and failing", shown ->
                    shown.session().connection().attempts() > 0, PATIENCE);
            assertThat(session(register).connection().state()).isEqualTo(ConnectionState.OFFLINE);
            proxy.set(Fault.pass());
            register.screen().await("online again by itself", shown ->
                    shown.session().connection().isOnline(), PATIENCE);
            assertThat(session(register).connection().cause()).isEqualTo(SwitchCause.RECONNECTED);
            assertThat(session(register).cart()).isEmpty();
        }
    }

    @Test
    void aManagerTakesTheRegisterOffASilentLineBeforeAnybodySignsOn() throws Exception {
        publish(standard -> standard.with(OfflineProfileField.MANUAL_SWITCH_BEFORE_SIGN_ON, true));
        signedOn().close();
        try (HeadlessRegister register = signedOff()) {
            proxy.set(Fault.hang());
            prove(register, DemoPeople.CASHIER, DemoPeople.CASHIER.pin());
            assertThat(register.screen().takeRefusal()).map(Refusal::reason).contains(RefusalReason.NOT_PERMITTED);
            for (int attempt = 0; attempt < 4; attempt++) {
                prove(register, MANAGER, "0000");
                assertThat(register.screen().takeRefusal()).contains(Refusal.of(RefusalReason.WRONG_PIN));
            }
            prove(register, MANAGER, MANAGER.pin());
            assertThat(session(register).connection().state()).isEqualTo(ConnectionState.DISCONNECTED);
            assertThat(session(register).worker()).isEmpty();
        }
        assertThat(newestSwitch()).contains("\"workerNumber\":\"" + MANAGER.workerNumber() + "\"",
                SwitchCause.DISCONNECTED_BY_WORKER.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        try (HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { })) {
            assertThat(session(register).connection().state()).isEqualTo(ConnectionState.DISCONNECTED);
            assertThat(session(register).connection().switchedBy()).isEqualTo(MANAGER.workerNumber());
        }
    }

    @Test
    void wrongPinsBeforeSignOnLockTheWorkerOutAndARestartDoesNotLetThemBackIn() throws Exception {
        publish(standard -> standard.with(OfflineProfileField.MANUAL_SWITCH_BEFORE_SIGN_ON, true));
        signedOn().close();
        try (HeadlessRegister register = signedOff()) {
            for (int attempt = 0; attempt < 5; attempt++) {
                prove(register, MANAGER, "0000");
            }
            register.screen().takeRefusal();
        }
        try (HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { })) {
            prove(register, MANAGER, MANAGER.pin());
            assertThat(register.screen().takeRefusal()).map(Refusal::reason)
                    .contains(RefusalReason.TOO_MANY_ATTEMPTS);
            assertThat(session(register).connection().state()).isEqualTo(ConnectionState.ONLINE);
        }
    }

    @Test
    void withTheOfflineDatabaseFirstALookUpNeedsNoNetworkAndTheRegisterStaysOnline() throws Exception {
        publish(standard -> standard
                .with(OfflineProfileField.LOOKUP_SOURCE, LookupSource.OFFLINE_DATABASE.ordinal()));
        try (HeadlessRegister register = signedOn()) {
            proxy.set(Fault.hang());
            register.press(SellProduct.one("10001"));
            register.press(SellProduct.one("10002"));
            assertThat(session(register).cart().orElseThrow().lines()).hasSize(2);
            assertThat(session(register).connection().state()).isEqualTo(ConnectionState.ONLINE);
            proxy.set(Fault.pass());
            register.press(new VoidTransaction());
        }
    }

    @Test
    void theCashierIsAskedBeforeTheRegisterGoesOffline() throws Exception {
        publish(standard -> standard.with(OfflineProfileField.PROMPT_ON_SEAMLESS_OFFLINE, true)
                .with(OfflineProfileField.REQUEST_TIMEOUT, 5_000));
        try (HeadlessRegister register = signedOn()) {
            register.press(SellProduct.one("10001"));
            proxy.set(Fault.hang());
            register.submit(SellProduct.one("10002"));
            register.submit(SellProduct.one("10003"));
            register.screen().await("asking", shown -> shown.session().connection().asks(), PATIENCE);
            assertThat(session(register).cart().orElseThrow().lines()).hasSize(1);
            register.press(new OfflineDecision(true));
            assertThat(session(register).cart().orElseThrow().lines()).hasSize(3);
            assertThat(session(register).connection().switchedBy()).isEqualTo(MANAGER.workerNumber());
            proxy.set(Fault.pass());
            register.press(new VoidTransaction());
        }
    }

    private void publish(UnaryOperator<OfflineProfile> change) throws Exception {
        scaleUnit.headquarters().masters().save(List.of(OfflineProfileRow.of(change.apply(STANDARD))));
        scaleUnit.publish();
    }

    /** A register that has its packages, with the manager signed on. */
    private HeadlessRegister signedOn() throws Exception {
        HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { });
        register.signOn(MANAGER.workerNumber(), MANAGER.pin());
        OfflineProfile published = scaleUnit.headquarters().masters()
                .rows(ChannelTables.OFFLINE_PROFILE).stream()
                .map(OfflineProfileRow::profile).filter(each -> each.code().equals("standard")).findFirst()
                .orElseThrow();
        register.screen().await("ready, with its profile", shown ->
                shown.session().connection().canSellOffline()
                        && shown.session().profile().equals(published), PATIENCE);
        return register;
    }

    private HeadlessRegister signedOff() throws Exception {
        HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { });
        assertThat(session(register).worker()).isEmpty();
        assertThat(session(register).profile().manualSwitchBeforeSignOn()).isTrue();
        return register;
    }

    private static void prove(HeadlessRegister register, DemoPeople.Person who, String pin)
            throws InterruptedException {
        register.press(new SwitchConnection());
        Optional<Prompt> prompt = register.screen().newest().prompt();
        assertThat(prompt).get().isInstanceOf(Prompt.Authorization.class);
        register.press(((Prompt.Authorization) prompt.orElseThrow()).then().apply(who.workerNumber(), pin));
    }

    private static RegisterSession session(HeadlessRegister register) {
        return register.screen().newest().session();
    }

    private String newestSwitch() throws Exception {
        try (Connection connection = new SqliteFile(data.resolve("journal.db")).openReader();
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("SELECT payload FROM journal_record"
                        + " WHERE kind = 'connection-switched' ORDER BY sequence DESC LIMIT 1")) {
            assertThat(newest.next()).isTrue();
            return new String(newest.getBytes(1), StandardCharsets.UTF_8);
        }
    }
}
